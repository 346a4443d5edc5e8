// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/spelling_match.h"

#include "names/likeness_reason.h"
#include "names/search_keys.h"

#include <algorithm>

namespace dossier::names {

namespace {

/// The asked word may be the beginning of the other in some reading of both.
bool beginsAlike(const HeardWord &asked, const HeardWord &met)
{
    if (asked.unvowelled != met.unvowelled || asked.initial || met.initial)
        return false;
    return std::ranges::any_of(asked.sounds, [&](const Sound &begin) {
        return begin.whole.size() >= kShortestBeginning
            && std::ranges::any_of(met.sounds, [&](const Sound &sound) { return sound.whole.startsWith(begin.whole); });
    });
}

bool isBetter(const WordMatch &one, const WordMatch &other)
{
    if (one.kind != other.kind)
        return one.kind > other.kind;
    const bool initial = one.reason == ReasonCode::Initial;
    const bool otherInitial = other.reason == ReasonCode::Initial;
    return initial != otherInitial ? otherInitial : !one.begins && other.begins;
}

} // namespace

SpellingMatch::SpellingMatch(const QString &query)
    : m_asked(wordsOf(query))
{
    const auto isMark = [](const Word &word) { return isPatronymicMark(word.place.folded); };
    if (m_asked.size() > 1)
        std::erase_if(m_asked, isMark);
    m_meetsInitials = m_asked.size() > 1;
}

std::vector<SpellingMatch::Word> SpellingMatch::wordsOf(QStringView text)
{
    std::vector<Word> words;
    for (NameWord &word : nameWords(text)) {
        const QStringView written = text.mid(word.start, word.end - word.start);
        HeardWord heard = hear(written, word);
        words.push_back({written.toString(), std::move(word), std::move(heard)});
    }
    return words;
}

/// Never Variant.
WordMatch SpellingMatch::plain(const Word &asked, const Word &met)
{
    WordMatch match{.asked = asked.written, .met = met.written};
    if (met.written.startsWith(asked.written))
        match.kind = SpellingKind::Exact;
    else if (met.place.folded.startsWith(asked.place.folded))
        match.kind = SpellingKind::Fold;
    match.begins = match.kind != SpellingKind::None && met.place.folded.size() > asked.place.folded.size();
    return match;
}

WordMatch SpellingMatch::variant(const Word &asked, const Word &met) const
{
    WordMatch match{.kind = SpellingKind::Variant, .asked = asked.written, .met = met.written};
    const LikenessKind kind = likeness(asked.heard, met.heard).kind;
    const bool counts = kind != LikenessKind::None && kind != LikenessKind::OneLetter && kind != LikenessKind::TwoLetters
        && (kind != LikenessKind::Initial || m_meetsInitials);
    if (counts) {
        match.reason = reasonOf(kind, differInScript(asked.heard, met.heard)).value_or(ReasonCode::OtherSpelling);
        return match;
    }
    if (!beginsAlike(asked.heard, met.heard))
        return {.asked = asked.written};
    match.begins = true;
    match.reason = differInScript(asked.heard, met.heard) ? ReasonCode::OtherScript : ReasonCode::OtherSpelling;
    return match;
}

WordMatch SpellingMatch::best(const Word &asked, const std::vector<Word> &met) const
{
    WordMatch best{.asked = asked.written};
    for (const Word &word : met) {
        if (WordMatch match = plain(asked, word); isBetter(match, best))
            best = std::move(match);
    }
    if (best.kind != SpellingKind::None)
        return best;
    best.met.clear();
    for (const Word &word : met) {
        if (WordMatch match = variant(asked, word); isBetter(match, best))
            best = std::move(match);
    }
    return best;
}

QList<WordMatch> SpellingMatch::in(const QStringList &names) const
{
    std::vector<Word> words;
    for (const QString &name : names) {
        for (Word &word : wordsOf(name))
            words.push_back(std::move(word));
    }
    QList<WordMatch> matches;
    for (const Word &asked : m_asked)
        matches.append(best(asked, words));
    return matches;
}

} // namespace dossier::names
