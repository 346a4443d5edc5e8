// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/list_candidates.h"

#include "schema/entities/absence.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/narrative.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"
#include "store/release/row_values.h"

#include <algorithm>

namespace dossier::store {

using base::RecordId;
using base::Result;
using disclosure::Audience;
using disclosure::ListCandidate;
using disclosure::Row;
using namespace schema;

namespace {

QString termOf(const Row &row, Field<Code> field)
{
    return valueOf(row, field).value_or(Code{}).term;
}

Audience capIn(const Row &row, Field<Code> audience)
{
    return disclosure::capFromGate(row.values.value(std::to_underlying(audience.id)));
}

} // namespace

Audience ListCandidates::capOf(RecordId record) const
{
    return m_caps.value(record, Audience::Public);
}

Result<void> ListCandidates::readCaps(const ReleasePass &pass, EntityType entity, Field<Code> audience)
{
    return pass.forEach(entity, [&](Row &&row) {
        const Audience cap = capIn(row, audience);
        if (cap != Audience::Public)
            m_caps.insert(row.id, cap);
    });
}

Result<void> ListCandidates::readGates(const ReleasePass &pass)
{
    DOSSIER_TRY(pass.forEach(case_::kType, [&](Row &&row) {
        if (m_chosen && !m_chosen->contains(row.id))
            return;
        m_caseGates.insert(row.id, {.publication = termOf(row, case_::publication),
                                    .embargoUntil = valueOf(row, case_::embargo_until),
                                    .namingBasis = {},
                                    .withdrawn = false,
                                    .cap = capIn(row, case_::audience)});
    }));
    DOSSIER_TRY(pass.forEach(person::kType, [&](Row &&row) {
        m_people.add(row.id, valueOf(row, person::same_as));
        m_namingBases.insert(row.id, termOf(row, person::naming_basis));
        const Audience cap = capIn(row, person::audience);
        if (cap != Audience::Public)
            m_caps.insert(row.id, cap);
    }));
    m_people.shareCaps(m_caps);
    DOSSIER_TRY(readCaps(pass, joint_case::kType, joint_case::audience));
    DOSSIER_TRY(readCaps(pass, charge::kType, charge::audience));
    DOSSIER_TRY(readCaps(pass, detention::kType, detention::audience));
    DOSSIER_TRY(readCaps(pass, sentence::kType, sentence::audience));
    DOSSIER_TRY(readCaps(pass, release::kType, release::audience));
    DOSSIER_TRY(readCaps(pass, court_act::kType, court_act::audience));
    DOSSIER_TRY(readCaps(pass, organisation::kType, organisation::audience));
    DOSSIER_TRY(pass.forEach(absence::kType, [&](Row &&row) {
        if (!valueOf(row, absence::answer))
            m_missing.insert(valueOf(row, absence::case_).value_or(RecordId()));
    }));
    const auto edited = [&](RecordId owner) { m_edited.insert(owner); };
    DOSSIER_TRY(pass.forEachEdited(case_summary::fields, edited));
    return pass.forEachEdited(case_background::fields, edited);
}

Result<void> ListCandidates::readValues(const ReleasePass &pass)
{
    DOSSIER_TRY(readCases(pass));
    DOSSIER_TRY(readPeople(pass));
    DOSSIER_TRY(readJointCases(pass));
    DOSSIER_TRY(readOrganisations(pass));
    DOSSIER_TRY(readOfCase(pass, case_summary::fields.type, case_summary::fields.parent, &ListCandidate::summaries));
    DOSSIER_TRY(readOfCase(pass, case_background::fields.type, case_background::fields.parent, &ListCandidate::backgrounds));
    DOSSIER_TRY(readOfCase(pass, charge::kType, charge::case_, &ListCandidate::charges));
    DOSSIER_TRY(readOfCase(pass, detention::kType, detention::case_, &ListCandidate::detentions));
    DOSSIER_TRY(readOfCase(pass, sentence::kType, sentence::case_, &ListCandidate::sentences));
    DOSSIER_TRY(readOfCase(pass, release::kType, release::case_, &ListCandidate::releases));
    DOSSIER_TRY(readCourtActs(pass));
    DOSSIER_TRY(readPlaces(pass));
    // A case outlives its person only as a record: nobody is left to list.
    m_candidates.removeIf([](const ListCandidate &candidate) { return candidate.person.id.isNull(); });
    sortParts();
    return {};
}

Result<void> ListCandidates::readCases(const ReleasePass &pass)
{
    return pass.forEach(case_::kType, [&](Row &&row) {
        const auto gates = m_caseGates.constFind(row.id);
        const std::optional<RecordId> person = valueOf(row, case_::person);
        if (gates == m_caseGates.constEnd() || !person)
            return;
        ListCandidate candidate;
        candidate.gates = *gates;
        candidate.gates.namingBasis = m_namingBases.value(*person);
        candidate.human = m_people.human(*person);
        candidate.changedSinceClearance = m_edited.contains(row.id);
        candidate.isMissing = m_missing.contains(row.id);
        row.cap = gates->cap;
        m_ofCase.insert(row.id, m_candidates.size());
        m_ofPerson.insert(*person, m_candidates.size());
        if (const auto joint = valueOf(row, case_::joint_case))
            m_ofJointCase.insert(*joint, m_candidates.size());
        candidate.matter = std::move(row);
        m_candidates.append(std::move(candidate));
    });
}

Result<void> ListCandidates::readPeople(const ReleasePass &pass)
{
    DOSSIER_TRY(pass.forEach(person::kType, [&](Row &&row) {
        row.cap = capOf(row.id);
        for (const qsizetype index : m_ofPerson.values(row.id))
            m_candidates[index].person = row;
    }));
    return pass.forEach(person_name::kType, [&](Row &&row) {
        const RecordId owner = valueOf(row, person_name::person).value_or(RecordId());
        row.cap = capOf(owner);
        for (const qsizetype index : m_ofPerson.values(owner))
            m_candidates[index].names.append(row);
    });
}

Result<void> ListCandidates::readJointCases(const ReleasePass &pass)
{
    return pass.forEach(joint_case::kType, [&](Row &&row) {
        row.cap = capOf(row.id);
        for (const qsizetype index : m_ofJointCase.values(row.id))
            m_candidates[index].jointCase = row;
    });
}

Result<void> ListCandidates::readOrganisations(const ReleasePass &pass)
{
    QSet<RecordId> existing;
    DOSSIER_TRY(pass.forEach(organisation::kType, [&](Row &&row) { existing.insert(row.id); }));
    DOSSIER_TRY(pass.forEach(organisation_name::kType, [&](Row &&row) {
        const RecordId owner = valueOf(row, organisation_name::organisation).value_or(RecordId());
        row.cap = capOf(owner);
        if (existing.contains(owner))
            m_organisations[owner].append(std::move(row));
    }));
    for (QList<Row> &names : m_organisations)
        sortByOrder(names, organisation_name::order);
    return {};
}

Result<void> ListCandidates::readOfCase(const ReleasePass &pass, EntityType entity, Field<RecordId> link, Rows rows)
{
    return pass.forEach(entity, [&](Row &&row) {
        const auto owner = valueOf(row, link);
        const auto index = owner ? m_ofCase.constFind(*owner) : m_ofCase.constEnd();
        if (index == m_ofCase.constEnd())
            return;
        ListCandidate &candidate = m_candidates[*index];
        row.cap = disclosure::narrowest(capOf(row.id), candidate.matter.cap);
        if (entity == detention::kType)
            m_ofDetention.insert(row.id, *index);
        (candidate.*rows).append(std::move(row));
    });
}

/// One act may concern several cases.
Result<void> ListCandidates::readCourtActs(const ReleasePass &pass)
{
    return pass.forEach(court_act::kType, [&](Row &&row) {
        for (const Value &member : row.sets.value(std::to_underlying(court_act::case_.id))) {
            const auto *owner = std::get_if<RecordId>(&member);
            const auto index = owner ? m_ofCase.constFind(*owner) : m_ofCase.constEnd();
            if (index == m_ofCase.constEnd())
                continue;
            ListCandidate &candidate = m_candidates[*index];
            row.cap = disclosure::narrowest(capOf(row.id), candidate.matter.cap);
            candidate.courtActs.append(row);
        }
    });
}

Result<void> ListCandidates::readPlaces(const ReleasePass &pass)
{
    return pass.forEach(detention_place::kType, [&](Row &&row) {
        const auto owner = valueOf(row, detention_place::detention);
        const auto index = owner ? m_ofDetention.constFind(*owner) : m_ofDetention.constEnd();
        if (index == m_ofDetention.constEnd())
            return;
        ListCandidate &candidate = m_candidates[*index];
        row.cap = disclosure::narrowest(capOf(*owner), candidate.matter.cap);
        candidate.places.append(std::move(row));
    });
}

void ListCandidates::sortParts()
{
    for (ListCandidate &candidate : m_candidates) {
        sortByOrder(candidate.names, person_name::order);
        sortByOrder(candidate.summaries, case_summary::fields.order);
        sortByOrder(candidate.backgrounds, case_background::fields.order);
        // Places of an earlier detention stand before those of a later one.
        QHash<RecordId, qsizetype> positions;
        for (const Row &row : candidate.detentions)
            positions.insert(row.id, positions.size());
        sortByOrder(candidate.places, detention_place::order);
        std::ranges::stable_sort(candidate.places, {}, [&](const Row &row) {
            return positions.value(valueOf(row, detention_place::detention).value_or(RecordId()));
        });
    }
}

} // namespace dossier::store
