// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"
#include "exchange/table/table_reader.h"
#include "exchange/import/layout/header_words.h"
#include "exchange/import/cells/list_terms.h"

#include <QDate>

#include <optional>

namespace dossier::exchange {

struct LayoutOptions {
    /// The line of the header as a person gives it, from 1; 0: there is none. Absent: it is looked for.
    std::optional<std::int64_t> headerRow;
    QDate today;                     ///< by which columns of dates without a header are told apart
};

/// Where in a table what stands.
struct ListLayout {
    ColumnMapping mapping;
    qsizetype headerRow = -1;        ///< index among the rows given; −1 where there is none
    int headerLines = 0;             ///< 0, 1, or 2: a line that spans columns above another
    qsizetype firstDataRow = 0;      ///< index; may be the number of rows
    std::int64_t headerLine = 0;     ///< of the file; 0 where there is none
    QStringList titles;              ///< what stands above the header
    base::PartialDate asOf;          ///< a day that a title names, if one only: a proposal
    Findings findings;               ///< duplicate_header, column_guessed

    [[nodiscard]] bool hasName() const;
};

/// Looks at the first rows of a table (50 are enough): title rows above the header, the header in one
/// line or two, or none, where columns are then called "column 1" and proposed by what their cells are. A
/// header is a row of which at least half of the filled cells, and two of them where there are two, are
/// words of `words`; where there is none, the first row, if it holds words only and a name is among them.
[[nodiscard]] ListLayout findLayout(const QList<TableRow> &rows, const LayoutOptions &options, const HeaderWords &words,
                                     const ListTerms &terms);

} // namespace dossier::exchange
