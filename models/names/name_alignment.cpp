// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_alignment.h"

#include <algorithm>
#include <bit>

namespace dossier::names {

namespace {

constexpr double kWeightOfParticle = 0.3;
/// A word that has another in its place says more than one that is missing.
constexpr double kWeightOfConflict = 1.5;
constexpr double kWeightOfMissing = 0.25;
constexpr double kWeightOfMissingParticle = 0.05;
/// One name of two, or a surname alone, is no key.
constexpr double kMostForOneWord = 0.45;

double weight(const HeardWord &word)
{
    return word.particle ? kWeightOfParticle : 1;
}

class Aligner
{
public:
    Aligner(const NameForm &one, const NameForm &other, std::uint32_t commonFrom)
        : m_one(one), m_other(other), m_commonFrom(commonFrom)
    {
        m_result.restOfOne = std::uint8_t((1u << one.words.size()) - 1);
        m_result.restOfOther = std::uint8_t((1u << other.words.size()) - 1);
    }

    Alignment run()
    {
        for (std::size_t i = 0; i < m_one.words.size(); ++i) {
            for (std::size_t j = 0; j < m_other.words.size(); ++j)
                m_likeness[i][j] = likeness(*m_one.words[i], *m_other.words[j], m_commonFrom);
        }
        while (takeBest()) {
        }
        joinWords(true);
        joinWords(false);
        m_result.score = score();
        return m_result;
    }

private:
    static bool has(std::uint8_t rest, std::size_t index) { return (rest >> index & 1u) != 0; }
    static void drop(std::uint8_t &rest, std::size_t index) { rest = std::uint8_t(rest & ~(1u << index)); }

    bool takeBest()
    {
        double best = 0;
        std::size_t bestOne = 0;
        std::size_t bestOther = 0;
        for (std::size_t i = 0; i < m_one.words.size(); ++i) {
            for (std::size_t j = 0; j < m_other.words.size(); ++j) {
                const Likeness &like = m_likeness[i][j];
                if (!has(m_result.restOfOne, i) || !has(m_result.restOfOther, j) || like.quality <= 0)
                    continue;
                // Həsən Əliyev and Əli Həsənov are two men: an ending is dropped once.
                if (like.kind == LikenessKind::EndingDropped && m_endingDropped)
                    continue;
                // Of equals the ones in the same place.
                const double value = like.quality + (i == j ? 0.001 : 0);
                if (value > best) {
                    best = value;
                    bestOne = i;
                    bestOther = j;
                }
            }
        }
        if (best == 0)
            return false;
        const Likeness &like = m_likeness[bestOne][bestOther];
        m_endingDropped |= like.kind == LikenessKind::EndingDropped;
        m_result.pairs[std::size_t(m_result.count++)] = {.one = std::int8_t(bestOne), .other = std::int8_t(bestOther), .like = like};
        drop(m_result.restOfOne, bestOne);
        drop(m_result.restOfOther, bestOther);
        return true;
    }

    /// Abdul Rahman and Abdulrahman. `ofOne`: the two words are on the side of `one`.
    void joinWords(bool ofOne)
    {
        const NameForm &two = ofOne ? m_one : m_other;
        const NameForm &single = ofOne ? m_other : m_one;
        std::uint8_t &restOfTwo = ofOne ? m_result.restOfOne : m_result.restOfOther;
        std::uint8_t &restOfSingle = ofOne ? m_result.restOfOther : m_result.restOfOne;
        for (std::size_t i = 0; i + 1 < two.words.size() && restOfSingle != 0; ++i) {
            if (!has(restOfTwo, i) || !has(restOfTwo, i + 1))
                continue;
            for (std::size_t j = 0; j < single.words.size(); ++j) {
                if (!has(restOfSingle, j) || !soundAsOne(*two.words[i], *two.words[i + 1], *single.words[j]))
                    continue;
                const auto first = std::int8_t(i);
                const auto only = std::int8_t(j);
                m_result.pairs[std::size_t(m_result.count++)] = {.one = ofOne ? first : only, .other = ofOne ? only : first,
                                                                 .joined = true, .joinedOne = ofOne,
                                                                 .like = {0.97, LikenessKind::SameSound}};
                drop(restOfTwo, i);
                drop(restOfTwo, i + 1);
                drop(restOfSingle, j);
                break;
            }
        }
    }

