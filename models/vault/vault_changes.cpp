// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "vault/free_place.h"
#include "vault/vault.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

template<std::size_t count>
Result<std::size_t> requirePlace(int index, const std::bitset<count> & /*places*/)
{
    if (index < 0 || static_cast<std::size_t>(index) >= count)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("index in the header"));
    return static_cast<std::size_t>(index);
}

std::uint64_t costOf(const KdfParameters &parameters)
{
    return std::uint64_t{parameters.memoryKib} * parameters.passes;
}

/// The record that new slots point to: the dearer one while there are two.
Result<std::uint8_t> currentKdf(const Header &header)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < kKdfRecordCount; ++i) {
        if (header.kdf[i] && (!best || costOf(*header.kdf[i]) > costOf(*header.kdf[*best])))
            best = i;
    }
    if (!best)
        return fail(ErrorCode::DamagedHeader, QStringLiteral("no KDF record"));
    return static_cast<std::uint8_t>(*best);
}

Result<SlotAttempt> attemptFor(const Credentials &credentials, const Header &header, std::uint8_t record)
{
    SlotAttempt attempt;
    DOSSIER_ASSIGN(attempt.kind, slotKindOf(credentials));
    if (attempt.kind == SlotKind::RecoveryCode) {
        attempt.kdfIndex = kNoKdfRecord;
        DOSSIER_ASSIGN(attempt.base, credentials.recoveryCode->secret().clone());
    } else {
        attempt.kdfIndex = record;
        attempt.keyFile = credentials.keyFile;
        DOSSIER_ASSIGN(attempt.base, runKdf(*credentials.passphrase, *header.kdf[record]));
    }
    return attempt;
}

void scramble(Header &header, const SlotSet &slots, const GrantSet &grants, base::Random &random)
{
    for (std::size_t i = 0; i < kSlotCount; ++i) {
        if (slots.test(i))
            random.fill(header.slots[i]);
    }
    for (std::size_t i = 0; i < kGrantCount; ++i) {
        if (grants.test(i))
            random.fill(header.grants[i]);
    }
}

} // namespace

Result<void> Vault::requireChangeable() const
{
    if (m_access != Access::ReadWrite)
        return fail(ErrorCode::ReadOnlyMedium, QStringLiteral("opened for reading"));
    if (!m_generationAccepted)
        return fail(ErrorCode::Internal, QStringLiteral("header generation was not checked"));
    return {};
}

/// By reference, and not only to spare a copy: GCC 12 at -O2 loses the reset of an optional in a Header
/// that is then passed by value (tst_vault_session sees it).
Result<void> Vault::commitChange(Header &next)
{
    DOSSIER_TRY(requireChangeable());
    if (m_highestGeneration == std::numeric_limits<std::uint64_t>::max())
        return fail(ErrorCode::Internal, QStringLiteral("header generation"));
    next.generation = ++m_highestGeneration;
    DOSSIER_ASSIGN(QByteArray bytes, serialiseHeader(next, m_unlocked.main.key));
    DOSSIER_ASSIGN(std::vector<HeldGrant> grants, heldGrants(next, m_unlocked.member));
    if (place() != Place::Here)
        return base::fail(base::ErrorCode::NotAVault, QStringLiteral("not where it was opened"));
    DOSSIER_TRY(writeHeaderCopies(m_folder, bytes));
    m_unlocked.header = next;
    m_unlocked.bytes = std::move(bytes);
    m_unlocked.grants = std::move(grants);
    return {};
}

/// The opened slot and the member's own grants are taken whatever main.db says: it may be older than the header.
UsedEntries Vault::takenBesides(const UsedEntries &used) const
{
    UsedEntries taken = used;
    taken.slots.set(static_cast<std::size_t>(m_unlocked.slot));
    for (const HeldGrant &held : m_unlocked.grants)
        taken.grants.set(static_cast<std::size_t>(held.index));
    return taken;
}

Result<SlotBytes> Vault::newSlot(const Header &header, int index, const Credentials &credentials,
                                 const SecretBytes &memberSecret) const
{
    DOSSIER_ASSIGN(const std::uint8_t record, currentKdf(header));
    DOSSIER_ASSIGN(const SlotAttempt attempt, attemptFor(credentials, header, record));
    return sealSlot(header.vaultId, index, attempt, memberSecret, *m_random);
}

