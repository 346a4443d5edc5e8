// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/heard_word.h"

#include <limits>

namespace dossier::names {

enum class LikenessKind {
    None,
    SameSpelling,        ///< equal when folded
    SameSound,           ///< spelled differently, read alike (Мамедов, Məmmədov)
    OtherGender,         ///< -ov and -ova
    OtherEnding,         ///< Gahramanov, Gahramanli
    EndingDropped,       ///< Agha, Aghayev
    OtherVowels,         ///< Yusif, Yusuf
    Skeleton,            ///< the consonants of a script without vowels
    OneLetter,
    TwoLetters,
    Initial              ///< A. and Anar
};

/// How much two words may be one name: 0 for not at all, 1 for equal.
struct Likeness {
    double quality = 0;
    LikenessKind kind = LikenessKind::None;
};

/// Nobody knows which words are common.
inline constexpr std::uint32_t kNoneIsCommon = std::numeric_limits<std::uint32_t>::max();

/// Words with `commonFrom` bearers or more are no slips of the pen: two such that differ by letters are two
/// names (Anar, Anvar).
[[nodiscard]] Likeness likeness(const HeardWord &one, const HeardWord &other, std::uint32_t commonFrom = kNoneIsCommon);

/// Letters to put in, leave out, change or swap with their neighbour (optimal string alignment), or
/// `limit` + 1 where it takes more. Words longer than 31 letters differ by more.
[[nodiscard]] int lettersApart(QStringView one, QStringView other, int limit);

} // namespace dossier::names
