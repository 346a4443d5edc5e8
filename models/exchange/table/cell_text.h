// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace dossier::exchange {

/// A line break inside a cell is LF: the same list saved on another system has the same cells.
[[nodiscard]] QString withPlainBreaks(QString text);
/// Without the control characters that no text of a record may hold, and without the whole of a terminal's control
/// sequence (ECMA-48, section 5.4: ESC [ … final byte), whose tail would stay as letters; a vertical tab or a form feed was a line break.
[[nodiscard]] QString withoutControls(QString text);
/// Something stands there, and nobody sees it: only blanks and what Unicode lets a program ignore (zero width,
/// direction, soft hyphen, variation selectors, fillers). False for blanks alone, which are nothing.
[[nodiscard]] bool isUnseen(QStringView cell);
/// A sign that turns the direction of what stands behind it (U+202A–202E, U+2066–2069), so that a text can be read
/// otherwise than it is stored.
[[nodiscard]] bool turnsDirection(QStringView cell);
/// A code that Unicode keeps from ever being a character (U+FDD0–FDEF, the last two of each plane).
[[nodiscard]] bool hasNoncharacter(QStringView cell);
/// More bytes of UTF-8 than kLongestCell.
[[nodiscard]] bool isLongerThanAnyText(QStringView cell);
/// The form in which words of cells are compared: composed, of single blanks, letter case apart.
[[nodiscard]] QString plainKey(const QString &text);
/// No cell holds more than blanks.
[[nodiscard]] bool isBlankRow(const QStringList &cells);

} // namespace dossier::exchange
