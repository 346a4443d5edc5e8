// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// Report kind `hearing` as a document: for each hearing what is known of it, who was there, what was
/// observed, judgments by right, every line of notes. Observers are not in it.
[[nodiscard]] Document hearingReport(const disclosure::HearingProjection &projection, const ReportWords &words);

/// The name as it may be printed, or that it is withheld.
[[nodiscard]] QString nameInHearing(const disclosure::PersonInHearing &person, const ReportWords &words);
/// "10 September 2026, 10:30", the day alone, or nothing.
[[nodiscard]] QString hearingMoment(const disclosure::HearingSection &hearing, const ReportWords &words);

} // namespace dossier::reports
