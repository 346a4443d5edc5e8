// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "vault/store_key.h"

#include <QString>

namespace dossier::store {

/// What the write-ahead log beside a database is to it. The engine cannot tell: it lays any log that is whole
/// over the file, and so a log of last week over what was saved since.
enum class LogAge : std::uint8_t {
    None,      ///< no log, or an empty one
    Older,     ///< with it the database would be older than without: it was put there
    Same,      ///< all that is in it is in the file already
    Newer,     ///< as after a crash: it holds what the file does not
    Unknown    ///< one of the two cannot be read
};

/// Whether there is a log at all that holds something.
[[nodiscard]] bool hasLogBeside(const QString &database);

/// By the count of commits with the log and without. Only reads; nobody may be writing.
[[nodiscard]] LogAge ageOfLog(const QString &database, const vault::StoreKey &key);

/// Renames the log to "<database>-wal.aside", "….aside-2" and so on, for good once this returns; nothing is
/// deleted. The database must be closed.
[[nodiscard]] base::Result<void> moveLogAside(const QString &database);

} // namespace dossier::store
