// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/instant_text.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <optional>
#include <set>

using namespace Qt::StringLiterals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Instant;
using base::Result;

namespace {

constexpr int kSecondsPerDay = 24 * 60 * 60;
/// No zone was ever further from UTC (ISO 8601 itself allows a day).
constexpr int kMaxOffsetSeconds = 16 * 60 * 60;

std::unexpected<base::Error> refused(const QString &detail)
{
    return fail(ErrorCode::InvalidValue, detail);
}

/// What stands in the text, not yet related to any zone.
struct Written {
    std::int64_t localSeconds = 0;   ///< as if the local time were UTC
    int microseconds = 0;
    std::optional<int> offsetSeconds;
    QString zone;
};

Result<Written> take(const QString &text)
{
    static const QRegularExpression kForm(
        u"\\A([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,6}))?)?"
        "(Z|([+-])([0-9]{2}):?([0-9]{2}))?(?:\\[([A-Za-z0-9_+\\-/]{1,64})\\])?\\z"_s);
    const QRegularExpressionMatch match = kForm.match(text.trimmed());
    if (!match.hasMatch())
        return refused(u"instant"_s);
    const QDate day = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime hour(match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
    if (!day.isValid() || day.year() < 1 || !hour.isValid())
        return refused(u"instant"_s);
    Written written;
    written.localSeconds = QDateTime(day, hour, Qt::UTC).toSecsSinceEpoch();
    written.microseconds = match.captured(5).leftJustified(6, u'0').toInt();
    written.zone = match.captured(10);
    if (match.captured(6) == u'Z') {
        written.offsetSeconds = 0;
    } else if (match.hasCaptured(6)) {
        const int minutes = match.captured(8).toInt() * 60 + match.captured(9).toInt();
        written.offsetSeconds = (match.captured(7) == u'-' ? -60 : 60) * minutes;
        if (match.captured(9).toInt() > 59 || std::abs(*written.offsetSeconds) > kMaxOffsetSeconds)
            return refused(u"offset"_s);
    }
    return written;
}

QDateTime utcAt(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

/// The moments at which clocks of `zone` showed the local time: none in a gap, two when they were
/// put back.
std::set<std::int64_t> momentsOf(std::int64_t localSeconds, const QTimeZone &zone)
{
    std::set<std::int64_t> moments;
    for (const int shift : {-kSecondsPerDay, 0, kSecondsPerDay}) {
        const int offset = zone.offsetFromUtc(utcAt(localSeconds + shift));
        if (zone.offsetFromUtc(utcAt(localSeconds - offset)) == offset)
            moments.insert(localSeconds - offset);
    }
    return moments;
}

/// The name under which an offset is kept where no zone is known.
QString offsetZone(int seconds)
{
    if (seconds == 0)
        return u"UTC"_s;
    return QString::fromLatin1(QTimeZone(seconds).id());
}

QString zoneOf(const Written &written, std::int64_t moment, const QString &fallback)
{
    const QTimeZone zone(fallback.toLatin1());
    if (zone.isValid() && zone.offsetFromUtc(utcAt(moment)) == *written.offsetSeconds)
        return fallback;
    return offsetZone(*written.offsetSeconds);
}

} // namespace

Result<Instant> parseInstant(const QString &text, const QString &zone, base::ClockSource source)
{
    DOSSIER_ASSIGN(const Written written, take(text));
    const QString named = written.zone.isEmpty() ? zone : written.zone;
    Instant instant{.utcMicroseconds = 0, .zone = named, .source = source};
    std::int64_t moment = 0;
    if (written.offsetSeconds) {
        moment = written.localSeconds - *written.offsetSeconds;
        // "Z" with a zone is how a moment in a zone unknown to its writer is printed (RFC 9557).
        const bool knowsOnlyUtc = *written.offsetSeconds == 0 && text.contains(u'Z');
        if (written.zone.isEmpty())
            instant.zone = knowsOnlyUtc ? u"UTC"_s : zoneOf(written, moment, zone);
        else if (!knowsOnlyUtc && QTimeZone(named.toLatin1()).offsetFromUtc(utcAt(moment)) != *written.offsetSeconds)
            return refused(u"offset"_s);
    } else {
        const QTimeZone known(named.toLatin1());
        if (!known.isValid())
            return refused(u"zone"_s);
        const std::set<std::int64_t> moments = momentsOf(written.localSeconds, known);
        if (moments.size() != 1)
            return refused(u"local time"_s);
        moment = *moments.begin();
    }
    if (!QTimeZone(instant.zone.toLatin1()).isValid())
        return refused(u"zone"_s);
    instant.utcMicroseconds = moment * 1'000'000 + written.microseconds;
    return instant;
}

} // namespace dossier::schema
