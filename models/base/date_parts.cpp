// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_parts.h"

namespace dossier::base {

namespace {

using Kind = DateToken::Kind;
using Role = DateRole;

constexpr int kWinter = 24;

/// Sets a part once: a second year or month means the text was something else.
Result<void> setOnce(std::optional<int> &part, int value, const char *name)
{
    if (part)
        return failDatePart(name);
    part = value;
    return {};
}

class PartsReader
{
public:
    PartsReader(std::span<const DateToken> tokens, const DateContext &context) : m_tokens(tokens), m_context(context) {}

    Result<DateParts> read()
    {
        for (; m_next < m_tokens.size(); ++m_next) {
            switch (m_tokens[m_next].kind) {
            case Kind::Number: DOSSIER_TRY(takeNumber()); break;
            case Kind::Numeric: DOSSIER_TRY(takeNumeric()); break;
            case Kind::Word: DOSSIER_TRY(takeWord()); break;
            case Kind::Symbol: DOSSIER_TRY(takeSymbol()); break;
            case Kind::Range: return failDateWord(m_tokens[m_next]);
            }
        }
        return finish();
    }

private:
    [[nodiscard]] const DateToken &token() const { return m_tokens[m_next]; }
    [[nodiscard]] const DateToken *previous() const { return m_next > 0 ? &m_tokens[m_next - 1] : nullptr; }
    [[nodiscard]] const DateToken *next() const { return m_next + 1 < m_tokens.size() ? &m_tokens[m_next + 1] : nullptr; }

    Result<void> takeNumber()
    {
        const int digits = token().digits[0];
        const int number = token().numbers[0];
        if (const DateToken *x = next(); x && x->is(Role::DigitX) && x->isGlued) {
            if (digits + x->word->value != 4)
                return failDatePart("year");
            m_parts.yearPrecision = x->word->value == 1 ? DatePrecision::Decade : DatePrecision::Century;
            ++m_next;
            return setOnce(m_parts.year, number * (x->word->value == 1 ? 10 : 100), "year");
        }
        if (digits == 4)
            return setOnce(m_parts.year, number, "year");
        if (digits > 2)
            return failDatePart("year");
        return setOnce(m_parts.bare, number, "month");
    }

    Result<void> takeNumeric()
    {
        return token().count == 3 ? takeThreeNumbers(token()) : takeTwoNumbers(token());
    }

    Result<void> setDay(int day, int month)
    {
        DOSSIER_TRY(setOnce(m_parts.day, day, "day"));
        return setOnce(m_parts.month, month, "month");
    }

    Result<void> takeThreeNumbers(const DateToken &numeric)
    {
        const auto &[first, second, third] = numeric.numbers;
        const auto &digits = numeric.digits;
        if (digits[1] > 2)
            return failDatePart("month");
        if (digits[0] == 4 && digits[2] <= 2) {
            DOSSIER_TRY(setOnce(m_parts.year, first, "year"));
            return setDay(third, second);
        }
        if (digits[0] > 2 || digits[2] != 4)
            return failDatePart(digits[0] <= 2 && digits[2] <= 2 ? "year_digits" : "year");
        DOSSIER_TRY(setOnce(m_parts.year, third, "year"));
        // Points are day first wherever they are used; slashes and hyphens depend on the country.
        if (numeric.symbol == u'.' || m_context.order == DateOrder::DayMonthYear)
            return setDay(first, second);
        if (m_context.order == DateOrder::MonthDayYear)
            return setDay(second, first);
        return failDatePart("order");
    }

