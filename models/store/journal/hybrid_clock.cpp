// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/hybrid_clock.h"

#include "store/journal/change.h"

#include <algorithm>

namespace dossier::store {

namespace {

constexpr std::uint64_t kDayMs = 24ULL * 60 * 60 * 1000;

} // namespace

std::uint64_t HybridClock::physical() const
{
    // A clock before 1970 counts as 1970: the stamp only has to grow.
    const std::int64_t now = std::max<std::int64_t>(m_clock->utcMicroseconds() / 1000, 0);
    return static_cast<std::uint64_t>(now) << kCounterBits;
}

std::uint64_t HybridClock::tick()
{
    // A full counter carries over into the milliseconds, which is what keeps it growing.
    m_newest = std::max(physical(), m_newest + 1);
    return m_newest;
}

void HybridClock::witness(std::uint64_t stamp)
{
    if (stamp <= limits::kClock && stamp <= physical() + (kDayMs << kCounterBits))
        m_newest = std::max(m_newest, stamp);
}

} // namespace dossier::store
