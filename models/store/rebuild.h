// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/action_writer.h"

namespace dossier::store {

/// Makes every derived table anew from the journal, into the new file `target` under the same key:
/// changes verbatim, those this release does not understand among them, under the same dots. What
/// is local to the file (anchor's count, meta, saved drafts) comes along. Error DamagedDatabase
/// where the journal does not verify; nothing is left behind then.
[[nodiscard]] base::Result<void> rebuildInto(const QString &target, const QString &source, const StoreKey &key,
                                             const StoreContext &context, const WriteProgress &progress = {});

/// The same from a file that is open, for reading or for writing.
[[nodiscard]] base::Result<void> rebuildFrom(Connection &source, const QString &target, const StoreKey &key,
                                             const StoreContext &context, const WriteProgress &progress = {});

/// Replaces the store by one rebuilt from its journal. The old file is kept beside it as
/// "<database>.before-rebuild"; a crash at any moment leaves the old or the new one whole. No
/// connection may be open to it.
[[nodiscard]] base::Result<void> rebuildStore(const QString &database, const StoreKey &key, const StoreContext &context,
                                              const WriteProgress &progress = {});

/// rebuildStore where the tables are those of an older release. Error UnsupportedVersion where they
/// are those of a newer one.
[[nodiscard]] base::Result<void> rebuildIfOlder(const QString &database, const StoreKey &key, const StoreContext &context);

} // namespace dossier::store
