// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QChar>

namespace dossier::bench {

inline constexpr int kRows = 100'000;
inline constexpr int kColumns = 13;

/// A list with semicolons in UTF-8, every cell between `quote` unless that is null.
[[nodiscard]] QByteArray textTable(QChar quote);
/// The same shape as a workbook.
[[nodiscard]] QByteArray workbookTable();

} // namespace dossier::bench
