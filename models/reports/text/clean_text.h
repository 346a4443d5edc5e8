// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dossier::reports {

/// Text as it may be laid out: tabs and odd spaces become a space, every kind of line end "\n";
/// control characters, bidi controls, other invisible characters, tags and noncharacters are
/// gone; an unpaired surrogate is U+FFFD. Zero-width joiner and non-joiner stay: Persian needs them.
/// What is hidden from the eye would hide from the search for protected names as well.
[[nodiscard]] QString cleanText(const QString &text);

/// "U+1F600".
[[nodiscard]] QString codePointName(char32_t character);

/// True where every character is one that reads left to right or has no direction of its own.
[[nodiscard]] bool isPlainLeftToRight(QStringView text);

/// True for the primary tags of languages written in Arabic or Hebrew letters.
[[nodiscard]] bool isRightToLeftLanguage(const QString &language);

} // namespace dossier::reports
