// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"
#include "ui/text/words.h"

namespace dossier::ui {

/// "27 November 2026", "spring 2024": in full, in its precision.
[[nodiscard]] QString fullDate(const Words &words, const base::PartialDate &date);
/// "27 Nov 2026", "Jul 2026", "~2024", "2023?": for narrow columns, in its precision.
[[nodiscard]] QString shortDate(const Words &words, const base::PartialDate &date);
/// "Friday 27 November", or "Fri 27 Nov" where `isShort`; with the year where it is not that of `today`.
[[nodiscard]] QString weekday(const Words &words, QDate day, QDate today, bool isShort);
/// "21 July to 27 November 2026": a year that both share is said once.
[[nodiscard]] QString dateRange(const Words &words, const base::PartialDate &from, const base::PartialDate &until);
/// With a capital, as a sentence begins.
[[nodiscard]] QString capitalised(const Words &words, const QString &text);
/// Without the characters that isolate names and numbers: a screen reader may say them.
[[nodiscard]] QString spoken(QString text);

} // namespace dossier::ui