    static bool soundAsOne(const HeardWord &first, const HeardWord &second, const HeardWord &single)
    {
        if (first.folded.size() + second.folded.size() == single.folded.size() && single.folded.startsWith(first.folded)
            && single.folded.endsWith(second.folded))
            return true;
        for (const QString &begin : first.skeletons) {
            for (const QString &end : second.skeletons) {
                const bool meets = std::ranges::find(single.skeletons, begin + end) != single.skeletons.end();
                if (meets && (single.unvowelled || begin.size() + end.size() >= 4))
                    return true;
            }
        }
        return false;
    }

    [[nodiscard]] double score() const
    {
        double sum = 0;
        double whole = 0;
        int names = 0;
        for (int i = 0; i < m_result.count; ++i) {
            const Alignment::Pair &pair = m_result.pairs[std::size_t(i)];
            const double pairWeight = std::min(weight(*m_one.words[std::size_t(pair.one)]), weight(*m_other.words[std::size_t(pair.other)]));
            sum += pairWeight * pair.like.quality;
            whole += pairWeight;
            names += pairWeight == 1 ? (pair.joined ? 2 : 1) : 0;
        }
        if (sum == 0)
            return 0;
        const int restOne = std::popcount(m_result.restOfOne);
        const int restOther = std::popcount(m_result.restOfOther);
        const int conflicts = std::min(restOne, restOther);
        whole += kWeightOfConflict * conflicts + missing(std::max(restOne, restOther) - conflicts);
        const double value = sum / whole;
        return names < 2 && (restOne > 0 || restOther > 0) ? std::min(value, kMostForOneWord) : value;
    }

    [[nodiscard]] double missing(int count) const
    {
        const bool onOne = std::popcount(m_result.restOfOne) > std::popcount(m_result.restOfOther);
        const NameForm &longer = onOne ? m_one : m_other;
        int particles = 0;
        for (std::size_t i = 0; i < longer.words.size(); ++i)
            particles += has(onOne ? m_result.restOfOne : m_result.restOfOther, i) && longer.words[i]->particle ? 1 : 0;
        particles = std::min(particles, count);
        return kWeightOfMissingParticle * particles + kWeightOfMissing * (count - particles);
    }

    const NameForm &m_one;
    const NameForm &m_other;
    std::uint32_t m_commonFrom;
    std::array<std::array<Likeness, 6>, 6> m_likeness{};
    Alignment m_result;
    bool m_endingDropped = false;
};

} // namespace

bool Alignment::isEqual() const
{
    const int turn = (pairs[0].other - pairs[0].one + count) % std::max(count, 1);
    const auto isEqualPair = [&](const Pair &pair) {
        return pair.like.kind == LikenessKind::SameSpelling && !pair.joined && (pair.one + turn) % count == pair.other;
    };
    return count > 0 && restOfOne == 0 && restOfOther == 0 && std::all_of(pairs.begin(), pairs.begin() + count, isEqualPair);
}

bool Alignment::isReordered() const
{
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j < i; ++j) {
            const Pair &pair = pairs[std::size_t(i)];
            const Pair &before = pairs[std::size_t(j)];
            if ((pair.one < before.one) != (pair.other < before.other))
                return true;
        }
    }
    return false;
}

Alignment align(const NameForm &one, const NameForm &other, std::uint32_t commonFrom)
{
    return Aligner(one, other, commonFrom).run();
}

bool onlySurnameDiffers(const Alignment &alignment, const NameForm &one, const NameForm &other)
{
    for (int i = 0; i < alignment.count; ++i) {
        const Alignment::Pair &pair = alignment.pairs[std::size_t(i)];
        if (one.words[std::size_t(pair.one)]->sign == SurnameSign::Strong || other.words[std::size_t(pair.other)]->sign == SurnameSign::Strong)
            return false;
    }
    const auto hasSurname = [](const NameForm &form, std::uint8_t rest) {
        for (std::size_t i = 0; i < form.words.size(); ++i) {
            if ((rest >> i & 1u) != 0 && form.words[i]->sign != SurnameSign::None)
                return true;
        }
        return false;
    };
    return alignment.count > 0 && alignment.restOfOne != 0 && alignment.restOfOther != 0
        && (hasSurname(one, alignment.restOfOne) || hasSurname(other, alignment.restOfOther));
}

} // namespace dossier::names
