// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace dossier::exchange {

/// A line break inside a cell is LF: the same list saved on another system has the same cells.
[[nodiscard]] QString withPlainBreaks(QString text);
/// Without the control characters that no text of a record may hold; a vertical tab or a form feed was a line break.
[[nodiscard]] QString withoutControls(QString text);
/// More bytes of UTF-8 than kLongestCell.
[[nodiscard]] bool isLongerThanAnyText(QStringView cell);
/// No cell holds more than blanks.
[[nodiscard]] bool isBlankRow(const QStringList &cells);

} // namespace dossier::exchange
