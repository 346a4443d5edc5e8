// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

namespace dossier::domain {

/// A ledger entry begins as announced and ends once, as done or failed; both moments are stamped.
[[nodiscard]] base::Result<void> completeLedger(Preparation &preparation);
/// New working notes of a case and import notes carry who wrote them and when.
[[nodiscard]] base::Result<void> stampNotes(Preparation &preparation);

} // namespace dossier::domain
