// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/known/known_people.h"

#include "domain/identity.h"
#include "exchange/import/known/every_record.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/possible_match.h"

namespace dossier::exchange {

using base::Result;
using domain::Record;
using namespace Qt::StringLiterals;

namespace {

std::optional<names::Sex> sexOf(const std::optional<schema::Code> &code)
{
    if (code && code->term == "male"_L1)
        return names::Sex::Male;
    if (code && code->term == "female"_L1)
        return names::Sex::Female;
    return std::nullopt;
}

} // namespace

Result<KnownPeople> KnownPeople::read(const store::ReadConnection &records, const ImportWatch &watch)
{
    KnownPeople out;
    DOSSIER_TRY(out.readPersons(records, watch));
    DOSSIER_TRY(out.readNames(records, watch));
    DOSSIER_TRY(out.readCases(records, watch));
    DOSSIER_TRY(out.readDecisions(records, watch));
    for (std::size_t i = 0; i < out.m_people.size(); ++i) {
        if (i % kWatchEvery == 0)
            DOSSIER_TRY(askWatch(watch, std::int64_t(i), std::int64_t(out.m_people.size())));
        out.m_index.add(std::uint32_t(i), out.m_people[i].facts);
    }
    return out;
}

Result<void> KnownPeople::readPersons(const store::ReadConnection &records, const ImportWatch &watch)
{
    QHash<base::RecordId, base::RecordId> aliases;
    QHash<base::RecordId, names::PersonFacts> facts;
    // In the order of the records: of candidates that are alike, the same ones are shown each time.
    std::vector<base::RecordId> order;
    DOSSIER_TRY(everyRecord(records, schema::person::kType, [&](const Record &person) {
        order.push_back(person.id());
        names::PersonFacts &own = facts[person.id()];
        own.born = person.get(schema::person::birth_date).value_or(base::PartialDate());
        own.sex = sexOf(person.get(schema::person::sex));
        if (const auto same = person.get(schema::person::same_as))
            aliases.insert(person.id(), *same);
    }, watch));
    const domain::SameAs sameAs = [&aliases](base::RecordId id) -> Result<std::optional<base::RecordId>> {
        const auto found = aliases.constFind(id);
        return found == aliases.cend() ? std::nullopt : std::optional(*found);
    };
    for (const base::RecordId own : order) {
        DOSSIER_ASSIGN(const base::RecordId kept, domain::keptUnder(own, sameAs));
        auto position = m_positions.constFind(kept);
        if (position == m_positions.cend()) {
            m_people.push_back({kept, facts.value(kept), {}});
            position = m_positions.insert(kept, m_people.size() - 1);
        }
        m_positions.insert(own, *position);
    }
    return {};
}

Result<void> KnownPeople::readNames(const store::ReadConnection &records, const ImportWatch &watch)
{
    namespace person_name = schema::person_name;
    return everyRecord(records, person_name::kType, [&](const Record &name) {
        const auto person = name.get(person_name::person);
        const auto position = person ? m_positions.constFind(*person) : m_positions.cend();
        if (position == m_positions.cend())
            return;
        names::PersonFacts &facts = m_people[*position].facts;
        if (const auto text = name.get(person_name::text))
            facts.names.append(*text);
        if (facts.patronymic.isEmpty())
            facts.patronymic = name.get(person_name::patronymic).value_or(QString());
    }, watch);
}

Result<void> KnownPeople::readCases(const store::ReadConnection &records, const ImportWatch &watch)
{
    namespace case_ = schema::case_;
    return everyRecord(records, case_::kType, [&](const Record &record) {
        m_cases.insert(record.id());
        const auto person = record.get(case_::person);
        const auto position = person ? m_positions.constFind(*person) : m_positions.cend();
        if (position == m_positions.cend())
            return;
        KnownPerson &known = m_people[*position];
        known.cases.push_back({record.id(), record.get(case_::arrest_date).value_or(base::PartialDate())});
        if (known.facts.arrested.isNull())
            known.facts.arrested = known.cases.back().arrested;
    }, watch);
}

Result<void> KnownPeople::readDecisions(const store::ReadConnection &records, const ImportWatch &watch)
{
    namespace possible_match = schema::possible_match;
    return everyRecord(records, possible_match::kType, [&](const Record &match) {
        const auto one = match.get(possible_match::person);
        const auto other = match.get(possible_match::other);
        if (!one || !other || match.get(possible_match::decision) != schema::Code{u"not_same"_s})
            return;
        // A decision about a record is one about whoever it is kept under.
        const auto a = find(*one);
        const auto b = find(*other);
        if (!a || !b)
            return;
        m_notSame.insert({*a, *b});
        m_notSame.insert({*b, *a});
    }, watch);
}

std::optional<std::size_t> KnownPeople::find(base::RecordId person) const
{
    const auto position = m_positions.constFind(person);
    return position == m_positions.cend() ? std::nullopt : std::optional(*position);
}

bool KnownPeople::areNotSame(base::RecordId one, base::RecordId other) const
{
    const auto a = find(one);
    const auto b = find(other);
    return a && b && m_notSame.contains({*a, *b});
}

} // namespace dossier::exchange
