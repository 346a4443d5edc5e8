// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/header_files.h"
#include "vault/unlock.h"
#include "vault/vault_lock.h"

#include <bitset>
#include <memory>

namespace dossier::vault {

using SlotSet = std::bitset<kSlotCount>;
using GrantSet = std::bitset<kGrantCount>;

/// Which places of the header are taken. The header itself does not tell (an unused place is random), so
/// main.db keeps the list: index and hash of each used slot and grant. A row whose hash is not
/// slotHash or grantHash of that place is left from a change that a crash cut short.
struct UsedEntries {
    SlotSet slots;
    GrantSet grants;
};

struct CreateOptions {
    Credentials credentials;             ///< passphrase, with or without key file
    bool withRecoveryCode = true;
    std::uint32_t kdfMemoryKib = kKdfFloorKib;
    std::uint32_t kdfPasses = kKdfFloorPasses;
};

/// What opening found; the person is told of whatever is not Good.
struct OpenReport {
    CopyState primary = CopyState::Good;
    CopyState backup = CopyState::Good;
    bool usedBackup = false;                  ///< opened from vault.dossier.bak
    bool repaired = false;                    ///< the other copy was rewritten
    std::optional<base::Error> repairError;   ///< … or could not be
    /// A newer authentic copy exists that these credentials do not open (a change of passphrase cut
    /// short, or an old header put back): decided by requireGeneration.
    bool repairPending = false;
};

struct AddedMember {
    MemberPublicKeys keys;
    int slot = 0;
    int mainGrant = 0;
    std::optional<int> recoverySlot;
    std::optional<RecoveryCode> recoveryCode;
};

struct AddedRecovery {
    int slot = 0;
    RecoveryCode code;
};

struct AddedCompartment {
    StoreName name;
    StoreKey key;
    int grant = 0;
};

struct CreatedVault;

/// An unlocked vault: its header, the member who unlocked it, and the lock on the folder. Destroying it
/// is locking: every key in it goes. Knows keys and files, never SQL. Not thread-safe; create and open
/// are slow (Argon2) and may run on a thread of their own.
///
/// Every change returns when the new header is durable in both copies, .bak first, with a generation one
/// higher; on an error the old one stands. The caller then records generation, slots and grants in main.db.
/// Changes are refused before requireGeneration has been called, and in a session that only reads
/// (ReadOnlyMedium). Common errors of changes: NoSpace, Io; InvalidArgument for an index out of range and
/// where no place is free.
class Vault
{
public:
    /// Errors of VaultFolder::create; KdfOutOfRange; InvalidArgument. On an error nothing is left behind.
    [[nodiscard]] static base::Result<CreatedVault> create(const QString &path, const CreateOptions &options,
                                                           base::Random &random);
    /// Readable copies are tried from the higher generation down. Errors NotFound, NotAVault, InUse, NetworkFileSystem
    /// and ReadOnlyMedium (for writing), WrongKey, DamagedHeader, KdfOutOfRange, UnsupportedVersion, OutOfMemory.
    [[nodiscard]] static base::Result<std::unique_ptr<Vault>> open(const QString &path, const Credentials &credentials,
                                                                   Access access, base::Random &random);
    /// A new folder with this header, as taken from a backup, for open() to open afterwards. Error DamagedHeader
    /// where it is not readable; otherwise as VaultFolder::create.
    [[nodiscard]] static base::Result<VaultFolder> restoreHeader(const QString &path, const QByteArray &headerBytes);

    // what was opened
    [[nodiscard]] const VaultFolder &folder() const { return m_folder; }
    [[nodiscard]] Access access() const { return m_access; }
    /// Before anything is written to a file that is opened by its name.
    [[nodiscard]] Place place() const { return m_lock.place(m_folder); }
    [[nodiscard]] const OpenReport &openReport() const { return m_report; }
    [[nodiscard]] base::VaultId vaultId() const { return m_unlocked.header.vaultId; }
    [[nodiscard]] std::uint64_t headerGeneration() const { return m_unlocked.header.generation; }
    /// The bytes of the header in use, for a backup.
    [[nodiscard]] const QByteArray &headerBytes() const { return m_unlocked.bytes; }
    [[nodiscard]] const MemberKeys &member() const { return m_unlocked.member; }
    [[nodiscard]] int openedSlot() const { return m_unlocked.slot; }
    [[nodiscard]] SlotKind openedSlotKind() const { return m_unlocked.slotKind; }
    [[nodiscard]] const std::array<std::optional<KdfParameters>, kKdfRecordCount> &kdf() const { return m_unlocked.header.kdf; }
    /// What the member holds, main included.
    [[nodiscard]] const std::vector<HeldGrant> &grants() const { return m_unlocked.grants; }
    [[nodiscard]] bool holds(CompartmentKind kind) const;
    /// Name of its files; Error NotGranted.
    [[nodiscard]] base::Result<StoreName> storeName(CompartmentKind kind) const;
    /// Errors NotGranted; Locked where a passphrase of the compartment wraps it.
    [[nodiscard]] base::Result<StoreKey> storeKey(CompartmentKind kind) const;
    [[nodiscard]] base::Result<StoreKey> unwrapStoreKey(CompartmentKind kind, const base::SecretBytes &passphrase) const;
    [[nodiscard]] const StoreKey &mainKey() const { return m_unlocked.main; }
    [[nodiscard]] GrantSet ownGrants(CompartmentKind kind) const;
    [[nodiscard]] Digest slotHash(int index) const;
    [[nodiscard]] Digest grantHash(int index) const;

