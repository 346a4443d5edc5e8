// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

struct sqlite3;

namespace dossier::store {

/// The Error for an extended result code of the engine:
///   NOTADB, CORRUPT, a page that fails its MAC → DamagedDatabase     FULL → NoSpace
///   READONLY, PERM → ReadOnlyMedium      BUSY, LOCKED, PROTOCOL → InUse
///   INTERRUPT → Cancelled                AUTH → Refused               NOMEM → OutOfMemory
///   IOERR and CANTOPEN by `systemErrno` (base::errorFromErrno), so that a full disk stays NoSpace
///   everything else, a broken constraint among it → Internal
/// The detail holds the operation, the engine's fixed words for the code and the number; never SQL,
/// a value or a path.
[[nodiscard]] base::Error engineError(int extendedCode, int systemErrno, const char *operation);

/// The same for a code that `engine` gave, which is asked whether a page of its failed the MAC.
[[nodiscard]] base::Error engineError(sqlite3 *engine, int extendedCode, int systemErrno, const char *operation);

/// The Error for what `engine` failed at last.
[[nodiscard]] base::Error engineError(sqlite3 *engine, const char *operation);

/// Whether `engine` encrypts and no page of it has failed the MAC: after that it gives nothing any more.
[[nodiscard]] bool codecIsSound(sqlite3 *engine);

} // namespace dossier::store
