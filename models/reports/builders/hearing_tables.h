// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// Who is accused and whether they were there; why not, where any absence has a reason.
[[nodiscard]] Table accusedTable(const disclosure::HearingSection &hearing, const ReportWords &words);
/// What was judged against which right, with the facts and the lines of notes cited.
[[nodiscard]] Table findingTable(const std::vector<disclosure::FindingFact> &findings, const ReportWords &words);
/// Every line as it was written; a column for rights only where one was tagged or a line corrects another.
[[nodiscard]] Table noteTable(const std::vector<disclosure::NoteLine> &notes, const ReportWords &words);

} // namespace dossier::reports
