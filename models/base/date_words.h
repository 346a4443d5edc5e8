// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"

#include <cstdint>
#include <optional>

namespace dossier::base {

/// What a word, or a phrase of up to kLongestPhrase words, does in a date.
enum class DateRole : std::uint8_t {
    Month,          ///< value 1–12
    Season,         ///< value 21–24
    About,
    Uncertain,
    Before, After, Since, Until,                   ///< stand before their date
    BeforePost, AfterPost, SincePost, UntilPost,   ///< stand behind it (Azerbaijani)
    Between, BetweenPost, And, Or, To,
    YearWord,       ///< "г.", "il": follows or precedes a year and adds nothing
    YearsWord,      ///< "illər": makes a decade of one year, adds nothing to two
    DecadeSuffix,   ///< "s", "-е": grown onto a number; value 1 where "1900s" may be a century
    OrdinalSuffix,  ///< "th", "-cü": grown onto a number
    Noun,           ///< "tarixindən": carries a case only
    Preposition,    ///< "in", "of": adds nothing
    Within,         ///< "early", "end of": a part of its date for which EDTF has no sign, so the whole is kept
    Unspecified,    ///< value: parts that are said not to be known: 1 the day or the month, 2 both
    StartUnknown, EndUnknown,
    RelativeDay, RelativeWeek, RelativeMonth, RelativeYear,   ///< value: offset from today's
    DigitX          ///< the X of 198X; value: how many
};

/// A grammatical case that bounds: "ildən" (from), "ilədək" (as far as).
enum class DateCase : std::uint8_t { None, Ablative, Terminative };

struct DateWord {
    DateRole role = DateRole::Noun;
    int value = 0;
    DateCase mark = DateCase::None;
};

inline constexpr int kLongestPhrase = 5;

/// Lower case, dotless i dotted, ё as е, zero-width and direction marks dropped, decimal digits of every
/// script made ASCII: the form in which words are looked up. Independent of the locale.
[[nodiscard]] QString foldDateText(const QString &text);

/// Looks a folded word up, first among those of `language`, then among the others', then among those
/// of the languages that are only read (date_names.h).
[[nodiscard]] std::optional<DateWord> findDateWord(const QString &folded, DateLanguage language);

/// Forms of names as they stand in a sentence.
enum class NameForm : std::uint8_t { Standalone, Genitive, Prepositional, Accusative, Possessive };

/// "May", "мая"; `month` 1–12. Forms a language does not have are its standalone one.
[[nodiscard]] QString monthName(int month, DateLanguage language, NameForm form = NameForm::Standalone);
/// "spring", "весны", "yazı"; `season` 21–24. Prepositional is "in spring": "весной".
[[nodiscard]] QString seasonName(int season, DateLanguage language, NameForm form = NameForm::Standalone);
/// "2024-cü": the suffix follows the last spoken word of the number.
[[nodiscard]] QString azerbaijaniOrdinal(int year);

} // namespace dossier::base
