// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// Report kind `endorsement_sheet` as a document: for each statement and version what is counted,
/// then public names, initials, organisations, and where people without a name belong.
[[nodiscard]] Document endorsementSheetReport(const disclosure::EndorsementSheetProjection &projection,
                                              const ReportWords &words);

} // namespace dossier::reports
