// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/session_world.h"

#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "support/vault_samples.h"

namespace dossier::test {

using namespace Qt::StringLiterals;

SessionWorld::SessionWorld()
    : m_registry(take(schema::Registry::build(schema::declaredEntities()))), m_vocabularies(take(schema::Vocabularies::load()))
{
}

store::SessionContext SessionWorld::context(const QString &stateFolder)
{
    return {m_registry, m_vocabularies, m_clock, m_random, stateFolder};
}

domain::Action SessionWorld::action(domain::Origin origin, base::MemberId actor)
{
    domain::Action action;
    action.id = base::newId<base::ActionTag>(m_random);
    action.label = origin == domain::Origin::Import ? u"import"_s : u"edit"_s;
    action.actor = actor;
    action.origin = origin;
    return action;
}

SessionWorld::AddedCase SessionWorld::addCase(domain::Action &action, const QString &name, const QString &text)
{
    namespace case_ = schema::case_;
    namespace person_name = schema::person_name;
    domain::ChangeSet person = domain::createOf(schema::person::kType, base::newRecordId(m_random));
    domain::ChangeSet legal = domain::createOf(person_name::kType, base::newRecordId(m_random));
    legal.set(person_name::person, person.id);
    legal.set(person_name::text, name);
    legal.set(person_name::kind, schema::Code{u"legal"_s});
    domain::ChangeSet record = domain::createOf(case_::kType, base::newRecordId(m_random));
    record.set(case_::person, person.id);
    record.set(case_::forces, text);
    const AddedCase added{person.id, record.id};
    action.changes.push_back(std::move(person));
    action.changes.push_back(std::move(legal));
    action.changes.push_back(std::move(record));
    return added;
}

} // namespace dossier::test
