// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/known/list_history.h"
#include "exchange/import/layout/header_words.h"
#include "exchange/import/plan/read_list.h"

namespace dossier::exchange {

/// Reads rows of the list's last edition with the columns and dates of this one, so that only what they say differs.
/// Their ages are those of their own day.
class EarlierRows
{
public:
    EarlierRows(const ReadList &list, const ListTerms &terms, const schema::Vocabularies &vocabularies);

    [[nodiscard]] ListRow read(const ListedRow &listed);

private:
    struct Columns {
        ColumnMapping mapping;
        QList<DateReading> dates;
    };
    [[nodiscard]] const Columns &columnsOf(const QStringList &headers);

    const ReadList &m_list;
    const ListTerms &m_terms;
    const schema::Vocabularies &m_vocabularies;
    std::optional<HeaderWords> m_words;          ///< of the glossary, once they are asked for
    QHash<QStringList, Columns> m_columns;       ///< by headers as printed: a row has those of its filled cells
};

} // namespace dossier::exchange
