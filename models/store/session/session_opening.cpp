// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session/session.h"

#include "store/session/compartment_kind.h"
#include "store/session/header_directory.h"
#include "store/session/log_beside.h"
#include "store/sql/engine_open.h"
#include "vault/mark.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using schema::Compartment;

namespace {

/// The header grants it: a database that is not there is damage, not a wrong path.
Result<std::unique_ptr<Store>> missingIsDamage(Result<std::unique_ptr<Store>> opened)
{
    if (!opened && opened.error().code == ErrorCode::NotFound)
        return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("a database is missing"));
    return opened;
}

} // namespace

void Session::prepareEngine()
{
    initialiseEngine();
}

Result<void> Session::openMain(Intent intent)
{
    m_intent = intent;
    if (m_access == vault::Access::ReadWrite) {
        m_report.newFeed = intent != Intent::Use || !m_state.token();
        if (intent == Intent::Use)
            m_state.ensureToken();
        else
            m_state.adopt();
        m_state.save();
        m_report.stateUnavailable = m_state.condition() == vault::MachineState::Condition::Unavailable;
    }
    DOSSIER_ASSIGN(const auto own, m_state.bound(kindOf(Compartment::Main), {}, m_vault->mainKey()));
    m_ownLine = intent != Intent::Use || own;
    DOSSIER_ASSIGN(auto opened, openChecked(Compartment::Main));
    if (opened->access() == vault::Access::ReadOnly)
        m_access = vault::Access::ReadOnly;
    adoptStore(Compartment::Main, std::move(opened));
    if (m_access != vault::Access::ReadWrite)
        return {};
    HeaderDirectory directory(main(), *m_vault);
    DOSSIER_ASSIGN(const std::uint64_t minimum, directory.minimumGeneration());
    DOSSIER_TRY(m_vault->requireGeneration(intent == Intent::Use ? minimum : 0));
    if (intent == Intent::Adopt)
        DOSSIER_TRY(blockPublication());
    if (m_vault->headerGeneration() > minimum || intent != Intent::Use)
        DOSSIER_TRY(directory.raiseMinimumGeneration());
    return settle();
}

Result<Store *> Session::openCompartment(Compartment compartment)
{
    if (Store *open = store(compartment))
        return open;
    DOSSIER_ASSIGN(auto opened, openChecked(compartment));
    adoptStore(compartment, std::move(opened));
    return store(compartment);
}

Result<void> Session::lookAt(Compartment compartment)
{
    if (m_access == vault::Access::Beside || store(compartment))
        return {};
    DOSSIER_ASSIGN(const Standing standing, standingOf(compartment));
    if (standing.setback && !m_report.setback)
        m_report.setback = standing.setback;
    return {};
}

Result<std::unique_ptr<Store>> Session::openChecked(Compartment compartment)
{
    // The writer beside which we read moves store and mark one after the other, and has looked itself.
    if (m_access == vault::Access::Beside)
        return openStore(compartment, m_access);
    if (auto sound = openIfSound(compartment))
        return sound;
    DOSSIER_ASSIGN(Standing standing, standingOf(compartment));
    if (standing.olderRelease && m_access == vault::Access::ReadWrite) {
        // Brought up to date from its journal, with the old file kept, and looked at then.
        DOSSIER_ASSIGN(auto renewed, openStore(compartment, m_access));
        DOSSIER_ASSIGN(standing.setback, setbackOf(compartment, *renewed));
        if (!standing.setback)
            return renewed;
    }
    if (standing.setback && !m_report.setback)
        m_report.setback = standing.setback;
    // Nothing may be written on top of an old state: reading only, until a person adopts it.
    const bool writes = m_access == vault::Access::ReadWrite && !standing.setback;
    if (!standing.withoutLog)
        return openStore(compartment, writes ? m_access : vault::Access::ReadOnly);
    m_report.staleLogs.append(compartment);
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    if (!writes) {
        DOSSIER_ASSIGN(StoreKey key, m_vault->storeKey(kindOf(compartment)));
        return Store::openWithoutLog(pathsOf(name), std::move(key), storeContext(compartment));
    }
    DOSSIER_TRY(moveLogAside(pathsOf(name).database));
    return openStore(compartment, m_access);
}

/// Where no log lies beside the file, what is looked at is what will be written: one opening instead of two. Null where
/// anything at all is amiss, for standingOf to say what; nothing was written then.
std::unique_ptr<Store> Session::openIfSound(Compartment compartment)
{
    const auto name = m_vault->storeName(kindOf(compartment));
    const auto key = m_vault->storeKey(kindOf(compartment));
    if (m_access != vault::Access::ReadWrite || m_intent != Intent::Use || !name || !key || hasLogBeside(pathsOf(*name).database))
        return nullptr;
    auto opened = Store::openUnwritten(pathsOf(*name), *key, storeContext(compartment), m_state.ensureToken());
    if (!opened)
        return nullptr;
    const auto setback = setbackIn(compartment, **opened);
    if (!setback || *setback || !(*opened)->beginWriting())
        return nullptr;
    return *std::move(opened);
}

