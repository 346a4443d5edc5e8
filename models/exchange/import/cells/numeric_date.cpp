// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/numeric_date.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSign(QChar c)
{
    return c == u'.' || c == u'/' || c == u'-';
}

/// Reads the three numbers that begin at `start`; absent where they do not.
std::optional<NumericDate> readAt(QStringView text, qsizetype start)
{
    NumericDate out;
    out.start = start;
    qsizetype at = start;
    for (std::size_t i = 0; i < 3; ++i) {
        const qsizetype first = at;
        for (; at < text.size() && isDigit(text[at]) && at - first < 5; ++at)
            out.numbers[i] = out.numbers[i] * 10 + (text[at].unicode() - u'0');
        out.digits[i] = int(at - first);
        if (out.digits[i] == 0 || out.digits[i] > 4)
            return std::nullopt;
        if (i == 2)
            break;
        if (at >= text.size() || !isSign(text[at]) || (i == 1 && text[at].unicode() != out.sign))
            return std::nullopt;
        out.sign = text[at++].unicode();
    }
    out.end = at;
    // "1.2.3.4" is an article or an address.
    if (at + 1 < text.size() && text[at].unicode() == out.sign && isDigit(text[at + 1]))
        return std::nullopt;
    return out;
}

} // namespace

std::optional<NumericDate> findNumericDate(QStringView text, qsizetype from)
{
    for (qsizetype at = from; at < text.size(); ++at) {
        if (!isDigit(text[at]))
            continue;
        if (const auto found = readAt(text, at))
            return found;
        // Behind the rest of these numbers, so that no part of them is taken for a date.
        while (at + 1 < text.size() && (isDigit(text[at + 1]) || (isSign(text[at + 1]) && at + 2 < text.size() && isDigit(text[at + 2]))))
            ++at;
    }
    return std::nullopt;
}

OrderProof orderProof(const NumericDate &date)
{
    const auto &[first, second, third] = date.numbers;
    if (date.isYearFirst() || date.digits[0] > 2 || date.digits[1] > 2)
        return OrderProof::Nothing;
    if (first > 12 && first <= 31 && second <= 12)
        return OrderProof::DayFirst;
    if (second > 12 && second <= 31 && first <= 12)
        return OrderProof::MonthFirst;
    return first <= 12 && second <= 12 && first != second ? OrderProof::Ambiguous : OrderProof::Nothing;
}

std::optional<qsizetype> shortYearBehindMonth(const QString &text)
{
    static const QRegularExpression pattern(uR"(^\d{1,2}[ ./-]\p{L}{3,}[ ./-](\d{2})$)"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    return match.hasMatch() ? std::optional(match.capturedStart(1)) : std::nullopt;
}

int fullYear(int twoDigits, int firstYear)
{
    const int year = firstYear / 100 * 100 + twoDigits;
    return year < firstYear ? year + 100 : year;
}

std::optional<QString> isoText(const NumericDate &date, base::DateOrder order, int firstYear)
{
    auto [first, second, third] = date.numbers;
    const bool isYearFirst = date.isYearFirst() || (order == base::DateOrder::YearMonthDay && date.hasShortYear());
    if (isYearFirst)
        std::swap(first, third);                   // day, month, year
    else if (order == base::DateOrder::MonthDayYear)
        std::swap(first, second);
    const int yearDigits = isYearFirst ? date.digits[0] : date.digits[2];
    const bool fits = date.digits[1] <= 2 && (isYearFirst ? date.digits[2] : date.digits[0]) <= 2;
    if (!fits || (yearDigits != 4 && yearDigits != 2) || (yearDigits == 2 && firstYear == 0))
        return std::nullopt;
    if (yearDigits == 2)
        third = fullYear(third, firstYear);
    return u"%1-%2-%3"_s.arg(third, 4, 10, QChar(u'0')).arg(second, 2, 10, QChar(u'0')).arg(first, 2, 10, QChar(u'0'));
}

} // namespace dossier::exchange
