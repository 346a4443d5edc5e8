// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/grants.h"
#include "vault/slots.h"

namespace dossier::vault {

/// A grant of the member who unlocked, and its place in the header.
struct HeldGrant {
    int index = 0;
    Grant grant;
};

/// An authentic header and what one member's credentials open of it. Knows no files: a backup is
/// unlocked in the same way as a vault.
struct Unlocked {
    QByteArray bytes;
    Header header;
    int slot = 0;                       ///< the slot that opened
    SlotKind slotKind = SlotKind::Passphrase;
    std::uint8_t kdfIndex = kNoKdfRecord;
    MemberKeys member;
    StoreKey main;
    std::vector<HeldGrant> grants;      ///< main's among them, in order of index
};

/// `readable` is what parseHeader made `header` of. Errors: WrongKey where no slot opens; DamagedHeader where one does and
/// the header is not authentic; KdfOutOfRange, checked before anything is allocated; OutOfMemory; InvalidArgument
/// without credentials. `cache` may be null where there is no passphrase.
[[nodiscard]] base::Result<Unlocked> unlockHeader(const QByteArray &readable, const Header &header,
                                                  const Credentials &credentials, KdfCache *cache);
/// parseHeader and unlockHeader in one, for a header that lies in a backup.
[[nodiscard]] base::Result<Unlocked> unlockHeaderBytes(const QByteArray &bytes, const Credentials &credentials);
/// Every grant in the header that this member can open.
[[nodiscard]] base::Result<std::vector<HeldGrant>> heldGrants(const Header &header, const MemberKeys &member);

} // namespace dossier::vault
