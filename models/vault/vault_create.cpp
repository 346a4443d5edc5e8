// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "vault/free_place.h"
#include "vault/vault.h"

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

/// Removes the folder of a creation that did not come to its end.
class CreationGuard
{
public:
    explicit CreationGuard(const VaultFolder &folder) : m_folder(folder) {}
    ~CreationGuard()
    {
        if (m_armed)
            m_folder.removeUnfinished();
    }
    CreationGuard(const CreationGuard &) = delete;
    CreationGuard &operator=(const CreationGuard &) = delete;
    void disarm() { m_armed = false; }

private:
    const VaultFolder &m_folder;
    bool m_armed = true;
};

struct NewHeader {
    QByteArray bytes;
    int slot = 0;
    SlotKind kind = SlotKind::Passphrase;
    MemberKeys member;
    int recoverySlot = -1;
    std::optional<RecoveryCode> recoveryCode;
};

Result<SlotAttempt> attemptFor(const Credentials &credentials, SlotKind kind, const KdfParameters &kdf)
{
    SlotAttempt attempt;
    attempt.kind = kind;
    attempt.kdfIndex = 0;
    attempt.keyFile = credentials.keyFile;
    DOSSIER_ASSIGN(attempt.base, runKdf(*credentials.passphrase, kdf));
    return attempt;
}

Result<NewHeader> newHeader(const CreateOptions &options, SlotKind kind, base::Random &random)
{
    Header header;
    header.vaultId = base::newId<base::VaultTag>(random);
    header.generation = 1;
    KdfParameters kdf{options.kdfMemoryKib, options.kdfPasses, {}};
    random.fill(kdf.salt);
    header.kdf[0] = kdf;
    fillUnused(header, random);

    DOSSIER_ASSIGN(SecretBytes secret, SecretBytes::random(MemberKeys::kSecretSize, random));
    DOSSIER_ASSIGN(const StoreKey main, StoreKey::generate(random));
    DOSSIER_ASSIGN(const SlotAttempt attempt, attemptFor(options.credentials, kind, kdf));
    SlotSet used;
    DOSSIER_ASSIGN(const int slot, freePlace(used, random));
    used.set(static_cast<std::size_t>(slot));
    DOSSIER_ASSIGN(header.slots[static_cast<std::size_t>(slot)], sealSlot(header.vaultId, slot, attempt, secret, random));

    int recoverySlot = -1;
    std::optional<RecoveryCode> recoveryCode;
    if (options.withRecoveryCode) {
        DOSSIER_ASSIGN(recoveryCode, RecoveryCode::generate(random));
        SlotAttempt recovery{SlotKind::RecoveryCode, kNoKdfRecord, {}, nullptr};
        DOSSIER_ASSIGN(recovery.base, recoveryCode->secret().clone());
        DOSSIER_ASSIGN(recoverySlot, freePlace(used, random));
        DOSSIER_ASSIGN(header.slots[static_cast<std::size_t>(recoverySlot)],
                       sealSlot(header.vaultId, recoverySlot, recovery, secret, random));
    }
    DOSSIER_ASSIGN(MemberKeys member, MemberKeys::fromSecret(std::move(secret)));
    DOSSIER_ASSIGN(const Grant grant, plainGrant(CompartmentKind::Main, StoreName(), main));
    DOSSIER_ASSIGN(const int place, freePlace(GrantSet(), random));
    DOSSIER_ASSIGN(header.grants[static_cast<std::size_t>(place)], sealGrant(grant, member.publicKeys().sealing, random));
    DOSSIER_ASSIGN(QByteArray bytes, serialiseHeader(header, main.key));
    return NewHeader{std::move(bytes), slot, kind, std::move(member), recoverySlot, std::move(recoveryCode)};
}

