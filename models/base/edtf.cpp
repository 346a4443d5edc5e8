// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/edtf.h"

#include <algorithm>

namespace dossier::base {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLastYear = 9999;
constexpr int kSpring = 21;
constexpr int kWinter = 24;

/// Digits of ASCII only; absent for anything else.
std::optional<int> digits(QStringView text)
{
    int number = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        number = number * 10 + (c.unicode() - u'0');
    }
    return text.isEmpty() ? std::nullopt : std::optional<int>(number);
}

QString padded(int number, int width)
{
    return u"%1"_s.arg(number, width, 10, QChar(u'0'));
}

/// Reads "2024", "198X" or "19XX" into year and precision.
bool readYear(QStringView text, EdtfPoint &point)
{
    if (text.size() != 4)
        return false;
    qsizetype known = 4;
    while (known > 0 && text[known - 1] == u'X')
        --known;
    const std::optional<int> number = digits(text.first(known));
    if (!number || known < 2)
        return false;
    point.precision = known == 4 ? DatePrecision::Year : known == 3 ? DatePrecision::Decade : DatePrecision::Century;
    point.year = *number * (known == 4 ? 1 : known == 3 ? 10 : 100);
    return true;
}

/// Reads "-05", "-05-03", "-21", "-XX" and so on after a year.
bool readMonthAndDay(QStringView rest, EdtfPoint &point)
{
    if (point.precision != DatePrecision::Year || (rest.size() != 3 && rest.size() != 6))
        return false;
    for (; !rest.isEmpty(); rest = rest.sliced(3)) {
        if (rest[0] != u'-')
            return false;
        const QStringView part = rest.sliced(1, 2);
        if (part == u"XX") {
            ++point.unspecifiedParts;
            continue;
        }
        const std::optional<int> number = digits(part);
        if (!number || point.unspecifiedParts > 0)
            return false;
        if (point.precision == DatePrecision::Year) {
            point.month = *number;
            point.precision = *number >= kSpring ? DatePrecision::Season : DatePrecision::Month;
        } else if (point.precision == DatePrecision::Month) {
            point.day = *number;
            point.precision = DatePrecision::Day;
        } else {
            return false;
        }
    }
    return true;
}

std::optional<EdtfPoint> pointFromText(QStringView text)
{
    EdtfPoint point;
    if (!text.isEmpty()) {
        const QChar last = text.back();
        point.uncertain = last == u'?' || last == u'%';
        point.approximate = last == u'~' || last == u'%';
        if (point.uncertain || point.approximate)
            text.chop(1);
    }
    if (text.size() < 4 || !readYear(text.first(4), point))
        return std::nullopt;
    if (text.size() > 4 && !readMonthAndDay(text.sliced(4), point))
        return std::nullopt;
    return isValid(point) ? std::optional(point) : std::nullopt;
}

std::optional<EdtfValue> intervalFromText(QStringView from, QStringView to)
{
    EdtfValue value;
    value.isInterval = true;
    const auto readEnd = [](QStringView text, EdtfEnd &kind, EdtfPoint &point) {
        kind = text.isEmpty() ? EdtfEnd::Unknown : text == u".." ? EdtfEnd::Open : EdtfEnd::Known;
        if (kind != EdtfEnd::Known)
            return true;
        const std::optional<EdtfPoint> read = pointFromText(text);
        point = read.value_or(EdtfPoint());
        return read.has_value();
    };
    if (!readEnd(from, value.startKind, value.start) || !readEnd(to, value.endKind, value.end))
        return std::nullopt;
    return value;
}

QString pointText(const EdtfPoint &point)
{
    QString text;
    switch (point.precision) {
    case DatePrecision::Century: text = padded(point.year / 100, 2) + u"XX"_s; break;
    case DatePrecision::Decade: text = padded(point.year / 10, 3) + u'X'; break;
    default: text = padded(point.year, 4); break;
    }
    if (point.precision >= DatePrecision::Season)
        text += u'-' + padded(point.month, 2);
    if (point.precision == DatePrecision::Day)
        text += u'-' + padded(point.day, 2);
    text += u"-XX"_s.repeated(point.unspecifiedParts);
    if (point.uncertain)
        text += point.approximate ? u'%' : u'?';
    else if (point.approximate)
        text += u'~';
    return text;
}

