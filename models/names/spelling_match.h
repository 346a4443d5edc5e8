// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace dossier::names {

/// How a search hit meets what was asked, worst first; the rank of results (domain.md, "Names").
enum class SpellingKind {
    None,
    Variant,      ///< another spelling of the name: Mamedov, Məmmədov
    Fold,         ///< equal but for case and marks: Mammadli, məmmədli
    Exact
};

/// A word of the query and the word of the name that it met, both as written.
struct WordMatch {
    SpellingKind kind = SpellingKind::None;
    QString asked = {};
    QString met = {};
    bool begins = false;      ///< the word met goes on: "Məm" met "Məmmədli"

    friend bool operator==(const WordMatch &, const WordMatch &) = default;
};

struct SpellingMatch {
    SpellingKind kind = SpellingKind::None;      ///< of the worst of its words
    QList<WordMatch> words = {};                  ///< one for each word of the query, in its order
};

/// Whether every word of `query` meets a word of `name`, and how: exactly, folded (these two also as its
/// beginning), or as a variant that sounds alike, has another ending or is in another script. Words do
/// not need to be in order; slips of the pen and initials do not meet. None, without words, where a word
/// of the query meets nothing.
[[nodiscard]] SpellingMatch spellingMatch(QStringView query, QStringView name);

} // namespace dossier::names
