// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/date_tokens.h"
#include "base/edtf.h"
#include "base/error.h"

#include <optional>
#include <span>

namespace dossier::base {

/// What the words of one date said, before it is known whether that is enough: in "3–5 May 2024"
/// the first end is only a number and takes the rest from the second.
struct DateParts {
    std::optional<int> year;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> season;
    std::optional<int> bare;        ///< a number of one or two digits that nothing explains yet
    DatePrecision yearPrecision = DatePrecision::Year;
    bool mayBeDecade = false;       ///< a century that was said as "1900s"
    int unspecified = 0;
    bool uncertain = false;
    bool approximate = false;
    bool isWinterAcross = false;    ///< "winter 2023/24": that of December `year`
    bool isWithin = false;          ///< "late 2024": some part of it, so it bounds nothing from outside
    DateCase mark = DateCase::None;
};

struct DateContext {
    QDate today;                    ///< invalid where relative words are not understood
    DateOrder order = DateOrder::DayMonthYear;
    bool isOneOfTwo = false;        ///< an end of a range: "illər" is then a plural, not a decade
};

/// Errors InvalidValue with the part's name, as PartialDate::parse lists them.
[[nodiscard]] Result<DateParts> readDateParts(std::span<const DateToken> tokens, const DateContext &context);

/// Lets two ends lend each other what only one of them says.
void shareDateParts(DateParts &from, DateParts &to);

/// The date, or what it lacks or what is impossible in it.
[[nodiscard]] Result<EdtfPoint> pointFromParts(const DateParts &parts);

[[nodiscard]] inline std::unexpected<Error> failDatePart(const char *part)
{
    return fail(ErrorCode::InvalidValue, QString::fromLatin1(part));
}
[[nodiscard]] inline std::unexpected<Error> failDateWord(const DateToken &token)
{
    return fail(ErrorCode::InvalidValue, QStringLiteral("word %1").arg(token.place));
}

} // namespace dossier::base
