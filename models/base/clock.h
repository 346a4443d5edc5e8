// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <cstdint>

namespace dossier::base {

/// Where the time of an instant came from; kept with it because a laptop's clock is evidence too.
enum class ClockSource : std::uint8_t { System = 1, Typed = 2, Imported = 3 };

/// A moment: microseconds since 1970-01-01T00:00Z, the IANA zone in which the person was, and
/// the clock that said so.
struct Instant {
    std::int64_t utcMicroseconds = 0;
    QString zone = QStringLiteral("UTC");
    ClockSource source = ClockSource::System;

    friend bool operator==(const Instant &, const Instant &) = default;
};

/// ISO 8601 with the zone's offset at that moment and the zone's name: "2026-11-03T10:42:07+04:00[Asia/Baku]".
/// Whole seconds, cut. A zone this machine does not know is printed in UTC with "Z" (RFC 9557):
/// "2026-11-03T06:42:07Z[Mars/Base]".
[[nodiscard]] QString toIsoString(const Instant &instant);

/// What time it is. Everything that stamps a record asks through this seam.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// The moment of now() alone, for stamps that know no zone: asking for the zone costs more than all else.
    [[nodiscard]] virtual std::int64_t utcMicroseconds() const { return now().utcMicroseconds; }
    /// The calendar day in the clock's own zone.
    [[nodiscard]] virtual QDate today() const = 0;
};

/// The system's clock and zone; UTC where the system has no known zone.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::int64_t utcMicroseconds() const override;
    [[nodiscard]] QDate today() const override;
};

} // namespace dossier::base
