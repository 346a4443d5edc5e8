// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

namespace dossier::domain {

/// This Action creates a consent event of `endorsement`, kind "widened", with evidence, that does
/// not agree to less than `change` asks for.
[[nodiscard]] base::Result<bool> isWidenedBy(const Preparation &preparation, base::RecordId endorsement,
                                             const FieldChange &change);

/// A new endorsement starts as never visible unless it says what was signed, and records its first
/// consent event; a narrowing or withdrawal by staff records one, and a recorded one takes effect
/// on its endorsement.
[[nodiscard]] base::Result<void> completeConsent(Preparation &preparation);

} // namespace dossier::domain
