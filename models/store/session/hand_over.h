// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/session/session.h"

namespace dossier::store {

/// Writes a copy of the vault to the new folder `path` without one compartment: no file of it, no
/// grant of anyone, not a trace of how much there was. The vault itself is unchanged. The copy opens
/// with the same passphrases. Errors of vault::VaultFolder::create, NoSpace, Io; on an error nothing
/// is left behind.
[[nodiscard]] base::Result<void> writeHandOverCopy(Session &session, schema::Compartment without, const QString &path);

} // namespace dossier::store