    Result<void> takeTwoNumbers(const DateToken &numeric)
    {
        const auto &digits = numeric.digits;
        if (digits[0] == 4 && digits[1] <= 2) {
            if (numeric.symbol != u'.' && numeric.numbers[1] == (numeric.numbers[0] + 1) % 100 && digits[1] == 2)
                m_yearsPair = true;   // a month, unless a winter is named
            DOSSIER_TRY(setOnce(m_parts.year, numeric.numbers[0], "year"));
            return setOnce(m_parts.month, numeric.numbers[1], "month");
        }
        if (digits[1] == 4 && digits[0] <= 2) {
            DOSSIER_TRY(setOnce(m_parts.year, numeric.numbers[1], "year"));
            return setOnce(m_parts.month, numeric.numbers[0], "month");
        }
        if (digits[0] > 2 || digits[1] > 2)
            return failDatePart("year");
        return setDay(numeric.numbers[0], numeric.numbers[1]);
    }

    Result<void> takeWord()
    {
        if (!token().word)
            return failDateWord(token());
        const DateWord word = *token().word;
        if (word.mark != DateCase::None)
            m_parts.mark = word.mark;
        switch (word.role) {
        case Role::Month: return setOnce(m_parts.month, word.value, "month");
        case Role::Season: return setOnce(m_parts.season, word.value, "season");
        case Role::About: m_parts.approximate = true; return {};
        case Role::Uncertain: m_parts.uncertain = true; return {};
        case Role::Preposition: return {};
        case Role::Within: m_parts.isWithin = true; return {};
        case Role::Unspecified: m_parts.unspecified = word.value; return {};
        case Role::Noun: return m_next > 0 ? Result<void>() : failDateWord(token());
        case Role::YearWord: return takeYearWord();
        case Role::YearsWord: return m_context.isOneOfTwo ? takeYearWord() : makeDecade(0);
        case Role::DecadeSuffix: return isSuffix() ? makeDecade(word.value) : failDateWord(token());
        case Role::OrdinalSuffix: return isSuffix() ? Result<void>() : failDateWord(token());
        case Role::RelativeDay:
        case Role::RelativeMonth:
        case Role::RelativeYear: return takeRelative(word);
        default: return failDateWord(token());
        }
    }

    /// Grown onto a number, with or without a hyphen or an apostrophe.
    [[nodiscard]] bool isSuffix() const
    {
        const auto isNumber = [](const DateToken &t) { return t.kind == Kind::Number || t.kind == Kind::Numeric; };
        const DateToken *before = previous();
        if (!before || !token().isGlued)
            return false;
        if (before->kind == Kind::Symbol && before->isGlued && m_next > 1)
            before = &m_tokens[m_next - 2];
        return isNumber(*before);
    }

    Result<void> takeYearWord()
    {
        const DateToken *after = next();
        if (m_parts.year || (after && after->kind == Kind::Number && after->digits[0] == 4))
            return {};
        return failDateWord(token());
    }

    Result<void> makeDecade(int mayBeCentury)
    {
        if (!m_parts.year || *m_parts.year % 10 != 0 || m_parts.yearPrecision == DatePrecision::Century)
            return failDatePart("decade");
        const bool isCentury = mayBeCentury == 1 && *m_parts.year % 100 == 0;
        m_parts.mayBeDecade = isCentury;
        m_parts.yearPrecision = isCentury ? DatePrecision::Century : DatePrecision::Decade;
        return {};
    }

    Result<void> takeRelative(DateWord word)
    {
        const QDate today = m_context.today;
        if (!today.isValid())
            return failDatePart("today");
        const bool isDay = word.role == Role::RelativeDay;
        const bool isMonth = word.role == Role::RelativeMonth;
        const QDate day = isDay ? today.addDays(word.value) : isMonth ? today.addMonths(word.value) : today.addYears(word.value);
        DOSSIER_TRY(setOnce(m_parts.year, day.year(), "year"));
        if (isDay || isMonth)
            DOSSIER_TRY(setOnce(m_parts.month, day.month(), "month"));
        return isDay ? setOnce(m_parts.day, day.day(), "day") : Result<void>();
    }