/// What opening the header would give, without a second Argon2.
Result<Unlocked> unlockedOf(NewHeader made)
{
    DOSSIER_ASSIGN(const Header header, parseHeader(made.bytes));
    DOSSIER_ASSIGN(std::vector<HeldGrant> grants, heldGrants(header, made.member));
    if (grants.size() != 1)
        return fail(ErrorCode::Internal, QStringLiteral("grants of a new header"));
    DOSSIER_ASSIGN(StoreKey main, grants.front().grant.storeKey());
    return Unlocked{made.bytes, header, made.slot, made.kind, 0, std::move(made.member), std::move(main), std::move(grants)};
}

} // namespace

Result<CreatedVault> Vault::create(const QString &path, const CreateOptions &options, base::Random &random)
{
    DOSSIER_ASSIGN(const SlotKind kind, slotKindOf(options.credentials));
    if (kind == SlotKind::RecoveryCode)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a vault needs a passphrase"));
    DOSSIER_TRY(checkKdf({options.kdfMemoryKib, options.kdfPasses, {}}));
    // The folder first: a refusal should come before a second of Argon2, and the lock before the first file.
    DOSSIER_ASSIGN(VaultFolder folder, VaultFolder::create(path));
    CreationGuard guard(folder);
    DOSSIER_ASSIGN(VaultLock lock, VaultLock::acquire(folder, Access::ReadWrite));
    DOSSIER_ASSIGN(NewHeader made, newHeader(options, kind, random));
    DOSSIER_TRY(writeHeaderCopies(folder, made.bytes));

    CreatedVault created;
    created.recoverySlot = made.recoverySlot;
    created.recoveryCode = std::move(made.recoveryCode);
    DOSSIER_ASSIGN(Unlocked unlocked, unlockedOf(std::move(made)));
    guard.disarm();
    created.vault.reset(new Vault(folder, std::move(lock), Access::ReadWrite, std::move(unlocked), random));
    created.vault->m_generationAccepted = true;
    return created;
}

Result<VaultFolder> Vault::restoreHeader(const QString &path, const QByteArray &headerBytes)
{
    DOSSIER_TRY(parseHeader(headerBytes));
    DOSSIER_ASSIGN(VaultFolder folder, VaultFolder::create(path));
    CreationGuard guard(folder);
    DOSSIER_ASSIGN(const VaultLock lock, VaultLock::acquire(folder, Access::ReadWrite));
    DOSSIER_TRY(writeHeaderCopies(folder, headerBytes));
    guard.disarm();
    return folder;
}

Result<std::unique_ptr<Vault>> Vault::copyHeaderTo(const QString &path, const GrantSet &dropped) const
{
    if ((dropped & ownGrants(CompartmentKind::Main)).any())
        return fail(ErrorCode::RuleViolated, QStringLiteral("own grant of main"));
    Header header = m_unlocked.header;
    for (std::size_t i = 0; i < kGrantCount; ++i) {
        if (dropped.test(i))
            m_random->fill(header.grants[i]);
    }
    ++header.generation;
    DOSSIER_ASSIGN(QByteArray bytes, serialiseHeader(header, m_unlocked.main.key));
    DOSSIER_ASSIGN(std::vector<HeldGrant> grants, heldGrants(header, m_unlocked.member));
    DOSSIER_ASSIGN(SecretBytes secret, m_unlocked.member.secret().clone());
    DOSSIER_ASSIGN(MemberKeys member, MemberKeys::fromSecret(std::move(secret)));
    DOSSIER_ASSIGN(StoreKey main, m_unlocked.main.clone());

    DOSSIER_ASSIGN(VaultFolder folder, VaultFolder::create(path));
    CreationGuard guard(folder);
    DOSSIER_ASSIGN(VaultLock lock, VaultLock::acquire(folder, Access::ReadWrite));
    DOSSIER_TRY(writeHeaderCopies(folder, bytes));
    guard.disarm();
    Unlocked unlocked{std::move(bytes),    header,            m_unlocked.slot, m_unlocked.slotKind,
                      m_unlocked.kdfIndex, std::move(member), std::move(main), std::move(grants)};
    std::unique_ptr<Vault> copy(new Vault(folder, std::move(lock), Access::ReadWrite, std::move(unlocked), *m_random));
    copy->m_generationAccepted = true;
    return copy;
}

} // namespace dossier::vault
