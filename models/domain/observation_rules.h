// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

/// Observations and their note lines. What was seen and signed off does not change afterwards.
namespace dossier::domain {

/// draft → submitted → returned or signed off; returned → submitted; signed off ⇄ addendum. Once
/// signed off, an observation takes only release decisions and, as an addendum, new lines; it is
/// deleted only as a draft, and its lines with it.
[[nodiscard]] base::Result<void> completeObservations(Preparation &preparation);

/// Lines are numbered within their observation and stamped; a correction is a new line that names
/// the one it corrects, in the same observation. No line is deleted but with its observation.
[[nodiscard]] base::Result<void> completeNotes(Preparation &preparation);

} // namespace dossier::domain
