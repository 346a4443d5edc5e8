// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/table_reader.h"

#include <QStringView>

namespace dossier::exchange {

/// As many as a sheet can have (ECMA-376 has no limit; every program has this one).
inline constexpr std::int64_t kMostSheetRows = 1'048'576;
inline constexpr int kMostSheetColumns = 16'384;

/// Column of "AB12", from 1; 0 where it is no reference to a cell.
[[nodiscard]] int columnOf(QStringView reference);
/// "A1:C2".
[[nodiscard]] std::optional<MergedRange> rangeOf(QStringView reference);

} // namespace dossier::exchange
