// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace dossier::disclosure {

/// A word as it is compared: letters and digits only.
struct Token {
    QString text;               ///< folded (names/folding.h)
    QString written;            ///< NFKC as it stands: how it sounds can no longer be told from the folded form
    qsizetype source = 0;       ///< which of the strings it stands in
    bool brokenAfter = false;   ///< a hyphen at the end of a line follows: perhaps half a word
};

/// The words of strings in reading order. Ligatures and presentation forms are resolved; invisible
/// characters and apostrophes vanish, so that they split no name.
[[nodiscard]] QList<Token> tokensOf(const QStringList &strings);
[[nodiscard]] QList<Token> tokensOf(const QString &text);
[[nodiscard]] QStringList textsOf(const QList<Token> &tokens);
/// The same with words put together that a line end had divided.
[[nodiscard]] QList<Token> joinedAtLineEnds(const QList<Token> &tokens);

/// Written without borders between words: Chinese, Japanese, Korean names, Thai and its neighbours.
[[nodiscard]] bool isWithoutWordBorders(const QString &text);

} // namespace dossier::disclosure
