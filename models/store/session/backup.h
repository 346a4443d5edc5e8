// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/session/session.h"

namespace dossier::store {

/// Writes everything of this copy into one encrypted file: open stores by the engine's own backup,
/// closed ones and attachments as they are. Before it gets its name it is read back, and main is
/// opened from what was read. An existing file of that name is replaced only by a verified one.
/// Gives back the names in blobs/ that are no attachment's and were left out. Errors InvalidArgument for a place inside the vault, NoSpace, Io, DamagedDatabase.
[[nodiscard]] base::Result<QStringList> writeBackup(Session &session, const QString &path);

/// Makes the vault of a backup in the new folder `path`: a new incarnation that writes a feed of its
/// own, with publication blocked until the consents were reviewed, since a later withdrawal may not
/// be in it. The slots of the vault open it. Errors of vault::BackupReader, WrongKey, AlreadyExists;
/// on an error nothing is left behind.
[[nodiscard]] base::Result<std::unique_ptr<Session>> restoreBackup(const QString &backup, const QString &path,
                                                                   const vault::Credentials &credentials,
                                                                   const SessionContext &context);

} // namespace dossier::store
