// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/journal/change.h"

namespace dossier::store {

/// The shape every header keeps, whoever wrote it (models/FORMAT.md, "Rules of a header"): limits,
/// order of ops, fields, predecessors and dependencies, what each kind names. Error InvalidArgument
/// says which rule is broken. Encoding and decoding both ask here, so neither lets through what the
/// other refuses.
[[nodiscard]] base::Result<void> checkHeader(const ChangeHeader &header);

/// The part of checkHeader that is about the ops among themselves.
[[nodiscard]] base::Result<void> checkOps(const std::vector<Op> &ops);

} // namespace dossier::store
