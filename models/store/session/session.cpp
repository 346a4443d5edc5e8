// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session/session.h"

#include "base/atomic_file.h"
#include "schema/entities/member.h"
#include "schema/entities/vault.h"
#include "store/drafts.h"
#include "store/rebuild.h"
#include "store/session/compartment_kind.h"
#include "store/verify.h"
#include "vault/mark.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kBlockedKey = QByteArrayLiteral("publication_blocked");

/// The vault's own record has the id of the vault, so that notes about the vault need no look-up.
base::RecordId vaultRecordId(const base::VaultId &vault)
{
    return base::RecordId(vault.bytes());
}

/// A folder that was copied beside the first is another incarnation, and must not go on with its feed.
/// FORMAT.md, "State files". Frozen.
base::VaultId copyIdentity(const vault::Vault &vault)
{
    const QByteArray path = QFileInfo(vault.folder().path()).canonicalFilePath().toUtf8();
    const vault::Digest digest = vault::plainHash({std::span(vault.vaultId().bytes()),
                                                   std::span(reinterpret_cast<const std::uint8_t *>(path.constData()), std::size_t(path.size()))});
    base::VaultId::Bytes bytes;
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    return base::VaultId(bytes);
}

} // namespace

Session::Session(std::unique_ptr<vault::Vault> vault, const SessionContext &context)
    : m_context(context)
    , m_vault(std::move(vault))
    , m_state(vault::MachineState::load(context.stateFolder, copyIdentity(*m_vault), context.random))
    , m_bounds(vault::MachineState::load(context.stateFolder, m_vault->vaultId(), context.random))
{
}

Session::~Session()
{
    while (!m_stores.empty())
        closeCompartment(m_stores.rbegin()->first); // main goes last: its key opens the others
}

Result<CreatedSession> Session::create(const QString &path, const NewVault &options, const SessionContext &context)
{
    DOSSIER_ASSIGN(vault::CreatedVault created, vault::Vault::create(path, options.keys, context.random));
    return create(std::move(created), options, context);
}

Result<CreatedSession> Session::create(vault::CreatedVault created, const NewVault &options, const SessionContext &context)
{
    auto session = std::unique_ptr<Session>(new Session(std::move(created.vault), context));
    session->m_access = vault::Access::ReadWrite;
    if (Result<void> done = session->initialise(options, created.recoverySlot); !done) {
        session->removeEverything();
        return std::unexpected(done.error());
    }
    return CreatedSession{std::move(session), std::move(created.recoveryCode)};
}

/// What an unfinished creation has made.
void Session::removeEverything()
{
    const vault::VaultFolder folder = m_vault->folder();
    m_stores.clear();
    for (const vault::HeldGrant &held : m_vault->grants()) {
        removeStoreFiles(pathsOf(held.grant.name));
        QFile::remove(folder.markPath(held.grant.name));
    }
    folder.removeUnfinished();
}

