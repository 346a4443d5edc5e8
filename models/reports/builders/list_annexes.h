// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/projection.h"
#include "reports/builders/report_words.h"
#include "reports/document.h"

namespace dossier::reports {

/// Index of names: by family name in the order of the alphabet, then other forms by script, then the
/// numbers of the withheld, which tell nothing by their place.
[[nodiscard]] Result<std::vector<Block>> listIndex(const disclosure::ListProjection &projection, const ReportWords &words);
/// Articles by code and number, with how many are accused under each and who.
[[nodiscard]] std::vector<Block> listArticles(const disclosure::ListProjection &projection, const ReportWords &words);

/// "1–3, 7, 9, 10" of numbers in ascending order.
[[nodiscard]] QString numberRanges(const std::vector<int> &numbers);

} // namespace dossier::reports
