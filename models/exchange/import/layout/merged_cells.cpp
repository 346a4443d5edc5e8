// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/merged_cells.h"

#include <algorithm>
#include <array>

namespace dossier::exchange {

namespace {

/// As many cells as a sheet of 100,000 rows may have in its columns; ranges of a file made to deceive may cover each other.
constexpr qsizetype kMostCells = 4'000'000;

bool isOfOnePerson(Column column)
{
    constexpr std::array kOwn{Column::Number, Column::FullName, Column::GivenName, Column::Surname, Column::Patronymic};
    return std::ranges::find(kOwn, column) != kOwn.end();
}

} // namespace

void spreadMergedCells(const QList<MergedRange> &ranges, const ColumnMapping &mapping, const std::vector<bool> &isPerson, QList<TableRow> &rows)
{
    const auto isPersonAt = [&](qsizetype row) { return std::size_t(row) < isPerson.size() && isPerson[std::size_t(row)]; };
    qsizetype budget = kMostCells;
    for (const MergedRange &range : ranges) {
        const qsizetype column = range.firstColumn - 1;
        if (range.firstRow == range.lastRow || isOfOnePerson(mapping.columns.value(column, Column::None)))
            continue;
        qsizetype row = std::ranges::lower_bound(rows, range.firstRow, {}, &TableRow::line) - rows.begin();
        const QString value = row < rows.size() && rows[row].line == range.firstRow && isPersonAt(row) ? rows[row].cells.value(column) : QString();
        for (++row; !value.isEmpty() && row < rows.size() && rows[row].line <= range.lastRow && --budget > 0; ++row) {
            QStringList &cells = rows[row].cells;
            if (!isPersonAt(row) || !cells.value(column).isEmpty())
                continue;
            cells.resize(std::max(cells.size(), column + 1));
            cells[column] = value;
        }
    }
}

} // namespace dossier::exchange
