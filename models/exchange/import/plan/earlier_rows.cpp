// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/earlier_rows.h"

#include "exchange/import/layout/printed_row.h"

namespace dossier::exchange {

EarlierRows::EarlierRows(const ReadList &list, const ListTerms &terms, const schema::Vocabularies &vocabularies)
    : m_list(list)
    , m_terms(terms)
    , m_vocabularies(vocabularies)
{
}

ListRow EarlierRows::read(const ListedRow &listed)
{
    const PrintedRow row = readPrintedRow(listed.text);
    const Columns &columns = columnsOf(row.headers);
    Findings said;
    ListRow out = readListRow({0, row.cells},
                              {columns.mapping, m_terms, columns.dates, listed.asOf.latest().value_or(QDate()), true, m_list.letterM}, said);
    if (out.group.isEmpty())
        out.group = listed.group;
    return out;
}

const EarlierRows::Columns &EarlierRows::columnsOf(const QStringList &headers)
{
    if (const auto known = m_columns.constFind(headers); known != m_columns.cend())
        return *known;
    if (!m_words)
        m_words = HeaderWords::ofGlossary(m_vocabularies);
    Columns columns{mappingLike(m_list.mapping, headers, *m_words), {}};
    for (const Column column : std::as_const(columns.mapping.columns)) {
        const qsizetype index = column == Column::None ? -1 : m_list.mapping.columns.indexOf(column);
        columns.dates.append(m_list.dates.value(index));
    }
    return *m_columns.insert(headers, std::move(columns));
}

} // namespace dossier::exchange
