// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/store_world.h"

namespace dossier::test {

using base::Result;
using domain::ChangeSet;
using schema::Code;

namespace {

template<typename T>
T orAbort(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(base::errorName(result.error().code) + u' ' + result.error().detail));
    return *std::move(result);
}

} // namespace

StoreWorld::StoreWorld(std::uint64_t seed, schema::Compartment compartment)
    : m_registry(orAbort(schema::Registry::build(schema::declaredEntities()), "registry")),
      m_vocabularies(orAbort(schema::Vocabularies::load(), "vocabularies")), m_random(seed), m_compartment(compartment)
{
    setIncarnation(1);
    actor = base::newRecordId(m_random);
    m_store = orAbort(store::Store::create(paths(), key(), context(), m_incarnation), "store");
}

void StoreWorld::setIncarnation(std::uint8_t number)
{
    base::IncarnationToken::Bytes bytes;
    bytes.fill(number);
    m_incarnation = base::IncarnationToken(bytes);
}

Result<void> StoreWorld::reopen(store::Access access)
{
    m_store.reset();
    DOSSIER_ASSIGN(m_store, store::Store::open(paths(), key(), context(), access, m_incarnation));
    return {};
}

store::StorePaths StoreWorld::paths() const
{
    return {m_folder.filePath(QStringLiteral("main.db")), m_folder.filePath(QStringLiteral("main.drafts"))};
}

store::StoreKey StoreWorld::key() const
{
    SeededRandom random(99);
    return orAbort(store::StoreKey::generate(random), "key");
}

store::StoreContext StoreWorld::context() const
{
    base::VaultId::Bytes vault;
    vault.fill(7);
    return {m_registry, m_vocabularies, m_clock, m_random, m_compartment, base::VaultId(vault)};
}

domain::Action StoreWorld::action(std::vector<ChangeSet> changes, domain::Origin origin)
{
    domain::Action out;
    out.id = base::newId<struct base::ActionTag>(m_random);
    out.label = QStringLiteral("edit");
    out.actor = actor;
    out.origin = origin;
    out.changes = std::move(changes);
    return out;
}

Result<store::Applied> StoreWorld::apply(std::vector<ChangeSet> changes)
{
    m_clock.advance(1'000'000);
    return m_store->apply(action(std::move(changes)));
}

StoreWorld::Added StoreWorld::appendCase(std::vector<ChangeSet> &changes, const QString &name, const QString &reference)
{
    const Added added{newId(), newId(), newId()};
    changes.push_back(domain::createOf(schema::person::kType, added.person));
    ChangeSet named = domain::createOf(schema::person_name::kType, added.name);
    named.set(schema::person_name::person, added.person);
    named.set(schema::person_name::text, name);
    named.set(schema::person_name::kind, Code{QStringLiteral("legal")});
    changes.push_back(std::move(named));
    ChangeSet about = domain::createOf(schema::case_::kType, added.caseId);
    about.set(schema::case_::person, added.person);
    about.set(schema::case_::reference, reference);
    changes.push_back(std::move(about));
    return added;
}

Result<StoreWorld::Added> StoreWorld::addCase(const QString &name, const QString &reference)
{
    std::vector<ChangeSet> changes;
    const Added added = appendCase(changes, name, reference);
    DOSSIER_TRY(apply(std::move(changes)));
    return added;
}

} // namespace dossier::test
