// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_reader.h"

#include "base/date_parts.h"

#include <algorithm>
#include <initializer_list>

namespace dossier::base {

namespace {

using Kind = DateToken::Kind;
using Role = DateRole;
using Tokens = std::span<const DateToken>;

constexpr qsizetype kLongestText = 200;
constexpr int kWinter = 24;

bool isOneOf(const DateToken &token, std::initializer_list<Role> roles)
{
    return std::ranges::any_of(roles, [&](Role role) { return token.is(role); });
}

/// Place of the first token that `matches`, or the size.
template<typename Predicate>
std::size_t indexOf(Tokens tokens, Predicate matches)
{
    return static_cast<std::size_t>(std::ranges::find_if(tokens, matches) - tokens.begin());
}

/// An end of an interval: a range has no unspecified digits, so a decade becomes its first or last
/// year, and "month not known" the whole year. The range of days stays the same.
EdtfPoint asEnd(EdtfPoint point, bool isStart)
{
    if (point.precision < DatePrecision::Year) {
        const int last = point.precision == DatePrecision::Decade ? 9 : 99;
        point.year = isStart ? std::max(point.year, 1) : point.year + last;
        point.precision = DatePrecision::Year;
    }
    point.unspecifiedParts = 0;
    return point;
}

/// The date of the same precision before or after. Of a winter, which straddles two years, the
/// month that is outside it whichever of its two is meant.
EdtfPoint neighbour(EdtfPoint point, int step)
{
    const QDate edge = step < 0 ? earliestDay(point).addDays(-1) : latestDay(point).addDays(1);
    if (point.precision == DatePrecision::Season) {
        point.precision = DatePrecision::Month;
        const bool isWinter = point.month == kWinter;
        point.month = isWinter ? (step < 0 ? 11 : 3) : edge.month();
        return point;
    }
    point.year = edge.year();
    if (point.precision >= DatePrecision::Month)
        point.month = edge.month();
    if (point.precision == DatePrecision::Day)
        point.day = edge.day();
    return point;
}

Result<EdtfValue> openInterval(Role role, EdtfPoint point)
{
    const bool isStart = role == Role::Since || role == Role::After;
    const bool isExclusive = role == Role::Before || role == Role::After;
    if (isExclusive && point.unspecifiedParts == 0) {
        // Outside the decade, therefore from its other edge.
        point = neighbour(asEnd(point, !isStart), isStart ? 1 : -1);
        if (point.year < 1 || point.year > 9999)
            return failDatePart("year");
    } else {
        point = asEnd(point, isStart);
    }
    EdtfValue value{.isInterval = true, .start = {}, .end = {}};
    (isStart ? value.start : value.end) = point;
    (isStart ? value.endKind : value.startKind) = EdtfEnd::Open;
    return value;
}

Result<EdtfValue> closedInterval(const EdtfPoint &from, const EdtfPoint &to)
{
    EdtfValue value{.isInterval = true, .start = asEnd(from, true), .end = asEnd(to, false)};
    if (!isValid(value))
        return failDatePart("range");
    return value;
}

class ExpressionReader
{
public:
    explicit ExpressionReader(const DateContext &context) : m_context(context) {}

    Result<EdtfValue> read(Tokens tokens) const
    {
        const Role unknownEnd = takeUnknownEnd(tokens);
        DOSSIER_ASSIGN(EdtfValue value, readBounded(tokens));
        if (unknownEnd == Role::StartUnknown && value.startKind == EdtfEnd::Open)
            value.startKind = EdtfEnd::Unknown;
        else if (unknownEnd == Role::EndUnknown && value.endKind == EdtfEnd::Open)
            value.endKind = EdtfEnd::Unknown;
        else if (unknownEnd != Role::Noun)
            return failDatePart("range");
        return value;
    }

private:
    /// Takes "(end not known)" off the end; Noun where there is none.
    static Role takeUnknownEnd(Tokens &tokens)
    {
        Tokens rest = tokens;
        const bool closes = !rest.empty() && rest.back().isSymbol(u')');
        if (closes)
            rest = rest.first(rest.size() - 1);
        if (rest.empty() || !isOneOf(rest.back(), {Role::StartUnknown, Role::EndUnknown}))
            return Role::Noun;
        const Role role = rest.back().word->role;
        rest = rest.first(rest.size() - 1);
        if (!rest.empty() && rest.back().isSymbol(closes ? u'(' : u','))
            tokens = rest.first(rest.size() - 1);
        else if (!closes)
            tokens = rest;
        return role;
    }

