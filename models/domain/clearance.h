// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/preparation.h"

/// Clearance is of a version (domain.md, "Core ideas"): only a text that was cleared is ever
/// released, and a later edit of the text does not reach what was cleared.
namespace dossier::domain {

/// Cases that a person clears in this Action, also those that were clear before: clearing again
/// is how a changed text is approved. Must be asked before unchanged fields are dropped.
[[nodiscard]] base::Result<QList<base::RecordId>> casesToClear(const Preparation &preparation);

/// Copies text to cleared_text, with time and member, in all texts of those cases, of their persons
/// and of their events, as they are after this Action. An import clears only the texts that it writes.
[[nodiscard]] base::Result<void> clearTexts(Preparation &preparation, const QList<base::RecordId> &cases);

/// Nobody types a cleared text; undo and merge may take one away, but put an older one back only
/// where no cleared case would publish it. Errors RuleViolated, WouldLoosen.
[[nodiscard]] base::Result<void> checkClearedTexts(Preparation &preparation);

} // namespace dossier::domain
