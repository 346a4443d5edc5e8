// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace dossier::names {

enum class Sex { Female, Male };

/// What is known of a person and tells persons apart. Everything but a name may be missing.
struct PersonFacts {
    /// All full names: spellings, scripts, pen names, with or without the patronymic. What stands in
    /// brackets after a name is read as another surname: "Aynur Elgunesh (Ganbarova)".
    QStringList names = {};
    QString patronymic = {};              ///< "Asəf oğlu", "Asəf", "Иванович"; may stand in a name instead
    base::PartialDate born = {};
    std::optional<Sex> sex = {};
    QStringList articles = {};            ///< "206.3.2"; compared as written
    base::PartialDate arrested = {};
};

enum class Verdict {
    Same,          ///< by the rule of sameness alone, not by score
    Likely,
    Possible,
    Different      ///< no proposal
};

/// Why; reasonName() gives the stable name that is stored and that windows put into words.
enum class ReasonCode {
    SameSpelling,           ///< the whole name, surname first or last
    OtherSpelling,          ///< a word: Mamedov, Mammadov
    OtherScript,            ///< a word: Мамедов, Məmmədov
    TokenOrder,             ///< the words stand in another order
    SurnameEnding,          ///< Gahramanov, Gahramanli; Gasimov, Gasimova
    SurnameEndingDropped,   ///< Aghayev, Agha
    VowelsDiffer,           ///< Yusif, Yusuf
    OneLetterDiffers,
    TwoLettersDiffer,
    Initial,                ///< A., Anar
    WordsJoined,            ///< Abdul Rahman, Abdulrahman
    WordMissing,            ///< a word that the other has not
    NameDiffers,            ///< a word that the other has another for
    OtherName,              ///< met by a name that is not the first of either
    PatronymicSame,
    PatronymicSimilar,
    PatronymicDiffers,
    BirthSame,
    BirthYearSame,          ///< or month: they agree as far as they are known
    BirthClose,             ///< day and month swapped, or one of day, month and year differs
    BirthDiffers,
    SexDiffers,
    ArticleSame,
    ArrestSame,
    ArrestClose,            ///< they agree as far as they are known
    ArrestDiffers
};

/// snake_case: "same_spelling".
[[nodiscard]] QString reasonName(ReasonCode code);

/// A reason with what stands on either side; one of them may be empty.
struct Reason {
    ReasonCode code = ReasonCode::SameSpelling;
    QString one;
    QString other;

    friend bool operator==(const Reason &, const Reason &) = default;
};

struct Similarity {
    double score = 0;              ///< 0 to 1; 1 only for Same
    Verdict verdict = Verdict::Different;
    QList<Reason> reasons;         ///< names first, then facts
};

/// Same is: a name of the one equals a name of the other (folded, surname first or last; a single word
/// counts only with the same day of birth, initials never), the patronymics are equal (folded, marks aside; one
/// that is unknown on one side only is not equal), and nothing contradicts: dates of birth that cannot
/// both be true, another sex. Whether there is only one such person is for the caller; and nothing merges
/// by score: Likely and Possible are proposals. Equal names with equal patronymics are at least Possible,
/// unless the sex differs. Symmetrical in all but the sides of the reasons.
[[nodiscard]] Similarity compare(const PersonFacts &one, const PersonFacts &other);

/// From these scores on.
inline constexpr double kPossibleFrom = 0.65;
inline constexpr double kLikelyFrom = 0.82;

} // namespace dossier::names
