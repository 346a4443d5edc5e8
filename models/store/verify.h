// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/action_writer.h"

namespace dossier::store {

/// What a full check found; everything is looked at even after something was found.
struct VerifyReport {
    std::optional<base::Error> pages;        ///< structure, the MAC of every page, the search index
    std::optional<base::Error> journal;      ///< chain, commitments, values; gaps in a feed
    std::optional<base::Error> anchor;       ///< the newest change is not the one the anchor names
    std::optional<base::Error> protective;   ///< a value that protects is not the one that was written
    std::optional<base::Error> tables;       ///< tables, titles or index differ from what the journal says
    std::int64_t changes = 0;                ///< in the journal

    [[nodiscard]] bool isClean() const { return !pages && !journal && !anchor && !protective && !tables; }
    /// The first of what was found; only where not clean.
    [[nodiscard]] base::Error first() const;
};

/// Checks a store against its own journal, over a connection of its own: may run on any thread
/// while the store is open there. `scratchFolder` takes an encrypted file of about the size of the
/// store for a while. `mode` is Reader beside a store that writes, else ReadOnly or WithoutLog. Errors: those of opening; NoSpace, ReadOnlyMedium for the scratch; Cancelled.
[[nodiscard]] base::Result<VerifyReport> verifyStore(const QString &database, const StoreKey &key,
                                                     const StoreContext &context, const QString &scratchFolder,
                                                     const WriteProgress &progress = {},
                                                     Connection::Mode mode = Connection::Mode::Reader);

/// The short form before the first export after unlock: are the values that protect what was written?
/// Error DamagedDatabase.
[[nodiscard]] base::Result<void> verifyProtective(const QString &database, const StoreKey &key, const StoreContext &context);

} // namespace dossier::store