QString endText(EdtfEnd kind, const EdtfPoint &point)
{
    switch (kind) {
    case EdtfEnd::Known: return pointText(point);
    case EdtfEnd::Open: return u".."_s;
    case EdtfEnd::Unknown: break;
    }
    return {};
}

bool hasUnspecifiedDigits(const EdtfPoint &point)
{
    return point.precision < DatePrecision::Year || point.unspecifiedParts > 0;
}

QDate lastOfMonth(int year, int month)
{
    return {year, month, QDate(year, month, 1).daysInMonth()};
}

} // namespace

std::optional<EdtfValue> edtfFromText(QStringView text)
{
    std::optional<EdtfValue> value;
    if (const qsizetype slash = text.indexOf(u'/'); slash >= 0) {
        value = intervalFromText(text.first(slash), text.sliced(slash + 1));
    } else if (const std::optional<EdtfPoint> point = pointFromText(text)) {
        value = EdtfValue{.start = *point, .end = {}};
    }
    return value && isValid(*value) ? value : std::nullopt;
}

QString edtfText(const EdtfValue &value)
{
    if (!value.isInterval)
        return pointText(value.start);
    return endText(value.startKind, value.start) + u'/' + endText(value.endKind, value.end);
}

QDate earliestDay(const EdtfPoint &point)
{
    switch (point.precision) {
    case DatePrecision::Century:
    case DatePrecision::Decade:
        return {std::max(point.year, 1), 1, 1};   // there was no year 0
    case DatePrecision::Year: return {point.year, 1, 1};
    case DatePrecision::Season:
        if (point.month == kWinter)
            return point.year > 1 ? QDate(point.year - 1, 12, 1) : QDate(1, 1, 1);
        return {point.year, 3 * (point.month - kSpring) + 3, 1};
    case DatePrecision::Month: return {point.year, point.month, 1};
    case DatePrecision::Day: break;
    }
    return {point.year, point.month, point.day};
}

QDate latestDay(const EdtfPoint &point)
{
    switch (point.precision) {
    case DatePrecision::Century: return {point.year + 99, 12, 31};
    case DatePrecision::Decade: return {point.year + 9, 12, 31};
    case DatePrecision::Year: return {point.year, 12, 31};
    case DatePrecision::Season:
        if (point.month == kWinter)
            return lastOfMonth(point.year + 1, 2);
        return lastOfMonth(point.year, 3 * (point.month - kSpring) + 5);
    case DatePrecision::Month: return lastOfMonth(point.year, point.month);
    case DatePrecision::Day: break;
    }
    return {point.year, point.month, point.day};
}

bool isValid(const EdtfPoint &point)
{
    const int mayFollow = point.precision == DatePrecision::Year ? 2 : point.precision == DatePrecision::Month ? 1 : 0;
    if (point.unspecifiedParts < 0 || point.unspecifiedParts > mayFollow || point.year > kLastYear)
        return false;
    switch (point.precision) {
    case DatePrecision::Century: return point.year >= 0 && point.year % 100 == 0;
    case DatePrecision::Decade: return point.year >= 0 && point.year % 10 == 0;
    case DatePrecision::Year: return point.year >= 1;
    case DatePrecision::Season: return point.year >= 1 && point.month >= kSpring && point.month <= kWinter;
    case DatePrecision::Month: return point.year >= 1 && point.month >= 1 && point.month <= 12;
    case DatePrecision::Day: break;
    }
    return point.year >= 1 && QDate::isValid(point.year, point.month, point.day);
}

bool isValid(const EdtfValue &value)
{
    if (!value.isInterval)
        return isValid(value.start);
    const bool startKnown = value.startKind == EdtfEnd::Known;
    const bool endKnown = value.endKind == EdtfEnd::Known;
    if (startKnown && (!isValid(value.start) || hasUnspecifiedDigits(value.start)))
        return false;
    if (endKnown && (!isValid(value.end) || hasUnspecifiedDigits(value.end)))
        return false;
    if (startKnown && endKnown)
        return earliestDay(value.start) <= latestDay(value.end);
    return startKnown || endKnown;
}

} // namespace dossier::base
