// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <utility>

namespace dossier::test {

/// A clock that stands still until it is told to move. Starts at 2026-11-03T06:42:07Z, in Baku.
class FixedClock final : public base::Clock
{
public:
    static constexpr std::int64_t kStart = 1'793'688'127'000'000;

    FixedClock() = default;
    explicit FixedClock(base::Instant instant) : m_instant(std::move(instant)) {}

    [[nodiscard]] base::Instant now() const override { return m_instant; }
    [[nodiscard]] QDate today() const override
    {
        const QDateTime utc = QDateTime::fromMSecsSinceEpoch(m_instant.utcMicroseconds / 1000, Qt::UTC);
        return utc.toTimeZone(QTimeZone(m_instant.zone.toLatin1())).date();
    }

    void set(base::Instant instant) { m_instant = std::move(instant); }
    void advance(std::int64_t microseconds) { m_instant.utcMicroseconds += microseconds; }
    void advanceDays(int days) { advance(days * std::int64_t(86'400) * 1'000'000); }

private:
    base::Instant m_instant{.utcMicroseconds = kStart, .zone = QStringLiteral("Asia/Baku"),
                            .source = base::ClockSource::System};
};

} // namespace dossier::test
