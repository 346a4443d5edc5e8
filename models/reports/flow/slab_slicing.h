// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/slab.h"

namespace dossier::reports {

/// Cuts a slab between its lines of text into slabs of a line each, so that what is taller than a
/// page can go on over several. Fills are cut with it.
[[nodiscard]] std::vector<Slab> slicedIntoLines(Slab &&slab);

} // namespace dossier::reports
