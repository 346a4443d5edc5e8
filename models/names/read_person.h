// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "names/heard_word.h"
#include "names/similarity.h"

#include <QStringList>

#include <cstdint>
#include <limits>
#include <vector>

namespace dossier::names {

/// Days from first to last (Julian day numbers), open ends at the limits; the date's own text.
struct DayRange {
    static constexpr std::int32_t kOpenStart = std::numeric_limits<std::int32_t>::min();
    static constexpr std::int32_t kOpenEnd = std::numeric_limits<std::int32_t>::max();

    std::int32_t first = kOpenStart;
    std::int32_t last = kOpenEnd;
    bool known = false;
    bool isDay = false;
    bool vague = false;      ///< said to be about, or doubted

    [[nodiscard]] bool isClosed() const { return known && first != kOpenStart && last != kOpenEnd; }
};

[[nodiscard]] DayRange dayRange(const base::PartialDate &date);
/// "2024-03-05", "2024-03", "2024", "2020–2024"; for reasons.
[[nodiscard]] QString dayRangeText(const DayRange &range);

/// The words of one name that count; its patronymic is not among them where two others remain.
struct NameForm {
    std::vector<HeardWord *> words;
};

/// A person's facts as they are compared. Words belong to the HeardWords they were read into.
struct ReadPerson {
    std::vector<NameForm> forms;           ///< at most eight
    HeardWord *patronymic = nullptr;       ///< the father's name alone
    std::optional<Sex> sex;                ///< as said, or as the mark of the patronymic says
    DayRange born;
    DayRange arrested;
    QStringList articles;                  ///< sorted
};

[[nodiscard]] ReadPerson readPerson(const PersonFacts &facts, HeardWords &words);

} // namespace dossier::names
