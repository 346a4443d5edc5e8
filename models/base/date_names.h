// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/date_words.h"

namespace dossier::base {

/// Months, seasons and the few words round them in languages in which dates are read but never
/// written: Turkish, French, Spanish, German, Arabic (both sets of Gregorian months), Persian (Gregorian
/// months only), Georgian, Ukrainian and Belarusian. Words that another calendar shares are left out,
/// and so is Turkish "yaz", which is summer there and spring in Azerbaijani. `folded` is what foldDateText gives.
[[nodiscard]] std::optional<DateWord> findForeignDateWord(const QString &folded);

} // namespace dossier::base
