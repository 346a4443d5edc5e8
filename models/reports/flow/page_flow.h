// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/document.h"
#include "reports/progress.h"
#include "reports/text/shaper.h"

namespace dossier::reports {

/// Lays a document out into pages for a back end, block by block: what is held is a page, the
/// block in hand and the shaper's cache. Returns the number of pages.
///
/// `shaper` is the caller's because a back end that embeds fonts asks it afterwards what was used.
/// A character that no face draws is laid by name and noted in the shaper.
/// Errors: Cancelled, and those of source and sink.
[[nodiscard]] Result<int> layOut(const DocumentInfo &info, BlockSource &source, const HouseStyle &style, Shaper &shaper,
                                 PageSink &sink, Progress &progress);

} // namespace dossier::reports