Result<void> Session::initialise(const NewVault &options, int recoverySlot)
{
    DOSSIER_TRY(m_vault->requireGeneration(0));
    m_state.ensureToken();
    m_state.save();
    DOSSIER_ASSIGN(StoreKey key, m_vault->mainKey().clone());
    DOSSIER_ASSIGN(auto main, Store::create(pathsOf({}), std::move(key), storeContext(schema::Compartment::Main), m_state.ensureToken()));
    adoptStore(schema::Compartment::Main, std::move(main));
    m_member = base::newRecordId(m_context.random);
    m_language = options.language;

    domain::ChangeSet record = domain::createOf(schema::vault::kType, vaultRecordId(m_vault->vaultId()));
    if (!options.vaultName.isEmpty())
        record.set(schema::vault::name, options.vaultName);
    record.set(schema::vault::language, schema::Code{options.language});
    if (!options.country.isEmpty())
        record.set(schema::vault::country, schema::Code{options.country});
    domain::ChangeSet member = domain::createOf(schema::member::kType, m_member);
    member.set(schema::member::name, options.memberName);
    member.set(schema::member::encryption_key, vault::asView(m_vault->member().publicKeys().sealing).toByteArray());
    member.set(schema::member::signing_key, vault::asView(m_vault->member().publicKeys().signing).toByteArray());
    domain::Action action;
    action.id = base::newId<base::ActionTag>(m_context.random);
    action.label = u"create_vault"_s;
    action.actor = m_member;
    action.origin = domain::Origin::System;
    action.changes = {std::move(member), std::move(record)};
    DOSSIER_TRY(Session::main().apply(std::move(action)));

    std::vector<DirectoryEntry> used{
        {DirectoryEntry::Place::Slot, m_vault->openedSlot(), std::uint8_t(m_vault->openedSlotKind())},
    };
    if (recoverySlot >= 0)
        used.push_back({DirectoryEntry::Place::Slot, recoverySlot, std::uint8_t(vault::SlotKind::RecoveryCode)});
    const vault::GrantSet mainGrants = m_vault->ownGrants(vault::CompartmentKind::Main);
    for (std::size_t index = 0; index < mainGrants.size(); ++index) {
        if (mainGrants.test(index))
            used.push_back({DirectoryEntry::Place::Grant, int(index), std::uint8_t(vault::CompartmentKind::Main)});
    }
    DOSSIER_TRY(recordHeaderChange(std::move(used)));
    DOSSIER_TRY(settle());
    return base::syncFolder(m_vault->folder().path());
}

Result<std::unique_ptr<Session>> Session::open(const QString &path, const vault::Credentials &credentials,
                                               vault::Access access, const SessionContext &context)
{
    return openAs(Intent::Use, path, credentials, access, context);
}

Result<std::unique_ptr<Session>> Session::open(std::unique_ptr<vault::Vault> vault, vault::Access access,
                                               const SessionContext &context)
{
    return openAs(Intent::Use, std::move(vault), access, context);
}

Result<std::unique_ptr<Session>> Session::adopt(const QString &path, const vault::Credentials &credentials,
                                                const SessionContext &context)
{
    return openAs(Intent::Adopt, path, credentials, vault::Access::ReadWrite, context);
}

Result<std::unique_ptr<Session>> Session::openAs(Intent intent, const QString &path, const vault::Credentials &credentials,
                                                 vault::Access access, const SessionContext &context)
{
    DOSSIER_ASSIGN(auto vault, vault::Vault::open(path, credentials, access, context.random));
    return openAs(intent, std::move(vault), access, context);
}

Result<std::unique_ptr<Session>> Session::openAs(Intent intent, std::unique_ptr<vault::Vault> vault, vault::Access access,
                                                 const SessionContext &context)
{
    auto session = std::unique_ptr<Session>(new Session(std::move(vault), context));
    session->m_access = access;
    DOSSIER_TRY(session->openMain(intent));
    DOSSIER_TRY(session->readIdentity());
    if (session->m_access == vault::Access::ReadWrite)
        DOSSIER_TRY(session->noteOpenedSlot());
    if (intent == Intent::Adopt)
        DOSSIER_TRY(session->renewMarks());
    return session;
}

/// An adopted copy is measured from now on by what it holds now, in every compartment.
Result<void> Session::renewMarks()
{
    for (const vault::HeldGrant &held : m_vault->grants()) {
        const auto compartment = compartmentOf(held.grant.kind);
        if (compartment == schema::Compartment::Main || held.grant.isWrapped())
            continue;
        DOSSIER_TRY(openCompartment(compartment));
        closeCompartment(compartment);
    }
    return {};
}

Result<void> Session::readIdentity()
{
    Store &store = main();
    DOSSIER_ASSIGN(const domain::Record record, store.record(vaultRecordId(m_vault->vaultId())));
    m_language = record.get(schema::vault::language).value_or(schema::Code{u"en"_s}).term;
    const QByteArray own = vault::asView(m_vault->member().publicKeys().sealing).toByteArray();
    Query members{.entity = schema::member::kType};
    while (true) {
        DOSSIER_ASSIGN(const Page page, store.page(members));
        const auto found = std::ranges::find_if(page.rows, [&](const domain::Record &member) {
            return member.get(schema::member::encryption_key) == own;
        });
        if (found != page.rows.end()) {
            m_member = found->id();
            return {};
        }
        members.offset += members.limit;
        if (members.offset >= page.total)
            return base::fail(ErrorCode::DamagedDatabase, u"member"_s);
    }
}

