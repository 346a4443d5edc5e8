// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/session/header_directory.h"
#include "store/store.h"
#include "vault/machine_state.h"
#include "vault/vault.h"

#include <map>
#include <memory>
#include <optional>

namespace dossier::store {

/// What a session is given by whoever builds the object graph; outlives it.
struct SessionContext {
    const schema::Registry &registry;
    const schema::Vocabularies &vocabularies;
    const base::Clock &clock;
    base::Random &random;
    QString stateFolder;      ///< of this user on this machine; vault::MachineState::defaultFolder()
};

/// What a new vault begins with.
struct NewVault {
    vault::CreateOptions keys;
    QString memberName;       ///< the first member
    QString vaultName;        ///< may be empty; shown nowhere outside the vault
    QString language;         ///< BCP-47; texts are written in it unless they say otherwise
    QString country;          ///< ISO 3166-1 alpha-2, may be empty
};

/// Why a vault or a compartment of it opened for reading only although writing was asked for.
struct Setback {
    base::ErrorCode reason = base::ErrorCode::RolledBack;   ///< RolledBack or MissingMark
    schema::Compartment compartment = schema::Compartment::Main;
    std::optional<base::Instant> newest;                     ///< of what the store still holds
};

/// What opening found beside the keys; a person is told of each.
struct SessionReport {
    std::optional<Setback> setback;
    bool newFeed = false;              ///< copied, restored or moved: this copy writes a feed of its own
    bool stateUnavailable = false;     ///< the state folder cannot be written
    /// Beside whose database lay a write-ahead log older than it. It was not used: moved aside where the
    /// vault is written, passed over where it is read.
    QList<schema::Compartment> staleLogs;
    /// Whose saved drafts could not be read: kept under another name, and begun anew where the vault is written.
    QList<schema::Compartment> damagedDrafts;
};

struct CreatedSession;

/// What a program holds while a vault is open: the unlocked header, the store of main and the stores
/// of the compartments that were opened. Destroying it is locking: stores are checkpointed and
/// closed, marks written, keys gone. One thread; create and open are slow (Argon2).
class Session : public QObject
{
    Q_OBJECT
public:
    /// Makes the folder, the header, main.db, the first member. Errors of vault::Vault::create; on an
    /// error nothing is left behind.
    [[nodiscard]] static base::Result<CreatedSession> create(const QString &path, const NewVault &options,
                                                             const SessionContext &context);
    /// Errors of vault::Vault::open; DamagedDatabase. A vault that was put back opens for reading only
    /// and says so in the report.
    [[nodiscard]] static base::Result<std::unique_ptr<Session>> open(const QString &path,
                                                                     const vault::Credentials &credentials,
                                                                     vault::Access access, const SessionContext &context);
    /// What the first opening in a process waits for besides, the engine and its cipher. From any thread; what fails here
    /// fails again at the opening.
    static void prepareEngine();
    /// The same in two steps, so that Argon2 may run on another thread: there Vault::create or Vault::open,
    /// then one of these on the thread of the session. Errors of the second half.
    [[nodiscard]] static base::Result<CreatedSession> create(vault::CreatedVault created, const NewVault &options,
                                                             const SessionContext &context);
    [[nodiscard]] static base::Result<std::unique_ptr<Session>> open(std::unique_ptr<vault::Vault> vault, vault::Access access,
                                                                     const SessionContext &context);
    /// Opens a vault that was put back, as a restored copy: a new incarnation that writes a new feed.
    /// Public export stays blocked until consentsReviewed().
    [[nodiscard]] static base::Result<std::unique_ptr<Session>> adopt(const QString &path,
                                                                      const vault::Credentials &credentials,
                                                                      const SessionContext &context);
    ~Session() override;

    [[nodiscard]] const vault::Vault &vault() const { return *m_vault; }
    [[nodiscard]] vault::Access access() const { return m_access; }
    [[nodiscard]] const SessionReport &report() const { return m_report; }
    [[nodiscard]] const SessionContext &context() const { return m_context; }
    [[nodiscard]] base::MemberId member() const { return m_member; }
    /// Language of the vault.
    [[nodiscard]] QString language() const { return m_language; }

    [[nodiscard]] Store &main() const { return *m_stores.at(schema::Compartment::Main); }
    [[nodiscard]] bool holds(schema::Compartment compartment) const;
    /// The open store of a compartment; null while it is closed.
    [[nodiscard]] Store *store(schema::Compartment compartment) const;
    /// Looks whether it was put back, and tells the report, without opening it.
    [[nodiscard]] base::Result<void> lookAt(schema::Compartment compartment);
    /// Opens it; for reading only where it was put back, which the report tells then. Errors NotGranted, whether it
    /// does not exist or is another member's; DamagedDatabase.
    [[nodiscard]] base::Result<Store *> openCompartment(schema::Compartment compartment);
    /// Makes it and grants it to this member. Errors AlreadyExists, ReadOnlyMedium.
    [[nodiscard]] base::Result<Store *> createCompartment(schema::Compartment compartment);
    /// Checkpoint, mark, and its keys are gone.
    void closeCompartment(schema::Compartment compartment);
    /// Takes this member's compartment off this copy: its grants and its files.
    [[nodiscard]] base::Result<void> removeCompartment(schema::Compartment compartment);