Result<int> Vault::addSlot(const Credentials &credentials, const UsedEntries &used)
{
    DOSSIER_TRY(requireChangeable());
    DOSSIER_ASSIGN(const int index, freePlace(takenBesides(used).slots, *m_random));
    Header next = m_unlocked.header;
    DOSSIER_ASSIGN(next.slots[static_cast<std::size_t>(index)], newSlot(next, index, credentials, member().secret()));
    DOSSIER_TRY(commitChange(next));
    return index;
}

Result<AddedRecovery> Vault::addRecoverySlot(const UsedEntries &used)
{
    DOSSIER_ASSIGN(RecoveryCode code, RecoveryCode::generate(*m_random));
    Credentials credentials;
    credentials.recoveryCode = &code;
    DOSSIER_ASSIGN(const int index, addSlot(credentials, used));
    return AddedRecovery{index, std::move(code)};
}

Result<void> Vault::replaceSlot(int index, const Credentials &credentials)
{
    DOSSIER_TRY(requireChangeable());
    DOSSIER_ASSIGN(const std::size_t place, requirePlace(index, SlotSet()));
    Header next = m_unlocked.header;
    DOSSIER_ASSIGN(next.slots[place], newSlot(next, index, credentials, member().secret()));
    DOSSIER_ASSIGN(const SlotKind kind, slotKindOf(credentials));
    DOSSIER_ASSIGN(const std::uint8_t record, currentKdf(next));
    DOSSIER_TRY(commitChange(next));
    if (index == m_unlocked.slot) {
        m_unlocked.slotKind = kind;
        m_unlocked.kdfIndex = kind == SlotKind::RecoveryCode ? kNoKdfRecord : record;
    }
    return {};
}

Result<void> Vault::removeSlot(int index)
{
    DOSSIER_ASSIGN(const std::size_t place, requirePlace(index, SlotSet()));
    SlotSet slots;
    slots.set(place);
    return removeMember(slots, {});
}

Result<AddedMember> Vault::addMember(const Credentials &credentials, bool withRecoveryCode, const UsedEntries &used)
{
    DOSSIER_TRY(requireChangeable());
    UsedEntries taken = takenBesides(used);
    Header next = m_unlocked.header;
    DOSSIER_ASSIGN(SecretBytes secret, SecretBytes::random(MemberKeys::kSecretSize, *m_random));
    AddedMember added;
    DOSSIER_ASSIGN(added.slot, freePlace(taken.slots, *m_random));
    taken.slots.set(static_cast<std::size_t>(added.slot));
    DOSSIER_ASSIGN(next.slots[static_cast<std::size_t>(added.slot)], newSlot(next, added.slot, credentials, secret));
    if (withRecoveryCode) {
        DOSSIER_ASSIGN(added.recoveryCode, RecoveryCode::generate(*m_random));
        Credentials recovery;
        recovery.recoveryCode = &*added.recoveryCode;
        DOSSIER_ASSIGN(const int place, freePlace(taken.slots, *m_random));
        DOSSIER_ASSIGN(next.slots[static_cast<std::size_t>(place)], newSlot(next, place, recovery, secret));
        added.recoverySlot = place;
    }
    DOSSIER_ASSIGN(const MemberKeys keys, MemberKeys::fromSecret(std::move(secret)));
    added.keys = keys.publicKeys();
    DOSSIER_ASSIGN(const Grant main, plainGrant(CompartmentKind::Main, StoreName(), m_unlocked.main));
    DOSSIER_ASSIGN(added.mainGrant, freePlace(taken.grants, *m_random));
    DOSSIER_ASSIGN(next.grants[static_cast<std::size_t>(added.mainGrant)], sealGrant(main, added.keys.sealing, *m_random));
    DOSSIER_TRY(commitChange(next));
    return added;
}

Result<void> Vault::removeMember(const SlotSet &slots, const GrantSet &grants)
{
    DOSSIER_TRY(requireChangeable());
    if (slots.test(static_cast<std::size_t>(m_unlocked.slot)))
        return fail(ErrorCode::RuleViolated, QStringLiteral("the slot that opened this vault"));
    if ((grants & ownGrants(CompartmentKind::Main)).any())
        return fail(ErrorCode::RuleViolated, QStringLiteral("own grant of main"));
    Header next = m_unlocked.header;
    scramble(next, slots, grants, *m_random);
    return commitChange(next);
}

