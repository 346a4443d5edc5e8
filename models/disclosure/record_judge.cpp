// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/record_judge.h"

#include "disclosure/record_choice.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"

#include <algorithm>
#include <array>

namespace dossier::disclosure {

using base::RecordId;
using namespace schema;

namespace {

/// Note, observation, hearing, proceeding, case, person; a chain that is longer goes round.
constexpr int kLongestChain = 16;

RecordId idIn(const Value &value)
{
    const auto *id = std::get_if<RecordId>(&value);
    return id ? *id : RecordId();
}

} // namespace

RecordJudge::RecordJudge(const Registry &registry, const RecordCandidates &candidates, Audience reader, QDate today)
    : m_registry(registry), m_candidates(candidates), m_reader(reader), m_today(today)
{
    for (const Row &row : candidates.rows) {
        if (row.type == case_::kType)
            m_casesOf.insert(idIn(row.values.value(std::to_underlying(case_::person.id))), row.id);
    }
}

RecordJudge::Standing RecordJudge::of(const RecordId &record)
{
    const Bond bond = bondOf(record, 0);
    if (!bond.exists)
        return {};
    Standing out{true, std::nullopt, bond.person};
    if (!bond.matter.isNull())
        out.withheld = verdict(bond, bond.matter);
    else if (!bond.person.isNull())
        out.withheld = personVerdict(bond);
    else if (!mayRead(m_reader, bond.cap))
        out.withheld = Withheld::Capped;
    return out;
}

RecordJudge::Bond RecordJudge::bondOf(const RecordId &record, int depth)
{
    const auto known = m_bonds.constFind(record);
    if (known != m_bonds.constEnd())
        return *known;
    const auto row = m_candidates.rows.constFind(record);
    if (row == m_candidates.rows.constEnd())
        return {};
    const EntitySpec &entity = *m_registry.entity(row->type);
    Bond bond{true, row->cap, row->type == case_::kType ? record : RecordId(), row->type == person::kType ? record : RecordId()};
    if (depth > kLongestChain)
        bond.cap = Audience::Restricted;
    else {
        for (const FieldId link : RecordChoice::bindingLinks(entity))
            follow(*row, *entity.field(link), link == entity.subjectThrough, depth, bond);
    }
    m_bonds.insert(record, bond);
    return bond;
}

void RecordJudge::follow(const Row &row, const FieldSpec &link, bool subject, int depth, Bond &bond)
{
    const auto key = std::to_underlying(link.id);
    if (link.shape == Shape::Set) {
        // An act in several matters is as open as the most open of them.
        std::optional<Audience> widestOfAll;
        for (const Value &member : row.sets.value(key)) {
            const Bond above = bondOf(idIn(member), depth + 1);
            if (above.exists)
                widestOfAll = widestOfAll ? widest(*widestOfAll, above.cap) : above.cap;
        }
        bond.cap = narrowest(bond.cap, widestOfAll.value_or(Audience::Public));
        return;
    }
    const RecordId target = idIn(row.values.value(key));
    const Bond above = target.isNull() ? Bond() : bondOf(target, depth + 1);
    const bool fixed = link.required && link.appendOnly;
    if (!above.exists) {
        bond.exists = bond.exists && !fixed;
        return;
    }
    bond.cap = narrowest(bond.cap, above.cap);
    if (!subject)
        return;
    if (bond.matter.isNull())
        bond.matter = above.matter;
    if (bond.person.isNull())
        bond.person = above.person;
}

std::optional<Withheld> RecordJudge::verdict(const Bond &bond, const RecordId &matter)
{
    PersonGates gates = m_candidates.cases.value(matter);
    gates.namingBasis = m_candidates.namingBases.value(bond.person);
    gates.cap = narrowest(bond.cap, gates.cap);
    if (const auto refused = mayNamePerson(gates, m_reader, m_today).withheld)
        return refused;
    if (m_reader < Audience::Internal && !hasName(bond.person))
        return Withheld::NoName;
    return std::nullopt;
}

/// To others than colleagues a person is who she is by a case of hers that may be told.
std::optional<Withheld> RecordJudge::personVerdict(const Bond &bond)
{
    if (!mayRead(m_reader, bond.cap))
        return Withheld::Capped;
    if (m_reader >= Audience::Internal)
        return std::nullopt;
    std::optional<Withheld> refused = Withheld::NotCleared;
    for (const RecordId &matter : m_casesOf.values(bond.person)) {
        Bond both = bondOf(matter, 0);
        both.cap = narrowest(both.cap, bond.cap);
        refused = verdict(both, matter);
        if (!refused)
            break;
    }
    return refused;
}

bool RecordJudge::hasName(const RecordId &person) const
{
    return std::ranges::any_of(m_candidates.names.value(person), [](const Row &row) {
        return std::ranges::any_of(std::array{person_name::text, person_name::given, person_name::patronymic, person_name::surname},
                                   [&](Field<QString> field) {
                                       const Value value = row.values.value(std::to_underlying(field.id));
                                       const auto *text = std::get_if<QString>(&value);
                                       return text && !text->isEmpty();
                                   });
    });
}

bool RecordJudge::hasNamingBasis(const RecordId &person) const
{
    return isNamingBasis(m_candidates.namingBases.value(person));
}

} // namespace dossier::disclosure