void Session::adoptStore(schema::Compartment compartment, std::unique_ptr<Store> store)
{
    connect(store.get(), &Store::protectionGrew, this, [this, compartment] {
        // A mark that cannot be written leaves the older one, which is still a lower bound.
        (void)writeMark(compartment);
    });
    store->setGuard([this](Store::Use use) { return mayUse(use); });
    if (store->drafts().wasDamaged())
        m_report.damagedDrafts.append(compartment);
    m_stores[compartment] = std::move(store);
}

/// What is written to files that no folder holds any more is lost, however often it is said to be saved; and by their
/// path, in the place of a vault that was moved, another may be found.
Result<void> Session::mayUse(Store::Use use) const
{
    const vault::Place place = m_vault->place();
    const bool fits = use == Store::Use::Share ? place == vault::Place::Here : place != vault::Place::Gone;
    return fits ? Result<void>() : base::fail(ErrorCode::NotAVault, u"not where it was opened"_s);
}

bool Session::holds(schema::Compartment compartment) const
{
    return m_vault->holds(kindOf(compartment));
}

Store *Session::store(schema::Compartment compartment) const
{
    const auto found = m_stores.find(compartment);
    return found == m_stores.end() ? nullptr : found->second.get();
}

Result<Store *> Session::createCompartment(schema::Compartment compartment)
{
    if (m_access != vault::Access::ReadWrite)
        return base::fail(ErrorCode::ReadOnlyMedium);
    DOSSIER_ASSIGN(const vault::UsedEntries used, HeaderDirectory(main(), *m_vault).used());
    DOSSIER_ASSIGN(vault::AddedCompartment added, m_vault->createCompartment(kindOf(compartment), used));
    const StorePaths paths = pathsOf(added.name);
    Result<std::unique_ptr<Store>> created = Store::create(paths, std::move(added.key), storeContext(compartment), m_state.ensureToken());
    if (!created) {
        removeStoreFiles(paths);
        (void)m_vault->detachCompartment(kindOf(compartment), {});
        return std::unexpected(created.error());
    }
    adoptStore(compartment, std::move(*created));
    DOSSIER_TRY(recordHeaderChange({{DirectoryEntry::Place::Grant, added.grant, std::uint8_t(kindOf(compartment))}}));
    DOSSIER_TRY(writeMark(compartment));
    DOSSIER_TRY(base::syncFolder(m_vault->folder().path()));
    return store(compartment);
}

void Session::closeCompartment(schema::Compartment compartment)
{
    Store *open = store(compartment);
    if (!open)
        return;
    if (open->access() == vault::Access::ReadWrite) {
        // Both only save work at the next opening: what was acknowledged is in the log already.
        (void)open->checkpoint(true);
        (void)writeMark(compartment);
    }
    m_stores.erase(compartment);
}

Result<void> Session::removeCompartment(schema::Compartment compartment)
{
    if (compartment == schema::Compartment::Main)
        return base::fail(ErrorCode::InvalidArgument, u"main"_s);
    if (m_access != vault::Access::ReadWrite)
        return base::fail(ErrorCode::ReadOnlyMedium);
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    closeCompartment(compartment);
    HeaderDirectory directory(main(), *m_vault);
    DOSSIER_ASSIGN(const vault::GrantSet grants, directory.grantsOf(kindOf(compartment)));
    for (std::size_t index = 0; index < grants.size(); ++index) {
        if (grants.test(index))
            DOSSIER_TRY(directory.beginRemoval(DirectoryEntry::Place::Grant, int(index)));
    }
    DOSSIER_TRY(m_vault->detachCompartment(kindOf(compartment), grants));
    DOSSIER_TRY(recordHeaderChange({}));
    removeStoreFiles(pathsOf(name));
    QFile::remove(m_vault->folder().markPath(name));
    return base::syncFolder(m_vault->folder().path());
}

