// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"

namespace dossier::schema {

/// Reads a moment: "2026-11-03T10:42:07+04:00[Asia/Baku]", with Z, with an offset only, with a [zone]
/// only, or a local "2026-11-03 10:42" in `zone`. Seconds may be left out and have up to six decimals.
/// The zone of the result is the named one; else `zone` where it had the given offset at that moment;
/// else the offset itself ("UTC+04:00"). Error InvalidValue for anything else, for an offset that the
/// named zone did not have, and for a local hour that the zone had twice or never.
[[nodiscard]] base::Result<base::Instant> parseInstant(const QString &text, const QString &zone,
                                                       base::ClockSource source);

} // namespace dossier::schema
