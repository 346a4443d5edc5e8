// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// "Hearing 2 · 12 November 2026 · Pərviz Xışov": of the accused those who may be named. `number`: 0 where there is
/// but one hearing.
[[nodiscard]] Runs hearingTitle(const disclosure::HearingSection &hearing, std::size_t number, const ReportWords &words);
/// The same without the first part, for lines that are numbered anyway.
[[nodiscard]] Runs hearingInContents(const disclosure::HearingSection &hearing, const ReportWords &words);

/// The name as it may be printed, or that it is withheld.
[[nodiscard]] Run nameInHearing(const disclosure::PersonInHearing &person, const ReportWords &words);
/// When it was to be: "10 September 2026, 10:30", the day alone, or nothing.
[[nodiscard]] QString scheduledMoment(const disclosure::HearingSection &hearing, const ReportWords &words);
/// When it began or ended: "10:40", with its day where the title has another.
[[nodiscard]] QString actualMoment(const std::optional<disclosure::Released<base::Instant>> &moment,
                                   const disclosure::HearingSection &hearing, const ReportWords &words);

} // namespace dossier::reports