Result<std::optional<base::Error>> Session::verify(schema::Compartment compartment)
{
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    DOSSIER_ASSIGN(const StoreKey key, m_vault->storeKey(kindOf(compartment)));
    DOSSIER_ASSIGN(Store * open, openCompartment(compartment));
    Connection::Mode mode = Connection::Mode::Reader;
    if (open->access() == vault::Access::ReadWrite)
        // Takes off what lies behind the pages of the file; where a reader is in the way it is read with them.
        (void)open->checkpoint(true);
    else if (open->access() == vault::Access::ReadOnly)
        mode = m_report.staleLogs.contains(compartment) ? Connection::Mode::WithoutLog : Connection::Mode::ReadOnly;
    // What is written there is encrypted; what cannot or must not be written is checked all the same.
    const QString scratch = m_access == vault::Access::ReadWrite ? m_vault->folder().path() : QDir::tempPath();
    DOSSIER_ASSIGN(const VerifyReport report, verifyStore(pathsOf(name).database, key, storeContext(compartment), scratch, {}, mode));
    if (report.isClean())
        return std::nullopt;
    return report.first();
}

Result<void> Session::rebuild(schema::Compartment compartment)
{
    if (m_access != vault::Access::ReadWrite)
        return base::fail(ErrorCode::ReadOnlyMedium);
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    DOSSIER_ASSIGN(const StoreKey key, m_vault->storeKey(kindOf(compartment)));
    if (!store(compartment)) {
        const Result<Standing> standing = standingOf(compartment);
        if (standing && (standing->setback || standing->withoutLog))
            return base::fail(ErrorCode::RolledBack);
    } else if (store(compartment)->access() != vault::Access::ReadWrite) {
        return base::fail(ErrorCode::RolledBack);
    }
    closeCompartment(compartment);
    DOSSIER_TRY(rebuildStore(pathsOf(name).database, key, storeContext(compartment)));
    DOSSIER_ASSIGN(auto opened, openStore(compartment, m_access));
    adoptStore(compartment, std::move(opened));
    return writeMark(compartment);
}

Result<void> Session::settle()
{
    for (const auto &[compartment, store] : m_stores) {
        if (store->access() == vault::Access::ReadWrite)
            DOSSIER_TRY(writeMark(compartment));
    }
    return {};
}

Result<void> Session::writeMark(schema::Compartment compartment)
{
    DOSSIER_TRY(mayUse(Store::Use::Share));
    const Store &store = *m_stores.at(compartment);
    const Anchor anchor = store.anchor();
    const vault::CompartmentKind kind = kindOf(compartment);
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kind));
    DOSSIER_ASSIGN(const StoreKey key, m_vault->storeKey(kind));
    const vault::Mark mark{std::uint64_t(anchor.commit), anchor.feed, anchor.seq, vault::toDigest(anchor.chain), vault::toDigest(anchor.protective)};
    DOSSIER_TRY(vault::writeMark(m_vault->folder().markPath(name), key, mark, m_context.random));
    vault::MachineState &remembered = m_ownLine ? m_state : m_bounds;
    DOSSIER_TRY(remembered.setBound(kind, name, key, {mark.commit, mark.chain}));
    remembered.save();
    return {};
}

StorePaths Session::pathsOf(const vault::StoreName &name) const
{
    return {m_vault->folder().databasePath(name), m_vault->folder().draftsPath(name)};
}

StoreContext Session::storeContext(schema::Compartment compartment) const
{
    return {m_context.registry, m_context.vocabularies, m_context.clock, m_context.random, compartment, m_vault->vaultId()};
}

Result<void> Session::blockPublication()
{
    return main().setMeta(kBlockedKey, "adopted");
}

Result<bool> Session::publicationBlocked() const
{
    DOSSIER_ASSIGN(const QByteArray blocked, main().meta(kBlockedKey));
    return !blocked.isEmpty();
}

Result<void> Session::consentsReviewed()
{
    DOSSIER_TRY(main().note(u"consents_reviewed"_s, {}, m_member));
    return main().setMeta(kBlockedKey, {});
}

} // namespace dossier::store
