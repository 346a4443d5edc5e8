// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/layout/column_mapping.h"
#include "exchange/table/table_reader.h"

#include <vector>

namespace dossier::exchange {

/// Gives a cell that spans rows to each of them, as people see it: one date of arrest for two who were arrested
/// together. `isPerson` by index of the row, false beyond its end; rows in the order of their lines. A name or a number
/// stays with its first row: the rows below speak of the same person.
void spreadMergedCells(const QList<MergedRange> &ranges, const ColumnMapping &mapping, const std::vector<bool> &isPerson, QList<TableRow> &rows);

} // namespace dossier::exchange
