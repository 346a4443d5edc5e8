// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/word_likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace dossier::names {

namespace {

constexpr qsizetype kLongestCompared = 31;
/// Two slips of the pen are believed in words of at least this many sounds.
constexpr qsizetype kTwoLettersFrom = 8;
constexpr qsizetype kShortestWithSlip = 4;
/// Kamil and Kamal are two names, Yusif and Yusuf one: of the common ones that differ in vowels facts decide.
constexpr double kMostForCommonWords = 0.5;

/// Short words that differ in a letter are mostly two names (Emin, Emil), long ones mostly one.
constexpr double qualityOfOneLetter(qsizetype shorter, bool isChange)
{
    return shorter >= 7 ? 0.88 : shorter == 6 ? 0.85 : shorter == 5 ? 0.74 : shorter == 4 ? (isChange ? 0.5 : 0.58) : 0;
}

enum class FirstVowel { A, E, Schwa, Other };

FirstVowel firstVowel(const HeardWord &word)
{
    const QChar first = word.written.isEmpty() ? QChar() : word.written.front().toLower();
    return QStringView(u"aаáâ").contains(first) ? FirstVowel::A
        : QStringView(u"eеэéê").contains(first) ? FirstVowel::E
        : QStringView(u"əәǝä").contains(first)  ? FirstVowel::Schwa
                                                : FirstVowel::Other;
}

/// Ə. is written A. and E., but no Emil is an A.
bool mayBeginAlike(const HeardWord &one, const HeardWord &other)
{
    const FirstVowel first = firstVowel(one);
    const FirstVowel second = firstVowel(other);
    return !(first == FirstVowel::A && second == FirstVowel::E) && !(first == FirstVowel::E && second == FirstVowel::A);
}

template<typename Part>
bool sharesOne(const HeardWord &one, const HeardWord &other, Part part)
{
    return std::ranges::any_of(one.sounds, [&](const Sound &sound) {
        return std::ranges::any_of(other.sounds, [&](const Sound &heard) { return sound.*part == heard.*part; });
    });
}

std::span<const QString> ownSkeletons(const HeardWord &word)
{
    return {word.skeletons.data(), word.ownSkeletons};
}

bool sharesSkeleton(const HeardWord &one, const HeardWord &other, qsizetype &size)
{
    const auto own = ownSkeletons(other);
    for (const QString &skeleton : ownSkeletons(one)) {
        if (std::ranges::find(own, skeleton) != own.end()) {
            size = skeleton.size();
            return true;
        }
    }
    return false;
}

Likeness asInitial(const HeardWord &one, const HeardWord &other)
{
    const HeardWord &initial = one.initial ? one : other;
    const HeardWord &word = one.initial ? other : one;
    if (initial.unvowelled || word.unvowelled || !mayBeginAlike(initial, word))
        return {};
    for (const Sound &sound : word.sounds) {
        for (const Sound &begin : initial.sounds) {
            if (sound.whole.startsWith(begin.whole))
                return {0.75, LikenessKind::Initial};
        }
    }
    return {};
}

/// A consonant off in four or more.
bool nearlySharesSkeleton(const HeardWord &one, const HeardWord &other)
{
    return std::ranges::any_of(ownSkeletons(one), [&](const QString &skeleton) {
        return std::ranges::any_of(ownSkeletons(other), [&](const QString &heard) {
            return std::min(skeleton.size(), heard.size()) >= 4 && lettersApart(skeleton, heard, 1) == 1;
        });
    });
}

Likeness acrossScripts(const HeardWord &one, const HeardWord &other)
{
    qsizetype size = 0;
    if (!sharesSkeleton(one, other, size))
        return nearlySharesSkeleton(one, other) ? Likeness{0.55, LikenessKind::OneLetter} : Likeness{};
    if (one.unvowelled && other.unvowelled)
        return {0.85, LikenessKind::Skeleton};
    return {size >= 3 ? 0.95 : size == 2 ? 0.82 : 0.7, LikenessKind::Skeleton};
}

/// The ending of -ova where the other has -ov.
bool differInGender(const HeardWord &one, const HeardWord &other)
{
    return std::ranges::any_of(one.sounds, [&](const Sound &sound) {
        return std::ranges::any_of(other.sounds, [&](const Sound &heard) {
            const QString &longer = sound.whole.size() > heard.whole.size() ? sound.whole : heard.whole;
            const QString &shorter = sound.whole.size() > heard.whole.size() ? heard.whole : sound.whole;
            return longer.endsWith(u'a') && QStringView(longer).chopped(1) == shorter;
        });
    });
}

Likeness byEndings(const HeardWord &one, const HeardWord &other)
{
    if (one.hasEnding() && other.hasEnding())
        return differInGender(one, other) ? Likeness{0.97, LikenessKind::OtherGender} : Likeness{0.95, LikenessKind::OtherEnding};
    return {0.88, LikenessKind::EndingDropped};
}

Likeness byLetters(const QString &one, const QString &other)
{
    const qsizetype shorter = std::min(one.size(), other.size());
    if (shorter < kShortestWithSlip)
        return {};
    const int apart = lettersApart(one, other, shorter >= kTwoLettersFrom ? 2 : 1);
    if (apart == 1)
        return {qualityOfOneLetter(shorter, one.size() == other.size()), LikenessKind::OneLetter};
    return apart == 2 && shorter >= kTwoLettersFrom ? Likeness{0.72, LikenessKind::TwoLetters} : Likeness{};
}

Likeness byLetters(const HeardWord &one, const HeardWord &other, std::uint32_t commonFrom)
{
    Likeness best;
    for (const Sound &sound : one.sounds) {
        for (const Sound &heard : other.sounds) {
            Likeness like = byLetters(sound.stem, heard.stem);
            if (one.hasEnding() != other.hasEnding()) {
                like.quality -= 0.1;
                // The slip may be in the ending: Panahada.
                const Likeness whole = byLetters(sound.whole, heard.whole);
                like = whole.quality > like.quality ? whole : like;
            }
            best = like.quality > best.quality ? like : best;
        }
    }
    qsizetype skeleton = 0;
    const bool onlyVowels = best.quality > 0 && sharesSkeleton(one, other, skeleton);
    const bool common = one.bearers && other.bearers && std::min(*one.bearers, *other.bearers) >= commonFrom;
    if (common)
        best.quality = onlyVowels ? std::min(best.quality, kMostForCommonWords) : 0;
    else if (onlyVowels && std::min(one.sounds.front().stem.size(), other.sounds.front().stem.size()) > kShortestWithSlip)
        best.quality += 0.04;
    return best;
}

} // namespace

