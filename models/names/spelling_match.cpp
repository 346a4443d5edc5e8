// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/spelling_match.h"

#include "names/word_likeness.h"

#include <algorithm>
#include <vector>

namespace dossier::names {

namespace {

struct Word {
    QStringView written;
    NameWord place;
};

std::vector<Word> wordsOf(QStringView text)
{
    std::vector<Word> words;
    for (NameWord &word : nameWords(text)) {
        const QStringView written = text.mid(word.start, word.end - word.start);
        words.push_back({written, std::move(word)});
    }
    return words;
}

bool isVariant(const Word &asked, const Word &met)
{
    switch (likeness(hear(asked.written, asked.place), hear(met.written, met.place)).kind) {
    case LikenessKind::SameSound:
    case LikenessKind::OtherGender:
    case LikenessKind::OtherEnding:
    case LikenessKind::EndingDropped:
    case LikenessKind::OtherVowels:
    case LikenessKind::Skeleton: return true;
    default: return false;
    }
}

/// Never Variant, which costs more to find.
WordMatch plainMatch(const Word &asked, const Word &met)
{
    WordMatch match{.asked = asked.written.toString(), .met = met.written.toString()};
    if (met.written.startsWith(asked.written))
        match.kind = SpellingKind::Exact;
    else if (met.place.folded.startsWith(asked.place.folded))
        match.kind = SpellingKind::Fold;
    match.begins = match.kind != SpellingKind::None && met.place.folded.size() > asked.place.folded.size();
    return match;
}

bool isBetter(const WordMatch &one, const WordMatch &other)
{
    return one.kind != other.kind ? one.kind > other.kind : !one.begins && other.begins;
}

WordMatch bestMatch(const Word &asked, const std::vector<Word> &name)
{
    WordMatch best;
    for (const Word &word : name) {
        if (WordMatch match = plainMatch(asked, word); isBetter(match, best))
            best = std::move(match);
    }
    if (best.kind != SpellingKind::None)
        return best;
    const auto found = std::ranges::find_if(name, [&](const Word &word) { return isVariant(asked, word); });
    if (found == name.end())
        return {};
    return {.kind = SpellingKind::Variant, .asked = asked.written.toString(), .met = found->written.toString()};
}

} // namespace

SpellingMatch spellingMatch(QStringView query, QStringView name)
{
    const std::vector<Word> words = wordsOf(name);
    SpellingMatch match{.kind = SpellingKind::Exact};
    for (const Word &asked : wordsOf(query)) {
        WordMatch word = bestMatch(asked, words);
        if (word.kind == SpellingKind::None)
            return {};
        match.kind = std::min(match.kind, word.kind);
        match.words.append(std::move(word));
    }
    return match.words.isEmpty() ? SpellingMatch{} : match;
}

} // namespace dossier::names