    /// Checks a compartment wholly (store/verify.h); the first thing that was found, absent where all is
    /// well. Unbounded: seconds for a large store.
    [[nodiscard]] base::Result<std::optional<base::Error>> verify(schema::Compartment compartment);
    /// Makes the tables of a compartment anew from its journal (store/rebuild.h); open afterwards.
    [[nodiscard]] base::Result<void> rebuild(schema::Compartment compartment);
    /// A copy of the vault in the new folder `path` without one compartment: no file of it, no grant
    /// of anyone, not a trace of how much there was; drafts stay behind too. This vault is as it
    /// was; the copy opens with the same passphrases and writes a feed of its own. Errors of
    /// vault::VaultFolder::create, NoSpace, Io; on an error nothing is left behind.
    [[nodiscard]] base::Result<void> writeCopyWithout(schema::Compartment compartment, const QString &path);

    // keys (session_keys.cpp)
    [[nodiscard]] base::Result<std::vector<DirectoryEntry>> directory() const;
    [[nodiscard]] base::Result<int> addSlot(const vault::Credentials &credentials);
    [[nodiscard]] base::Result<vault::AddedRecovery> addRecoverySlot();
    [[nodiscard]] base::Result<void> changePassphrase(const vault::Credentials &credentials);
    [[nodiscard]] base::Result<void> removeSlot(int index);
    struct NewMember {
        base::MemberId id;
        std::optional<vault::RecoveryCode> recoveryCode;
    };
    [[nodiscard]] base::Result<NewMember> addMember(const QString &name, const vault::Credentials &credentials,
                                                    bool withRecoveryCode);

    /// Everything durable and every mark up to date, without closing anything.
    [[nodiscard]] base::Result<void> settle();
    [[nodiscard]] base::Result<bool> publicationBlocked() const;
    [[nodiscard]] base::Result<void> consentsReviewed();

private:
    Session(std::unique_ptr<vault::Vault> vault, const SessionContext &context);

    enum class Intent : std::uint8_t {
        Use,
        Adopt,    ///< goes on from an older state: publication waits for a review of the consents
        NewCopy   ///< just written by this program: what it holds is as new as it gets
    };
    [[nodiscard]] static base::Result<std::unique_ptr<Session>> openAs(Intent intent, const QString &path,
                                                                       const vault::Credentials &credentials,
                                                                       vault::Access access,
                                                                       const SessionContext &context);
    [[nodiscard]] static base::Result<std::unique_ptr<Session>> openAs(Intent intent, std::unique_ptr<vault::Vault> vault,
                                                                       vault::Access access, const SessionContext &context);
    [[nodiscard]] base::Result<void> initialise(const NewVault &options, int recoverySlot);
    [[nodiscard]] base::Result<void> openMain(Intent intent);
    [[nodiscard]] base::Result<void> renewMarks();
    [[nodiscard]] base::Result<void> readIdentity();
    [[nodiscard]] base::Result<std::unique_ptr<Store>> openStore(schema::Compartment compartment, vault::Access access);
    /// How a store stands before anything may be written to it.
    struct Standing {
        bool withoutLog = false;     ///< the log beside it does not belong to it
        bool olderRelease = false;   ///< its tables are to be made anew before it can be looked at
        std::optional<Setback> setback;
    };
    [[nodiscard]] base::Result<Standing> standingOf(schema::Compartment compartment) const;
    [[nodiscard]] base::Result<std::optional<Setback>> look(schema::Compartment compartment, bool withLog) const;
    [[nodiscard]] std::unique_ptr<Store> openIfSound(schema::Compartment compartment);
    /// For writing, or for reading where it was put back; tells the report.
    [[nodiscard]] base::Result<std::unique_ptr<Store>> openChecked(schema::Compartment compartment);
    /// Absent where the store is at least as far as its mark and this machine's memory of it.
    [[nodiscard]] base::Result<std::optional<Setback>> setbackOf(schema::Compartment compartment, const Store &store) const;
    [[nodiscard]] base::Result<std::optional<Setback>> setbackIn(schema::Compartment compartment, Store &found) const;
    void adoptStore(schema::Compartment compartment, std::unique_ptr<Store> store);
    [[nodiscard]] base::Result<void> mayUse(Store::Use use) const;
    [[nodiscard]] base::Result<void> writeMark(schema::Compartment compartment);
    [[nodiscard]] StorePaths pathsOf(const vault::StoreName &name) const;
    [[nodiscard]] StoreContext storeContext(schema::Compartment compartment) const;
    [[nodiscard]] base::Result<void> copyStoresTo(const Session &copy, schema::Compartment without);
    void removeEverything();
    [[nodiscard]] base::Result<void> recordHeaderChange(std::vector<DirectoryEntry> added);
    [[nodiscard]] base::Result<void> replaceSlot(int index, const vault::Credentials &credentials);
    [[nodiscard]] base::Result<void> noteOpenedSlot();
    [[nodiscard]] base::Result<void> blockPublication();

    SessionContext m_context;
    std::unique_ptr<vault::Vault> m_vault;
    /// What this machine remembers of this copy: its incarnation and, once it goes its own way (restored, adopted,
    /// made as a copy), how far it was. All others are measured by how far the vault was, wherever it lay.
    vault::MachineState m_state;
    vault::MachineState m_bounds;
    bool m_ownLine = false;
    vault::Access m_access = vault::Access::ReadOnly;
    Intent m_intent = Intent::Use;
    SessionReport m_report;
    base::MemberId m_member;
    QString m_language;
    std::map<schema::Compartment, std::unique_ptr<Store>> m_stores;
};

struct CreatedSession {
    std::unique_ptr<Session> session;
    std::optional<vault::RecoveryCode> recoveryCode;
};

} // namespace dossier::store