    /// `minimum` is what main.db remembers. Error RolledBack where the header is older. Otherwise the header
    /// is accepted, a pending repair is made, and the caller raises its row to headerGeneration().
    [[nodiscard]] base::Result<void> requireGeneration(std::uint64_t minimum);

    // changes
    /// Another slot of the current member (passphrase, with or without key file).
    [[nodiscard]] base::Result<int> addSlot(const Credentials &credentials, const UsedEntries &used);
    [[nodiscard]] base::Result<AddedRecovery> addRecoverySlot(const UsedEntries &used);
    /// Changes the passphrase of slot `index`, which must be one of the current member's: the one that opened
    /// (openedSlot), or one that main.db names as his.
    [[nodiscard]] base::Result<void> replaceSlot(int index, const Credentials &credentials);
    /// Refuses the slot that opened (RuleViolated), so that the member always keeps one that does.
    [[nodiscard]] base::Result<void> removeSlot(int index);
    /// A new member secret, a slot for it, main granted; perhaps a recovery slot.
    [[nodiscard]] base::Result<AddedMember> addMember(const Credentials &credentials, bool withRecoveryCode,
                                                      const UsedEntries &used);
    /// All slots and grants of another member at once. Error RuleViolated where one is the current member's.
    [[nodiscard]] base::Result<void> removeMember(const SlotSet &slots, const GrantSet &grants);
    /// Gives a compartment that the current member holds to a member. Errors NotGranted, Locked.
    [[nodiscard]] base::Result<int> grant(CompartmentKind kind, const MemberPublicKeys &member, const UsedEntries &used);
    /// Error RuleViolated where one is the current member's grant of main.
    [[nodiscard]] base::Result<void> revoke(const GrantSet &grants);
    /// A fresh key and file name, granted to the current member, wrapped by a passphrase where one is
    /// given. Error AlreadyExists where the member holds one of that kind.
    [[nodiscard]] base::Result<AddedCompartment> createCompartment(CompartmentKind kind, const UsedEntries &used,
                                                                   const base::SecretBytes *passphrase = nullptr);
    /// Drops the member's grants of that compartment and those of others that main.db names. The files are the caller's.
    [[nodiscard]] base::Result<void> detachCompartment(CompartmentKind kind, const GrantSet &othersGrants);
    /// A second Argon2 record beside the one in use, and slot `index` (as in replaceSlot) moved to it.
    /// Errors KdfOutOfRange; Conflict while an earlier change is not finished by retireKdf.
    [[nodiscard]] base::Result<void> changeKdf(int index, const Credentials &credentials, std::uint32_t memoryKib,
                                               std::uint32_t passes);
    /// Drops a record once no slot points to it any more, which main.db knows. Error RuleViolated for the one in use.
    [[nodiscard]] base::Result<void> retireKdf(int record);

    /// The same vault in a new folder, without these grants, for a hand-over copy: header only, opened
    /// for writing by the same member. Errors of VaultFolder::create.
    [[nodiscard]] base::Result<std::unique_ptr<Vault>> copyHeaderTo(const QString &path, const GrantSet &dropped) const;

private:
    Vault(VaultFolder folder, VaultLock lock, Access access, Unlocked unlocked, base::Random &random);

    void settleCopies(HeaderCopy &primary, HeaderCopy &backup);
    [[nodiscard]] base::Result<void> requireChangeable() const;
    [[nodiscard]] UsedEntries takenBesides(const UsedEntries &used) const;
    [[nodiscard]] base::Result<SlotBytes> newSlot(const Header &header, int index, const Credentials &credentials,
                                                  const base::SecretBytes &memberSecret) const;
    [[nodiscard]] base::Result<void> commitChange(Header &next);

    VaultFolder m_folder;
    VaultLock m_lock;
    Access m_access;
    Unlocked m_unlocked;
    base::Random *m_random;
    OpenReport m_report;
    std::uint64_t m_highestGeneration;   ///< ever seen or tried; no two headers may share one
    bool m_generationAccepted = false;
};

struct CreatedVault {
    std::unique_ptr<Vault> vault;
    int recoverySlot = -1;                     ///< -1 without
    std::optional<RecoveryCode> recoveryCode;
};

} // namespace dossier::vault
