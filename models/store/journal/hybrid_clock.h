// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <cstdint>

namespace dossier::store {

/// Hybrid logical clock of one compartment (Kulkarni et al. 2014): 48 bits of milliseconds since
/// 1970, then 16 bits that count within one. It never goes back and never repeats, whatever the
/// computer's clock does, and stays near it. Only used to choose which of several concurrent
/// values is shown first, and to tell a person when.
class HybridClock
{
public:
    explicit HybridClock(const base::Clock &clock) : m_clock(&clock) {}

    /// Stamp for a new change: greater than every stamp given or witnessed.
    [[nodiscard]] std::uint64_t tick();
    /// Takes note of a stamp from elsewhere. One more than a day ahead of this computer's clock is
    /// ignored, so that one wrong laptop does not drag all others along.
    void witness(std::uint64_t stamp);
    /// Sets the newest stamp on record, as read from the journal.
    void restore(std::uint64_t stamp) { m_newest = stamp; }
    [[nodiscard]] std::uint64_t newest() const { return m_newest; }

    /// Milliseconds since 1970 of a stamp.
    [[nodiscard]] static constexpr std::int64_t milliseconds(std::uint64_t stamp)
    {
        return static_cast<std::int64_t>(stamp >> kCounterBits);
    }
    /// The moment of a stamp, without a zone.
    [[nodiscard]] static base::Instant instant(std::uint64_t stamp)
    {
        base::Instant out;
        out.utcMicroseconds = milliseconds(stamp) * 1000;
        return out;
    }

private:
    static constexpr unsigned int kCounterBits = 16;

    [[nodiscard]] std::uint64_t physical() const;

    const base::Clock *m_clock;
    std::uint64_t m_newest = 0;
};

} // namespace dossier::store
