// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dossier::ui {

/// Tone and icon of a state (visual.md, section 4); the word always stands beside it.
struct Mark {
    QString tone;
    QString icon;
};

/// Of a term of vocabulary "liberty".
[[nodiscard]] Mark libertyMark(const QString &term);
/// Of a term of vocabulary "publication".
[[nodiscard]] Mark publicationMark(const QString &term);
/// Of a term of vocabulary "visibility".
[[nodiscard]] Mark visibilityMark(const QString &term);
/// The token of a day that many days off: red under a week where liberty depends on it, amber up to two.
[[nodiscard]] QString urgencyToken(int daysLeft, bool liberty);

} // namespace dossier::ui