int lettersApart(QStringView one, QStringView other, int limit)
{
    const qsizetype rows = one.size();
    const qsizetype columns = other.size();
    if (std::max(rows, columns) > kLongestCompared || std::abs(rows - columns) > limit)
        return limit + 1;
    std::array<std::array<std::int8_t, kLongestCompared + 1>, 3> cost{};
    for (qsizetype j = 0; j <= columns; ++j)
        cost[0][std::size_t(j)] = std::int8_t(j);
    for (qsizetype i = 1; i <= rows; ++i) {
        auto &now = cost[std::size_t(i % 3)];
        const auto &before = cost[std::size_t((i + 2) % 3)];
        const auto &twoBefore = cost[std::size_t((i + 1) % 3)];
        now[0] = std::int8_t(i);
        for (qsizetype j = 1; j <= columns; ++j) {
            const auto column = std::size_t(j);
            const int change = before[column - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            int best = std::min({before[column] + 1, now[column - 1] + 1, change});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                best = std::min(best, twoBefore[column - 2] + 1);
            now[column] = std::int8_t(best);
        }
    }
    return std::min(int(cost[std::size_t(rows % 3)][std::size_t(columns)]), limit + 1);
}

Likeness likeness(const HeardWord &one, const HeardWord &other, std::uint32_t commonFrom)
{
    if (one.initial || other.initial)
        return asInitial(one, other);
    if (&one == &other || one.folded == other.folded)
        return {1, LikenessKind::SameSpelling};
    if (one.unvowelled || other.unvowelled) {
        if (one.unvowelled && other.unvowelled && one.sounds[0].whole == other.sounds[0].whole)
            return {1, LikenessKind::SameSound};
        return acrossScripts(one, other);
    }
    if (sharesOne(one, other, &Sound::whole))
        return {0.99, LikenessKind::SameSound};
    if (sharesOne(one, other, &Sound::stem))
        return byEndings(one, other);
    if (sharesOne(one, other, &Sound::loose)) {
        Likeness like = one.hasEnding() == other.hasEnding() ? Likeness{0.95, LikenessKind::OtherVowels} : byEndings(one, other);
        like.quality -= 0.03;
        return like;
    }
    return byLetters(one, other, commonFrom);
}

} // namespace dossier::names
