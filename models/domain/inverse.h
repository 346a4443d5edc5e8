// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/action.h"

namespace dossier::domain {

/// The Action that takes `done` back: values swapped, created records deleted, deleted ones
/// restored, in reverse order; origin Undo, label "undo", `undoes` = done. The caller gives it an
/// id and an actor, checks that what it takes back is still the heads, and hands it to prepare(),
/// which refuses what is append-only (NotUndoable) or would loosen protection (WouldLoosen).
/// Error NotUndoable where nothing was done.
[[nodiscard]] base::Result<Action> inverse(const Action &done);

} // namespace dossier::domain
