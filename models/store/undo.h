// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/open_file.h"

#include <functional>

namespace dossier::store {

/// Takes back the newest Action of `actor` that was not taken back yet; `apply` writes the Action that does. One that
/// is refused (NotUndoable, WouldLoosen or another rule; the detail names the Action) is remembered in the file, and
/// the next call passes over it. Error NotFound where nothing is left to undo.
[[nodiscard]] base::Result<Applied> undoNewest(OpenFile &file, base::MemberId actor,
                                               const std::function<base::Result<Applied>(domain::Action)> &apply);
/// What that would take back, with the records it touched. Error NotFound.
[[nodiscard]] base::Result<UndoStep> undoStep(OpenFile &file, base::MemberId actor);
/// What the next redo would take back. Error NotFound where the newest Action of `actor` is no undo.
[[nodiscard]] base::Result<UndoStep> redoStep(OpenFile &file, base::MemberId actor);
/// Takes back the undo that is the newest Action of `actor`. Error NotFound where that is no undo.
[[nodiscard]] base::Result<Applied> redoNewest(OpenFile &file, base::MemberId actor,
                                               const std::function<base::Result<Applied>(domain::Action)> &apply);

} // namespace dossier::store
