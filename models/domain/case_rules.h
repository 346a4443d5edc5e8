// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

namespace dossier::domain {

/// A new case without a reference gets the next free one, C-0001 and on; no two cases of this
/// store share one, deleted ones included, since a reference stays in editions that went out.
/// A new case is a draft unless it says otherwise.
[[nodiscard]] base::Result<void> completeCases(Preparation &preparation);

} // namespace dossier::domain
