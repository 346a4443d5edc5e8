// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/release_view.h"

#include <QDate>

namespace dossier::disclosure {

struct ListCandidate;

/// The candidate as it was on that day: without charges, court acts, periods, places and sentences that are certainly
/// of later. A sentence that one of these replaced is in force again. Releases stay, since a later one tells that a
/// status is newer than the day.
[[nodiscard]] ListCandidate candidateAt(const ListCandidate &candidate, const ReleaseView &view, QDate asOf);

} // namespace dossier::disclosure
