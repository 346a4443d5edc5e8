// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace dossier::bench {

/// The header of a prisoners' list and `rows` invented people below it, as text with semicolons.
[[nodiscard]] QByteArray listText(int rows);
/// The same cells as a workbook.
[[nodiscard]] QByteArray listWorkbook(int rows);

} // namespace dossier::bench
