// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

/// The rules of prepare(), one set per part of the domain, in the order in which they run.
/// Each looks at the whole Action and may add to it.
namespace dossier::domain {

/// Entities and fields exist, shapes fit, one compartment, nothing computed is typed.
[[nodiscard]] base::Result<void> checkShapes(Preparation &preparation);
/// Every value in its one canonical form (normalise.h).
[[nodiscard]] base::Result<void> normaliseValues(Preparation &preparation);
/// Records exist or not as the kind of change needs; what changes nothing is dropped.
[[nodiscard]] base::Result<void> compareWithStored(Preparation &preparation);
/// What is written once stays: ledgers, note lines, the link to a subject, the parent of a part.
[[nodiscard]] base::Result<void> checkImmutable(Preparation &preparation);
/// Deletes take parts along; new parts get a parent that exists and a place in the row.
[[nodiscard]] base::Result<void> completeParts(Preparation &preparation);
/// What a reference names exists, is of the right entity and lies where this file may point.
[[nodiscard]] base::Result<void> checkReferences(Preparation &preparation);
/// Nothing ends before it begins; a length of time is one.
[[nodiscard]] base::Result<void> checkTimes(Preparation &preparation);
/// No record without its required fields.
[[nodiscard]] base::Result<void> checkRequired(Preparation &preparation);

} // namespace dossier::domain
