// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/value.h"

namespace dossier::schema {

/// Reads a length of time as courts and lists print it, in English, Azerbaijani, Russian, Turkish, French,
/// Spanish, German, Arabic, Persian, Georgian, Ukrainian or Belarusian: "11 years 8 months", "11 il 8 ay",
/// "11 лет 8 месяцев лишения свободы", "18 months" (which stays 18 months), "life", "ömürlük",
/// "müebbet", "пожизненно". Digits may be of any script. What was typed is kept as `printed`. Weeks,
/// fractions and words that are not understood are an error InvalidValue, since turning them into days
/// would invent.
[[nodiscard]] base::Result<Duration> parseDuration(const QString &typed);

/// In words of `language` (BCP-47; English where it is none of the three); parseDuration of it gives
/// the same years, months, days and life. Where nothing was understood, as printed.
[[nodiscard]] QString durationText(const Duration &duration, const QString &language);

} // namespace dossier::schema
