// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/vault.h"

#include <algorithm>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

const HeldGrant *find(const std::vector<HeldGrant> &grants, CompartmentKind kind)
{
    const auto found = std::ranges::find(grants, kind, [](const HeldGrant &held) { return held.grant.kind; });
    return found == grants.end() ? nullptr : &*found;
}

} // namespace

Vault::Vault(VaultFolder folder, VaultLock lock, Access access, Unlocked unlocked, base::Random &random)
    : m_folder(std::move(folder)),
      m_lock(std::move(lock)),
      m_access(access),
      m_unlocked(std::move(unlocked)),
      m_random(&random),
      m_highestGeneration(m_unlocked.header.generation)
{
}

bool Vault::holds(CompartmentKind kind) const
{
    return find(m_unlocked.grants, kind) != nullptr;
}

Result<StoreName> Vault::storeName(CompartmentKind kind) const
{
    const HeldGrant *held = find(m_unlocked.grants, kind);
    if (held == nullptr)
        return fail(ErrorCode::NotGranted, QStringLiteral("compartment"));
    return held->grant.name;
}

Result<StoreKey> Vault::storeKey(CompartmentKind kind) const
{
    if (kind == CompartmentKind::Main)
        return m_unlocked.main.clone();
    const HeldGrant *held = find(m_unlocked.grants, kind);
    if (held == nullptr)
        return fail(ErrorCode::NotGranted, QStringLiteral("compartment"));
    return held->grant.storeKey();
}

Result<StoreKey> Vault::unwrapStoreKey(CompartmentKind kind, const base::SecretBytes &passphrase) const
{
    const HeldGrant *held = find(m_unlocked.grants, kind);
    if (held == nullptr)
        return fail(ErrorCode::NotGranted, QStringLiteral("compartment"));
    return held->grant.unwrap(passphrase);
}

GrantSet Vault::ownGrants(CompartmentKind kind) const
{
    GrantSet own;
    for (const HeldGrant &held : m_unlocked.grants)
        own[static_cast<std::size_t>(held.index)] = held.grant.kind == kind;
    return own;
}

Digest Vault::slotHash(int index) const
{
    return plainHash({m_unlocked.header.slots.at(static_cast<std::size_t>(index))});
}

Digest Vault::grantHash(int index) const
{
    return plainHash({m_unlocked.header.grants.at(static_cast<std::size_t>(index))});
}

Result<void> Vault::requireGeneration(std::uint64_t minimum)
{
    if (headerGeneration() < minimum)
        return fail(ErrorCode::RolledBack, QStringLiteral("header"));
    m_generationAccepted = true;
    if (m_report.repairPending && m_access == Access::ReadWrite) {
        // One above the copy that did not open, or the two would be two headers of one generation.
        Header same = m_unlocked.header;
        DOSSIER_TRY(commitChange(same));
        m_report.repairPending = false;
        m_report.repaired = true;
    }
    return {};
}

} // namespace dossier::vault
