// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"

#include <QStringView>

#include <array>
#include <optional>

namespace dossier::exchange {

/// Three numbers with the same sign between them, as dates are typed: "5/3/24", "05.03.2024", "2024-03-05".
struct NumericDate {
    std::array<int, 3> numbers{};
    std::array<int, 3> digits{};   ///< how many each was typed with, 1 to 4
    char16_t sign = 0;             ///< '.', '/' or '-'
    qsizetype start = 0;
    qsizetype end = 0;             ///< behind the last digit

    [[nodiscard]] bool isYearFirst() const { return digits[0] == 4; }
    [[nodiscard]] bool hasShortYear() const { return digits[0] <= 2 && digits[2] == 2; }
};

/// The first of them at or behind `from`; digits must be ASCII.
[[nodiscard]] std::optional<NumericDate> findNumericDate(QStringView text, qsizetype from = 0);

/// What the numbers say about the order of day and month, where the year does not come first.
enum class OrderProof : std::uint8_t { Nothing, DayFirst, MonthFirst, Ambiguous };
[[nodiscard]] OrderProof orderProof(const NumericDate &date);

/// Where the two digits of a year begin that stand behind a day and a month in letters, as spreadsheets print it:
/// "1-Feb-21", "14 March 22"; absent for any other text. "Feb-21" may be a day as well as a year.
[[nodiscard]] std::optional<qsizetype> shortYearBehindMonth(const QString &text);

/// What two digits mean within the hundred years from `firstYear`.
[[nodiscard]] int fullYear(int twoDigits, int firstYear);

/// As ISO 8601, the day checked by nobody; absent where the year is short and `firstYear` (of the
/// hundred years it may mean) is 0, or where the lengths fit no date.
[[nodiscard]] std::optional<QString> isoText(const NumericDate &date, base::DateOrder order, int firstYear);

} // namespace dossier::exchange
