// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/record_candidates.h"

#include "schema/entities/case.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "store/release/one_person.h"
#include "store/release/row_values.h"

namespace dossier::store {

using base::RecordId;
using base::Result;
using disclosure::Row;
using namespace schema;

namespace {

/// The same name in every entity that has it (schema/entities/common.h).
constexpr auto kAudienceKey = "audience";

} // namespace

Result<void> RecordCandidates::readGates(const ReleasePass &pass)
{
    OnePerson people;
    for (const EntityType type : m_allowed.entities()) {
        const EntitySpec &entity = *m_registry.entity(type);
        if (m_allowed.gates(type).isEmpty())
            continue;
        DOSSIER_TRY(pass.forEach(type, [&](Row &&row) {
            addGates(entity, row);
            if (type == person::kType)
                people.add(row.id, valueOf(row, person::same_as));
        }));
    }
    people.shareCaps(m_caps);
    return {};
}

void RecordCandidates::addGates(const EntitySpec &entity, const Row &row)
{
    const FieldSpec *audience = entity.field(QByteArrayView(kAudienceKey));
    if (audience && audience->gate) {
        const auto cap = disclosure::capFromGate(row.values.value(std::to_underlying(audience->id)));
        if (cap != disclosure::Audience::Public)
            m_caps.insert(row.id, cap);
    }
    if (entity.type == case_::kType) {
        m_candidates.cases.insert(row.id, {.publication = valueOf(row, case_::publication).value_or(Code{}).term,
                                           .embargoUntil = valueOf(row, case_::embargo_until),
                                           .namingBasis = {},
                                           .withdrawn = false,
                                           .cap = disclosure::Audience::Public});
    } else if (entity.type == person::kType) {
        m_candidates.namingBases.insert(row.id, valueOf(row, person::naming_basis).value_or(Code{}).term);
    }
}

Result<void> RecordCandidates::readValues(const ReleasePass &pass)
{
    for (const EntityType type : m_allowed.entities())
        DOSSIER_TRY(pass.forEach(type, [&](Row &&row) { addValues(std::move(row)); }));
    for (auto names = m_candidates.names.begin(); names != m_candidates.names.end(); ++names) {
        const bool person = names->front().type == person_name::kType;
        sortByOrder(*names, person ? person_name::order : organisation_name::order);
    }
    return {};
}

void RecordCandidates::addValues(Row &&row)
{
    row.cap = m_caps.value(row.id, disclosure::Audience::Public);
    const std::optional<RecordId> owner = row.type == person_name::kType         ? valueOf(row, person_name::person)
                                          : row.type == organisation_name::kType ? valueOf(row, organisation_name::organisation)
                                                                                 : std::nullopt;
    if (owner) {
        // As the person is: what may be told of a name is decided by whose it is.
        Row name = row;
        name.cap = disclosure::narrowest(row.cap, m_caps.value(*owner, disclosure::Audience::Public));
        m_candidates.names[*owner].append(std::move(name));
    }
    if (row.type == m_asked && (!m_chosen || m_chosen->contains(row.id)))
        m_candidates.asked.append(row.id);
    m_candidates.rows.insert(row.id, std::move(row));
}

} // namespace dossier::store
