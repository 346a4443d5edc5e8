// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/header.h"
#include "vault/vault_folder.h"

namespace dossier::vault {

enum class CopyState : std::uint8_t {
    Good,
    Missing,
    Unreadable,      ///< length, magic or checksum is wrong, or the disk does not give it back
    TooNew,          ///< written by a newer release
    KdfRefused,      ///< asks for an Argon2 below the floor or above the ceiling
    KeyDoesNotFit,   ///< readable, but no slot opens
    NotAuthentic,    ///< a slot opens, or another copy's does, and the MAC is wrong
    Stale            ///< authentic and older than the copy in use, as after a crash between the two
};

/// One of the two copies as found on disk.
struct HeaderCopy {
    CopyState state = CopyState::Missing;   ///< Good here means readable
    QByteArray bytes;
    std::optional<Header> header;           ///< present where readable
};

[[nodiscard]] HeaderCopy readHeaderCopy(const QString &path);

/// Makes both copies these bytes, durably, the .bak first. Both are complete on disk before the first is renamed, so
/// that a full disk changes nothing. Where only the second rename fails, .bak is given back what it held;
/// where only its durability does, the change is in force and no error.
[[nodiscard]] base::Result<void> writeHeaderCopies(const VaultFolder &folder, const QByteArray &bytes);

} // namespace dossier::vault
