// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// Report kind `hearing` as a document: for each hearing what is known of it, who was there, what was
/// observed and whether that is signed off, judgments by right, every line of notes. Observers are not in it. A
/// draft, and marked as one, while any of its observations is not signed off.
[[nodiscard]] Document hearingReport(const disclosure::HearingProjection &projection, const ReportWords &words);

} // namespace dossier::reports