    Result<EdtfValue> readBounded(Tokens tokens) const
    {
        if (tokens.empty())
            return failDatePart("empty");
        const DateToken &first = tokens.front();
        const DateToken &last = tokens.back();
        if (first.is(Role::Between))
            return readBetween(tokens.subspan(1));
        if (last.is(Role::BetweenPost))
            return readBetween(tokens.first(tokens.size() - 1));
        if (first.is(Role::Since)) {
            const std::size_t to = indexOf(tokens, [](const DateToken &token) {
                return token.kind == Kind::Range || isOneOf(token, {Role::To, Role::Until, Role::Before});
            });
            if (to < tokens.size())
                return readFromTo(tokens.subspan(1, to - 1), tokens.subspan(to + 1));
        }
        if (isOneOf(first, {Role::Before, Role::After, Role::Since, Role::Until}))
            return readOpen(first.word->role, tokens.subspan(1));
        if (isOneOf(last, {Role::BeforePost, Role::AfterPost, Role::SincePost, Role::UntilPost}))
            return readOpen(prefixed(last.word->role), tokens.first(tokens.size() - 1));
        if (tokens.size() == 1 && first.is(Role::RelativeWeek))
            return readWeek(first.word->value);
        return readSeparated(tokens);
    }

    static Role prefixed(Role role)
    {
        switch (role) {
        case Role::BeforePost: return Role::Before;
        case Role::AfterPost: return Role::After;
        case Role::SincePost: return Role::Since;
        default: return Role::Until;
        }
    }

    Result<EdtfValue> readOpen(Role role, Tokens tokens) const
    {
        DOSSIER_ASSIGN(const DateParts parts, readDateParts(tokens, m_context));
        DOSSIER_ASSIGN(EdtfPoint point, pointFromParts(parts));
        // "After the 1900s" begins in 1910 where the decade was meant: the earlier of the two is kept.
        if (role == Role::After && parts.mayBeDecade)
            point.precision = DatePrecision::Decade;
        // What is before the end of 2024 may well be in 2024.
        if (parts.isWithin)
            role = role == Role::Before ? Role::Until : role == Role::After ? Role::Since : role;
        return openInterval(role, point);
    }

    Result<EdtfValue> readBetween(Tokens tokens) const
    {
        const std::size_t place = indexOf(tokens, [](const DateToken &token) { return token.is(Role::And); });
        if (place == tokens.size())
            return failDatePart("range");
        return readPair(tokens.first(place), tokens.subspan(place + 1), false);
    }

    Result<EdtfValue> readFromTo(Tokens from, Tokens to) const
    {
        if (!from.empty() && from.back().is(Role::And))   // "не ранее … и не позднее …"
            from = from.first(from.size() - 1);
        return readPair(from, to, false);
    }

    /// Two ends round "..", a dash, "or" or "to"; or one date.
    Result<EdtfValue> readSeparated(Tokens tokens) const
    {
        const auto isSeparator = [](const DateToken &token) {
            return token.kind == Kind::Range || isOneOf(token, {Role::Or, Role::To});
        };
        const std::size_t place = indexOf(tokens, isSeparator);
        if (place == tokens.size())
            return readOne(tokens);
        const Tokens from = tokens.first(place);
        const Tokens to = tokens.subspan(place + 1);
        const bool isDots = tokens[place].kind == Kind::Range && !tokens[place].isDash;
        if (isDots && from.empty())
            return readOpen(Role::Until, to);
        if (isDots && to.empty())
            return readOpen(Role::Since, from);
        return readPair(from, to, !isDots);
    }

