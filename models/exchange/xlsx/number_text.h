// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/xlsx/cell_formats.h"

namespace dossier::exchange {

/// The number that a workbook stores as `stored`, as people see it: 1968 and not 1968.0, 0.1 and not
/// 0.10000000000000001 (15 digits, as Excel shows), without percent signs, currencies and separators.
/// Dates by format in ISO 8601: 2024-03-05, 2024-03-05T14:30 where there is a time, 2024-03 and 2024 where the
/// format shows no more, 14:30 for a time alone. Days count from 1899-12-31 with the 29 February 1900 that
/// never was, or from 1904-01-01 (ECMA-376 part 1, 18.17.4). What is not a number stays as it is.
[[nodiscard]] QString numberText(QStringView stored, CellFormat format, bool from1904);

/// A date cell of the strict form, "2024-03-05T00:00:00": without its time where that is midnight.
[[nodiscard]] QString isoText(const QString &stored);

} // namespace dossier::exchange
