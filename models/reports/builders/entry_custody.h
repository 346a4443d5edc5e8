// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// Stage, date, authority, articles and offence of every step of the accusation.
[[nodiscard]] Table chargeTable(const disclosure::NamedEntry &named, const ReportWords &words);

/// The time in custody from the arrest to the as-of date, to scale. Absent unless the person is held,
/// since when is certain, and the periods on record begin with that day.
[[nodiscard]] std::optional<TimeBar> detentionLine(const disclosure::NamedEntry &named, const ReportWords &words);

} // namespace dossier::reports