Result<int> Vault::grant(CompartmentKind kind, const MemberPublicKeys &member, const UsedEntries &used)
{
    DOSSIER_TRY(requireChangeable());
    DOSSIER_ASSIGN(const StoreName name, storeName(kind));
    DOSSIER_ASSIGN(const StoreKey key, storeKey(kind));
    DOSSIER_ASSIGN(const Grant plain, plainGrant(kind, name, key));
    DOSSIER_ASSIGN(const int index, freePlace(takenBesides(used).grants, *m_random));
    Header next = m_unlocked.header;
    DOSSIER_ASSIGN(next.grants[static_cast<std::size_t>(index)], sealGrant(plain, member.sealing, *m_random));
    DOSSIER_TRY(commitChange(next));
    return index;
}

Result<void> Vault::revoke(const GrantSet &grants)
{
    return removeMember({}, grants);
}

Result<AddedCompartment> Vault::createCompartment(CompartmentKind kind, const UsedEntries &used,
                                                  const SecretBytes *passphrase)
{
    DOSSIER_TRY(requireChangeable());
    if (static_cast<std::size_t>(kind) >= kCompartmentKinds)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("kind of compartment"));
    if (holds(kind))
        return fail(ErrorCode::AlreadyExists, QStringLiteral("compartment"));
    AddedCompartment added;
    StoreName::Bytes name;
    m_random->fill(name);
    added.name = StoreName(name);
    DOSSIER_ASSIGN(added.key, StoreKey::generate(*m_random));
    DOSSIER_ASSIGN(added.grant, freePlace(takenBesides(used).grants, *m_random));
    Grant grant;
    if (passphrase != nullptr) {
        DOSSIER_ASSIGN(const std::uint8_t record, currentKdf(m_unlocked.header));
        const std::uint32_t memoryKib = m_unlocked.header.kdf[record]->memoryKib;
        const auto memoryLog2 = static_cast<std::uint8_t>(std::bit_width(memoryKib) - 1);
        DOSSIER_ASSIGN(grant, wrappedGrant(kind, added.name, added.key, *passphrase, memoryLog2, *m_random));
    } else {
        DOSSIER_ASSIGN(grant, plainGrant(kind, added.name, added.key));
    }
    Header next = m_unlocked.header;
    DOSSIER_ASSIGN(next.grants[static_cast<std::size_t>(added.grant)],
                   sealGrant(grant, member().publicKeys().sealing, *m_random));
    DOSSIER_TRY(commitChange(next));
    return added;
}

Result<void> Vault::detachCompartment(CompartmentKind kind, const GrantSet &othersGrants)
{
    if (kind == CompartmentKind::Main)
        return fail(ErrorCode::RuleViolated, QStringLiteral("main cannot be detached"));
    return revoke(ownGrants(kind) | othersGrants);
}

Result<void> Vault::changeKdf(int index, const Credentials &credentials, std::uint32_t memoryKib, std::uint32_t passes)
{
    DOSSIER_TRY(requireChangeable());
    DOSSIER_ASSIGN(const std::size_t place, requirePlace(index, SlotSet()));
    Header next = m_unlocked.header;
    const std::uint8_t record = next.kdf[0] ? 1 : 0;
    if (next.kdf[record])
        return fail(ErrorCode::Conflict, QStringLiteral("two KDF records are in use"));
    KdfParameters parameters{memoryKib, passes, {}};
    DOSSIER_TRY(checkKdf(parameters));
    m_random->fill(parameters.salt);
    next.kdf[record] = parameters;
    DOSSIER_ASSIGN(const SlotAttempt attempt, attemptFor(credentials, next, record));
    if (attempt.kind == SlotKind::RecoveryCode)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a recovery code has no KDF record"));
    DOSSIER_ASSIGN(next.slots[place], sealSlot(next.vaultId, index, attempt, member().secret(), *m_random));
    DOSSIER_TRY(commitChange(next));
    if (index == m_unlocked.slot) {
        m_unlocked.slotKind = attempt.kind;
        m_unlocked.kdfIndex = record;
    }
    return {};
}

Result<void> Vault::retireKdf(int record)
{
    DOSSIER_TRY(requireChangeable());
    DOSSIER_ASSIGN(const std::size_t place, requirePlace(record, std::bitset<kKdfRecordCount>()));
    const bool isLast = std::ranges::count_if(kdf(), [](const auto &one) { return one.has_value(); }) < 2;
    if (isLast || m_unlocked.kdfIndex == place)
        return fail(ErrorCode::RuleViolated, QStringLiteral("KDF record in use"));
    Header next = m_unlocked.header;
    next.kdf[place] = std::nullopt;
    return commitChange(next);
}

} // namespace dossier::vault
