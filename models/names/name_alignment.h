// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/read_person.h"
#include "names/word_likeness.h"

#include <array>
#include <cstdint>

namespace dossier::names {

/// Which words of two names meet. At most six words on a side (NameForm).
struct Alignment {
    struct Pair {
        std::int8_t one = 0;
        std::int8_t other = 0;
        bool joined = false;         ///< `other` and the word behind it are one word here, or the reverse
        bool joinedOne = false;      ///< the two words are on the side of `one`
        Likeness like;
    };

    std::array<Pair, 6> pairs{};
    int count = 0;
    std::uint8_t restOfOne = 0;      ///< bits of words that meet nothing
    std::uint8_t restOfOther = 0;
    double score = 0;                ///< 0 to 1

    /// All words meet, all spelled the same, none an initial, and in the same order but for a turn that puts
    /// surnames before given names or behind: Urdaneta Chávez is not Chávez Urdaneta.
    [[nodiscard]] bool isEqual() const;
    [[nodiscard]] bool isReordered() const;
};

[[nodiscard]] Alignment align(const NameForm &one, const NameForm &other, std::uint32_t commonFrom = kNoneIsCommon);

/// What differs is the surname: the words that meet have no surname's ending and one that does not has.
[[nodiscard]] bool onlySurnameDiffers(const Alignment &alignment, const NameForm &one, const NameForm &other);

} // namespace dossier::names
