// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/unlock.h"

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

/// The main key among the grants that makes the header authentic. Anyone can seal a grant to a
/// public key, so several may claim to be main; only one can carry the MAC.
Result<std::optional<StoreKey>> authenticMainKey(const QByteArray &readable, const std::vector<HeldGrant> &grants)
{
    for (const HeldGrant &held : grants) {
        if (held.grant.kind != CompartmentKind::Main || held.grant.isWrapped())
            continue;
        DOSSIER_ASSIGN(const bool authentic, isAuthentic(readable, held.grant.key));
        if (authentic) {
            DOSSIER_ASSIGN(StoreKey key, held.grant.storeKey());
            return std::optional(std::move(key));
        }
    }
    return std::optional<StoreKey>();
}

} // namespace

Result<std::vector<HeldGrant>> heldGrants(const Header &header, const MemberKeys &member)
{
    std::vector<HeldGrant> held;
    for (std::size_t i = 0; i < kGrantCount; ++i) {
        DOSSIER_ASSIGN(std::optional<Grant> grant, openGrant(header.grants[i], member));
        if (grant)
            held.push_back({static_cast<int>(i), *std::move(grant)});
    }
    return held;
}

Result<Unlocked> unlockHeader(const QByteArray &readable, const Header &header, const Credentials &credentials,
                              KdfCache *cache)
{
    // All of them, used or not by these credentials: no key holder ever wrote one out of range.
    for (const std::optional<KdfParameters> &record : header.kdf) {
        if (record)
            DOSSIER_TRY(checkKdf(*record));
    }
    DOSSIER_ASSIGN(const std::vector<SlotAttempt> attempts, slotAttempts(credentials, header, cache));
    DOSSIER_ASSIGN(std::optional<OpenedSlot> opened, openSlots(header, attempts));
    if (!opened)
        return fail(ErrorCode::WrongKey, QStringLiteral("no slot"));
    DOSSIER_ASSIGN(MemberKeys member, MemberKeys::fromSecret(std::move(opened->memberSecret)));
    DOSSIER_ASSIGN(std::vector<HeldGrant> grants, heldGrants(header, member));
    DOSSIER_ASSIGN(std::optional<StoreKey> main, authenticMainKey(readable, grants));
    if (!main)
        return fail(ErrorCode::DamagedHeader, QStringLiteral("not authentic"));
    return Unlocked{readable,          header,           opened->index,    opened->kind,
                    opened->kdfIndex,  std::move(member), *std::move(main), std::move(grants)};
}

Result<Unlocked> unlockHeaderBytes(const QByteArray &bytes, const Credentials &credentials)
{
    DOSSIER_ASSIGN(const Header header, parseHeader(bytes));
    if (credentials.passphrase == nullptr)
        return unlockHeader(bytes, header, credentials, nullptr);
    KdfCache cache(*credentials.passphrase);
    return unlockHeader(bytes, header, credentials, &cache);
}

} // namespace dossier::vault
