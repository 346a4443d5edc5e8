// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/read_list.h"

#include "exchange/import/printed_row.h"

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// The whole plan is held in memory, some 16 KiB for a row, until it is applied in one step.
constexpr std::int64_t kMostRows = 100'000;

Result<ColumnMapping> readMapping(const CsvRow &header, const ColumnChoices &choices, const schema::Vocabularies &vocabularies,
                                  std::optional<Finding> &failure)
{
    ColumnMapping mapping = mapHeaders(header.cells, vocabularies);
    applyChosen(choices.remembered, mapping);
    applyChosen(choices.chosen, mapping);
    if (!choices.mapping.isEmpty())
        DOSSIER_TRY(applyMappingFile(choices.mapping, mapping));
    const bool hasName = mapping.has(Column::FullName) || mapping.has(Column::GivenName) || mapping.has(Column::Surname);
    if (!hasName) {
        failure = Finding{header.line, 0, u"no_header"_s, {}};
        return base::fail(ErrorCode::MalformedInput, u"no_header"_s);
    }
    return mapping;
}

/// Columns that nothing is known of: a person with a list of another kind sees it before anything is made.
void noteUnknownColumns(const CsvRow &header, const ColumnChoices &choices, ReadList &list)
{
    for (qsizetype i = 0; i < list.mapping.headers.size(); ++i) {
        const QString &name = list.mapping.headers[i];
        if (list.mapping.columns[i] == Column::None && !name.isEmpty() && !choices.remembered.contains(name) && !choices.chosen.contains(name))
            list.warnings.append({header.line, int(i) + 1, u"column_without_field"_s, name});
    }
}

void addRow(const CsvRow &row, const RowContext &context, ReadList &list)
{
    ListRow read = readListRow(row, context, list.warnings);
    // A total or a heading in the middle of the list: not a person, and said so.
    if (read.name().isEmpty()) {
        ++list.skipped;
        list.warnings.append({row.line, 0, u"row_without_name"_s, read.remains.join("; "_L1)});
        return;
    }
    list.rows.push_back({std::move(read), printRow(context.mapping.headers, row.cells)});
}

} // namespace

Result<ReadList> readList(CsvReader &table, const ColumnChoices &choices, const schema::Vocabularies &vocabularies,
                          const ListTerms &terms, std::optional<Finding> &failure)
{
    const auto next = [&]() -> Result<std::optional<CsvRow>> {
        Result<std::optional<CsvRow>> row = table.next();
        if (!row)
            failure = table.failure();
        return row;
    };
    const auto nothing = [&](std::int64_t line) {
        failure = Finding{line, 0, u"nothing"_s, {}};
        return base::fail(ErrorCode::MalformedInput, u"nothing"_s);
    };
    DOSSIER_ASSIGN(const std::optional<CsvRow> header, next());
    if (!header)
        return nothing(0);
    ReadList list;
    DOSSIER_ASSIGN(list.mapping, readMapping(*header, choices, vocabularies, failure));
    // A mapping file has answered for every column already.
    if (choices.mapping.isEmpty())
        noteUnknownColumns(*header, choices, list);
    const RowContext context{list.mapping, terms};
    for (std::int64_t count = 1;; ++count) {
        DOSSIER_ASSIGN(const std::optional<CsvRow> row, next());
        if (!row)
            break;
        if (count > kMostRows) {
            failure = Finding{row->line, 0, u"too_many_rows"_s, {}};
            return base::fail(ErrorCode::MalformedInput, u"too_many_rows"_s);
        }
        addRow(*row, context, list);
    }
    if (list.rows.empty() && list.skipped == 0)
        return nothing(header->line);
    return list;
}

} // namespace dossier::exchange