    Result<void> takeSymbol()
    {
        switch (token().symbol) {
        case u'?': m_parts.uncertain = true; return {};
        case u'~': m_parts.approximate = true; return {};
        case u'%': m_parts.uncertain = m_parts.approximate = true; return {};
        case u',': return previous() ? Result<void>() : failDateWord(token());
        case u'.': return previous() && token().isGlued && isAbbreviation() ? Result<void>() : failDateWord(token());
        case u'-': return previous() && next() ? Result<void>() : failDateWord(token());
        case u'\'':
        case u'\u2019': return next() && next()->is(Role::OrdinalSuffix) ? Result<void>() : failDateWord(token());
        case u'(': return next() && isRemark(*next()) ? Result<void>() : failDateWord(token());
        case u')': return previous() && isRemark(*previous()) ? Result<void>() : failDateWord(token());
        default: return failDateWord(token());
        }
    }

    /// "Jan.", "г.", or the point after a day: "3. May".
    [[nodiscard]] bool isAbbreviation() const
    {
        const DateToken *before = previous();
        return before->kind == Kind::Word || (before->kind == Kind::Number && before->digits[0] <= 2 && next());
    }

    [[nodiscard]] static bool isRemark(const DateToken &t)
    {
        return t.isSymbol(u'?') || t.is(Role::Uncertain) || t.is(Role::Unspecified);
    }

    Result<DateParts> finish()
    {
        if (!m_parts.year && !m_parts.month && !m_parts.season && !m_parts.bare)
            return failDatePart("empty");
        if (m_yearsPair && m_parts.season == kWinter) {
            m_parts.month.reset();
            m_parts.isWinterAcross = true;
        }
        if (m_parts.month && m_parts.bare && !m_parts.day)
            m_parts.day = std::exchange(m_parts.bare, std::nullopt);
        return m_parts;
    }

    std::span<const DateToken> m_tokens;
    const DateContext &m_context;
    std::size_t m_next = 0;
    bool m_yearsPair = false;
    DateParts m_parts;
};

/// Gives a lone number its meaning from the other end, whose most exact part it must be like.
void explainBare(DateParts &parts, const DateParts &other)
{
    if (!parts.bare || parts.month || parts.season)
        return;
    if (other.day) {
        parts.day = std::exchange(parts.bare, std::nullopt);
        parts.month = other.month;
    } else if (other.month) {
        parts.month = std::exchange(parts.bare, std::nullopt);
    }
}

} // namespace

Result<DateParts> readDateParts(std::span<const DateToken> tokens, const DateContext &context)
{
    return PartsReader(tokens, context).read();
}

void shareDateParts(DateParts &from, DateParts &to)
{
    explainBare(from, to);
    explainBare(to, from);
    // Only a whole year is lent: the end of a decade is no year to stand in.
    if (!from.year && to.yearPrecision == DatePrecision::Year)
        from.year = to.year;
    if (!to.year && from.yearPrecision == DatePrecision::Year)
        to.year = from.year;
}

Result<EdtfPoint> pointFromParts(const DateParts &parts)
{
    if (!parts.year)
        return failDatePart("year");
    if (parts.bare)
        return failDatePart("month");
    if (parts.isWinterAcross || (parts.season && (parts.month || parts.day)))
        return failDatePart("season");
    EdtfPoint point;
    point.precision = parts.yearPrecision;
    point.year = *parts.year;
    point.uncertain = parts.uncertain;
    point.approximate = parts.approximate;
    point.unspecifiedParts = parts.unspecified;
    if (parts.yearPrecision != DatePrecision::Year && (parts.month || parts.season))
        return failDatePart("decade");
    if (parts.yearPrecision == DatePrecision::Year && point.year < 1)
        return failDatePart("year");
    if (parts.season) {
        point.precision = DatePrecision::Season;
        point.month = *parts.season;
    } else if (parts.month) {
        if (*parts.month < 1 || *parts.month > 12)
            return failDatePart("month");
        point.precision = parts.day ? DatePrecision::Day : DatePrecision::Month;
        point.month = *parts.month;
        point.day = parts.day.value_or(0);
    }
    // All but the day has been checked: 31 February, or "day not known" beside a day.
    if (!isValid(point))
        return failDatePart("day");
    return point;
}

} // namespace dossier::base
