// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/heard_word.h"
#include "names/similarity.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace dossier::names {

/// How a word of a search meets a name, worst first; the rank of results (domain.md, "Names").
enum class SpellingKind {
    None,
    Variant,      ///< another spelling of the name: Mamedov, Məmmədov
    Fold,         ///< equal but for case and marks: Mammadli, məmmədli
    Exact
};

/// A word of the search and the word of a name that it met, both as written.
struct WordMatch {
    SpellingKind kind = SpellingKind::None;
    QString asked = {};
    QString met = {};         ///< empty for None
    bool begins = false;      ///< the word met goes on: "Məm" met "Məmmədli"
    ReasonCode reason = ReasonCode::SameSpelling;   ///< of a Variant: what differs

    friend bool operator==(const WordMatch &, const WordMatch &) = default;
};

/// The words of a search, which say how they meet the names of whom it found: exactly, folded, or as a variant that
/// sounds alike, has another ending, is in another script or an initial; all but the last three as a beginning too.
/// The same rules as search_keys.h; slips of the pen do not meet.
class SpellingMatch
{
public:
    explicit SpellingMatch(const QString &query);

    /// One for each word of the search, in its order: the best among all words of all names, in whatever order they
    /// stand. Marks of a patronymic (oğlu, qızı) say nothing and are left out.
    [[nodiscard]] QList<WordMatch> in(const QStringList &names) const;

private:
    struct Word {
        QString written;
        NameWord place;
        HeardWord heard;
    };

    [[nodiscard]] static std::vector<Word> wordsOf(QStringView text);
    [[nodiscard]] static WordMatch plain(const Word &asked, const Word &met);
    [[nodiscard]] WordMatch variant(const Word &asked, const Word &met) const;
    [[nodiscard]] WordMatch best(const Word &asked, const std::vector<Word> &met) const;

    std::vector<Word> m_asked;
    bool m_meetsInitials = false;    ///< a word alone would meet half of them
};

} // namespace dossier::names
