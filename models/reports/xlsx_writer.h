// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/byte_sink.h"
#include "reports/progress.h"
#include "reports/table_data.h"

namespace dossier::reports {

/// A workbook of one sheet (ECMA-376, part 1): titles in the first row, bold and frozen; widths by what
/// stands in the columns; from right to left where `language` is read so.
///
/// Every cell is a text and nothing else: no formula, number, date or link, whatever it begins with, so
/// that a program for tables runs nothing and changes nothing. None needs an apostrophe; where one stands before
/// a sign of writeCsv() already, one more is written, since the import takes one off. Dates are the
/// same texts as in CSV, since half of them are no days ("2023", "spring 2024"). What XML cannot hold, and
/// what would look like an escape, is written _xHHHH_, as the format says; U+0000 is left out.
///
/// Made in memory: no byte of it lies anywhere but where the sink puts it. No author, program, time or
/// place is in it; the same table gives the same bytes everywhere.
///
/// Errors: InvalidArgument for a row of another length than the columns, for more than 1,048,576 rows or
/// 16,384 columns, and for a cell of more than 32,767 characters, with line and column, since such
/// a file would open damaged; Cancelled; OutOfMemory; those of the sink.
[[nodiscard]] Result<void> writeXlsx(const TableData &table, const QString &language, ByteSink &sink, Progress &progress);

} // namespace dossier::reports
