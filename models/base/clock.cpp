// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <chrono>
#include <cstdlib>

namespace dossier::base {

namespace {

constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;

std::int64_t floorToSeconds(std::int64_t microseconds)
{
    const std::int64_t seconds = microseconds / kMicrosecondsPerSecond;
    return microseconds % kMicrosecondsPerSecond < 0 ? seconds - 1 : seconds;
}

QString padded(int number, int width = 2)
{
    return QStringLiteral("%1").arg(number, width, 10, QLatin1Char('0'));
}

QString offsetText(int offsetSeconds)
{
    const int magnitude = std::abs(offsetSeconds);
    QString text = QLatin1Char(offsetSeconds < 0 ? '-' : '+') + padded(magnitude / 3600)
                 + QLatin1Char(':') + padded(magnitude / 60 % 60);
    // Local mean times of the nineteenth century have seconds.
    if (magnitude % 60 != 0)
        text += QLatin1Char(':') + padded(magnitude % 60);
    return text;
}

QString localTimeText(const QDateTime &moment)
{
    // By hand: QDateTime's ISO form is empty beyond the year 9999.
    const QDate date = moment.date();
    const QTime time = moment.time();
    const QString sign = date.year() < 0 ? QStringLiteral("-") : QString();
    return sign + padded(std::abs(date.year()), 4) + QLatin1Char('-') + padded(date.month()) + QLatin1Char('-')
         + padded(date.day()) + QLatin1Char('T') + padded(time.hour()) + QLatin1Char(':')
         + padded(time.minute()) + QLatin1Char(':') + padded(time.second());
}

QTimeZone systemZone()
{
    const QTimeZone zone(QTimeZone::systemTimeZoneId());
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace

QString toIsoString(const Instant &instant)
{
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(floorToSeconds(instant.utcMicroseconds), Qt::UTC);
    const QString name = QLatin1Char('[') + instant.zone + QLatin1Char(']');
    const QTimeZone zone(instant.zone.toLatin1());
    if (!zone.isValid())
        return localTimeText(utc) + QLatin1Char('Z') + name;
    return localTimeText(utc.toTimeZone(zone)) + offsetText(zone.offsetFromUtc(utc)) + name;
}

Instant SystemClock::now() const
{
    return {.utcMicroseconds = utcMicroseconds(),
            .zone = QString::fromLatin1(systemZone().id()),
            .source = ClockSource::System};
}

std::int64_t SystemClock::utcMicroseconds() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(sinceEpoch).count();
}

QDate SystemClock::today() const
{
    return QDateTime::currentDateTimeUtc().toTimeZone(systemZone()).date();
}

} // namespace dossier::base