/// Looks before anything is opened for writing: to open a log that does not belong there would be to lay it
/// over the file.
Result<Session::Standing> Session::standingOf(Compartment compartment) const
{
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    DOSSIER_ASSIGN(const StoreKey key, m_vault->storeKey(kindOf(compartment)));
    const LogAge age = ageOfLog(pathsOf(name).database, key);
    if (m_intent != Intent::Use)
        return Standing{age == LogAge::Older, false, std::nullopt};
    const auto whole = age == LogAge::Older ? Result<std::optional<Setback>>(Setback{ErrorCode::RolledBack, compartment, {}})
                                            : look(compartment, true);
    if (whole && !*whole)
        return Standing{};
    if (age != LogAge::None) {
        const auto alone = look(compartment, false);
        // Without proof that the log is the older one, damage is damage: it may hold what the file does not.
        const bool belongsElsewhere = whole.has_value() || age == LogAge::Same;
        if (alone && !*alone && belongsElsewhere)
            return Standing{true, false, std::nullopt};
        if (age == LogAge::Older && !alone)
            return std::unexpected(alone.error());
        if (age == LogAge::Older)
            return Standing{true, false, *alone};
    }
    if (!whole && whole.error().code == ErrorCode::UnsupportedVersion)
        return Standing{false, true, std::nullopt};
    if (!whole)
        return std::unexpected(whole.error());
    return Standing{false, false, *whole};
}

Result<std::optional<Setback>> Session::look(Compartment compartment, bool withLog) const
{
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    DOSSIER_ASSIGN(StoreKey key, m_vault->storeKey(kindOf(compartment)));
    const StoreContext context = storeContext(compartment);
    DOSSIER_ASSIGN(const auto found,
                   missingIsDamage(withLog ? Store::open(pathsOf(name), std::move(key), context, vault::Access::ReadOnly, {})
                                           : Store::openWithoutLog(pathsOf(name), std::move(key), context)));
    return setbackIn(compartment, *found);
}

/// As setbackOf, and whether the header beside the main store is older than that store has seen.
Result<std::optional<Setback>> Session::setbackIn(Compartment compartment, Store &found) const
{
    DOSSIER_ASSIGN(const std::optional<Setback> setback, setbackOf(compartment, found));
    if (setback || compartment != Compartment::Main)
        return setback;
    DOSSIER_ASSIGN(const std::uint64_t minimum, HeaderDirectory(found, *m_vault).minimumGeneration());
    if (m_vault->headerGeneration() < minimum)
        return Setback{ErrorCode::RolledBack, compartment, {}};
    return std::nullopt;
}

Result<std::unique_ptr<Store>> Session::openStore(Compartment compartment, vault::Access access)
{
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    DOSSIER_ASSIGN(StoreKey key, m_vault->storeKey(kindOf(compartment)));
    // A reader writes no feed, so it needs no token; a writer without a remembered one gets a fresh one.
    const base::IncarnationToken token = access == vault::Access::ReadWrite ? m_state.ensureToken()
                                                                           : m_state.token().value_or(base::IncarnationToken());
    return missingIsDamage(Store::open(pathsOf(name), std::move(key), storeContext(compartment), access, token));
}

Result<std::optional<Setback>> Session::setbackOf(Compartment compartment, const Store &store) const
{
    DOSSIER_ASSIGN(const vault::StoreName name, m_vault->storeName(kindOf(compartment)));
    DOSSIER_ASSIGN(const StoreKey key, m_vault->storeKey(kindOf(compartment)));
    const Anchor anchor = store.anchor();
    const auto setback = [&](ErrorCode reason) -> Result<std::optional<Setback>> {
        DOSSIER_ASSIGN(const QList<ActionSummary> newest, store.actions(1));
        std::optional<base::Instant> since;
        if (!newest.isEmpty())
            since = newest.first().at;
        return Setback{reason, compartment, since};
    };
    const Result<vault::Mark> mark = vault::readMark(m_vault->folder().markPath(name), key);
    if (!mark)
        return setback(ErrorCode::MissingMark);
    if (std::uint64_t(anchor.commit) < mark->commit)
        return setback(ErrorCode::RolledBack);
    DOSSIER_ASSIGN(const bool holds, store.holdsChange(mark->feed, mark->seq, vault::asView(mark->chain).toByteArray()));
    if (!holds)
        return setback(ErrorCode::RolledBack);
    const vault::MachineState &remembered = m_ownLine ? m_state : m_bounds;
    DOSSIER_ASSIGN(const std::optional<vault::LowerBound> bound, remembered.bound(kindOf(compartment), name, key));
    if (!bound)
        return std::nullopt;
    const bool behind = std::uint64_t(anchor.commit) < bound->commit;
    const bool other = std::uint64_t(anchor.commit) == bound->commit && vault::toDigest(anchor.chain) != bound->chain;
    if (behind || other)
        return setback(ErrorCode::RolledBack);
    return std::nullopt;
}

} // namespace dossier::store
