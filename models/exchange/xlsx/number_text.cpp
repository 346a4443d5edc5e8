// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx/number_text.h"

#include <QDate>

#include <cmath>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDigits = 15;
constexpr double kSecondsOfDay = 86'400;
/// 9999-12-31.
constexpr double kLastDay1900 = 2'958'465;
constexpr double kDays1904 = 1462;

/// A number of a document, say, stays as it is to its last digit.
bool isInteger(QStringView text)
{
    constexpr qsizetype kLongest = 30;
    const QStringView digits = text.startsWith(u'-') ? text.sliced(1) : text;
    return !digits.isEmpty() && digits.size() <= kLongest && (digits.size() == 1 || digits.front() != u'0')
           && std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString plain(double number)
{
    QString text = QString::number(number, 'g', kDigits);
    const qsizetype exponentAt = text.indexOf(u'e');
    if (exponentAt < 0)
        return text;
    const int exponent = QStringView(text).sliced(exponentAt + 1).toInt();
    if (exponent < -kDigits || exponent > 21)
        return text.toUpper();
    // Written out: as many decimals as the digits reach, without the zeros behind them.
    text = QString::number(text.toDouble(), 'f', exponent < 0 ? std::min(kDigits - 1 - exponent, 30) : 0);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text;
}

/// "14:30", "14:30:05".
QString clock(std::int64_t seconds)
{
    const auto two = [](std::int64_t n) { return QString::number(n).rightJustified(2, u'0'); };
    const QString text = two(seconds / 3600) + u':' + two(seconds / 60 % 60);
    return seconds % 60 == 0 ? text : text + u':' + two(seconds % 60);
}

QString isoDay(std::int64_t day)
{
    // The day that never was; it stays what the sheet shows, so that a reader of dates refuses it.
    if (day == 60)
        return u"1900-02-29"_s;
    const QDate zero(1899, 12, day < 60 ? 31 : 30);
    return zero.addDays(day).toString(Qt::ISODate);
}

QString dateText(double number, CellFormat::Kind kind)
{
    auto day = std::int64_t(std::floor(number));
    auto seconds = std::int64_t(std::llround((number - std::floor(number)) * kSecondsOfDay));
    if (seconds >= std::int64_t(kSecondsOfDay)) {
        seconds = 0;
        ++day;
    }
    if (day == 0)
        return clock(seconds);
    const QString iso = isoDay(day);
    if (kind == CellFormat::Kind::Year)
        return iso.first(4);
    if (kind == CellFormat::Kind::Month)
        return iso.first(7);
    return seconds == 0 ? iso : iso + u'T' + clock(seconds);
}

} // namespace

QString numberText(QStringView stored, CellFormat format, bool from1904)
{
    using enum CellFormat::Kind;
    const QStringView text = stored.trimmed();
    if (format.kind == Plain && isInteger(text))
        return text.toString();
    bool good = false;
    double number = text.toDouble(&good);
    if (!good || !std::isfinite(number))
        return stored.toString();
    if (format.kind == Plain)
        return plain(number);
    if (format.kind == Digits)
        return number >= 0 && number == std::floor(number) ? plain(number).rightJustified(format.digits, u'0') : plain(number);
    if (from1904 && format.kind != Duration && (format.kind != Time || number >= 1))
        number += kDays1904;
    if (number < 0 || number >= kLastDay1900 + 1)
        return plain(number);
    if (format.kind == Duration || (format.kind == Time && number < 1))
        return clock(std::int64_t(std::llround(number * kSecondsOfDay)));
    return dateText(number, format.kind);
}

QString isoText(const QString &stored)
{
    const qsizetype time = stored.indexOf(u'T');
    if (time < 0)
        return stored;
    const QStringView clockPart = QStringView(stored).sliced(time + 1);
    const bool midnight = std::ranges::all_of(clockPart, [](QChar c) { return !c.isDigit() || c == u'0'; });
    if (midnight)
        return stored.first(time);
    return clockPart.size() > 5 && clockPart.sliced(5).startsWith(":00"_L1) ? stored.first(time + 6) : stored;
}

} // namespace dossier::exchange