    /// `sharesAbout`: in "about 3–5 May" both ends are, in "~2022..2023" only the one that says so.
    Result<EdtfValue> readPair(Tokens fromTokens, Tokens toTokens, bool sharesAbout) const
    {
        if (fromTokens.empty() || toTokens.empty())
            return failDatePart("range");
        DateContext context = m_context;
        context.isOneOfTwo = true;
        DOSSIER_ASSIGN(DateParts from, readDateParts(fromTokens, context));
        DOSSIER_ASSIGN(DateParts to, readDateParts(toTokens, context));
        const bool isOneWinter = from.season == kWinter && from.year && to.year == *from.year + 1 && !to.month
                              && !to.season && !to.bare && sharesAbout;
        if (isOneWinter) {
            from.isWinterAcross = true;
            return readWinter(from);
        }
        shareDateParts(from, to);
        if (sharesAbout && fromTokens.front().is(Role::About))
            to.approximate = true;
        DOSSIER_ASSIGN(const EdtfPoint start, pointFromParts(from));
        DOSSIER_ASSIGN(const EdtfPoint end, pointFromParts(to));
        return closedInterval(start, end);
    }

    Result<EdtfValue> readOne(Tokens tokens) const
    {
        DOSSIER_ASSIGN(const DateParts parts, readDateParts(tokens, m_context));
        if (parts.isWinterAcross)
            return readWinter(parts);
        DOSSIER_ASSIGN(const EdtfPoint point, pointFromParts(parts));
        if (parts.mark != DateCase::None)
            return openInterval(parts.mark == DateCase::Ablative ? Role::Since : Role::Until, point);
        return EdtfValue{.start = point, .end = {}};
    }

    static Result<EdtfValue> readWinter(const DateParts &parts)
    {
        EdtfPoint december{.precision = DatePrecision::Month, .year = *parts.year, .month = 12,
                           .uncertain = parts.uncertain, .approximate = parts.approximate};
        EdtfPoint february = december;
        february.year += 1;
        february.month = 2;
        return closedInterval(december, february);
    }

    /// Monday to Sunday.
    Result<EdtfValue> readWeek(int offset) const
    {
        if (!m_context.today.isValid())
            return failDatePart("today");
        const QDate monday = m_context.today.addDays(1 - m_context.today.dayOfWeek() + 7 * offset);
        const auto point = [](QDate day) {
            return EdtfPoint{.precision = DatePrecision::Day, .year = day.year(), .month = day.month(), .day = day.day()};
        };
        return closedInterval(point(monday), point(monday.addDays(6)));
    }

    const DateContext &m_context;
};

/// What ends a sentence or a cell says nothing about a date.
Tokens withoutPunctuation(Tokens tokens)
{
    while (!tokens.empty() && (tokens.back().isSymbol(u'.') || tokens.back().isSymbol(u',') || tokens.back().isSymbol(u';')))
        tokens = tokens.first(tokens.size() - 1);
    return tokens;
}

} // namespace

Result<EdtfValue> readDate(const QString &typed, DateLanguage language, QDate today, DateOrder order)
{
    if (typed.size() > kLongestText)
        return failDatePart("length");
    const QString folded = foldDateText(typed);
    if (const std::optional<EdtfValue> value = edtfFromText(folded.trimmed().toUpper()))
        return *value;
    const std::vector<DateToken> tokens = dateTokens(folded, language);
    const DateContext context{.today = today, .order = order};
    return ExpressionReader(context).read(withoutPunctuation(tokens));
}

} // namespace dossier::base
