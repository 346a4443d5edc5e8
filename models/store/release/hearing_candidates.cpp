// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/hearing_candidates.h"

#include "schema/entities/case.h"
#include "schema/entities/finding.h"
#include "schema/entities/hearing.h"
#include "schema/entities/hearing_presence.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/proceeding.h"
#include "store/release/one_person.h"
#include "store/release/row_values.h"

#include <algorithm>

namespace dossier::store {

using base::RecordId;
using base::Result;
using disclosure::Audience;
using disclosure::HearingCandidate;
using disclosure::ObservationCandidate;
using disclosure::Row;
using namespace schema;

namespace {

QList<RecordId> membersOf(const Row &row, SetField<RecordId> field)
{
    QList<RecordId> out;
    for (const Value &member : row.sets.value(std::to_underlying(field.id))) {
        if (const auto *id = std::get_if<RecordId>(&member))
            out.append(*id);
    }
    return out;
}

/// Days first, then hours; what has neither stands last.
std::pair<QDate, std::int64_t> timeOf(const Row &hearing)
{
    const std::optional<base::Instant> scheduled = valueOf(hearing, hearing::scheduled);
    const std::optional<base::Instant> start = valueOf(hearing, hearing::actual_start);
    const std::int64_t moment = scheduled ? scheduled->utcMicroseconds : start ? start->utcMicroseconds : 0;
    const std::optional<base::PartialDate> date = valueOf(hearing, hearing::date);
    if (moment != 0)
        return {QDateTime::fromMSecsSinceEpoch(moment / 1000, Qt::UTC).date(), moment};
    return {date && date->earliest() ? *date->earliest() : QDate(9999, 12, 31), 0};
}

} // namespace

Audience HearingCandidates::capOf(const RecordId &record) const
{
    return m_caps.value(record, Audience::Public);
}

Result<void> HearingCandidates::readCaps(const ReleasePass &pass, EntityType entity, Field<Code> audience)
{
    return pass.forEach(entity, [&](Row &&row) {
        const Audience cap = disclosure::capFromGate(row.values.value(std::to_underlying(audience.id)));
        if (cap != Audience::Public)
            m_caps.insert(row.id, cap);
    });
}

Result<void> HearingCandidates::readGates(const ReleasePass &pass)
{
    DOSSIER_TRY(readCaps(pass, hearing::kType, hearing::audience));
    DOSSIER_TRY(readCaps(pass, proceeding::kType, proceeding::audience));
    DOSSIER_TRY(readCaps(pass, case_::kType, case_::audience));
    DOSSIER_TRY(readCaps(pass, observation::kType, observation::audience));
    DOSSIER_TRY(readCaps(pass, note::kType, note::audience));
    DOSSIER_TRY(readCaps(pass, finding::kType, finding::audience));
    DOSSIER_TRY(readCaps(pass, organisation::kType, organisation::audience));
    DOSSIER_TRY(readCaps(pass, person::kType, person::audience));
    OnePerson people;
    DOSSIER_TRY(pass.forEach(person::kType, [&](Row &&row) { people.add(row.id, valueOf(row, person::same_as)); }));
    people.shareCaps(m_caps);
    return {};
}

Result<void> HearingCandidates::readValues(const ReleasePass &pass)
{
    DOSSIER_TRY(readHearings(pass));
    DOSSIER_TRY(readProceedings(pass));
    DOSSIER_TRY(pass.forEach(case_::kType, [&](Row &&row) {
        const std::optional<RecordId> accused = valueOf(row, case_::person);
        if (accused && capOf(row.id) <= Audience::Internal)
            m_accusedIn.insert(row.id, *accused);
    }));
    DOSSIER_TRY(readObservations(pass));
    DOSSIER_TRY(readNames(pass));
    addAccused();
    sort();
    return {};
}

Result<void> HearingCandidates::readHearings(const ReleasePass &pass)
{
    DOSSIER_TRY(pass.forEach(hearing::kType, [&](Row &&row) {
        if (m_chosen && !m_chosen->contains(row.id))
            return;
        row.cap = capOf(row.id);
        m_ofHearing.insert(row.id, m_candidates.size());
        if (const auto matter = valueOf(row, hearing::proceeding))
            m_ofProceeding.insert(*matter, m_candidates.size());
        HearingCandidate candidate;
        candidate.hearing = std::move(row);
        m_candidates.append(std::move(candidate));
    }));
    return pass.forEach(hearing_presence::kType, [&](Row &&row) {
        const auto owner = valueOf(row, hearing_presence::hearing);
        const auto index = owner ? m_ofHearing.constFind(*owner) : m_ofHearing.constEnd();
        if (index == m_ofHearing.constEnd())
            return;
        row.cap = capOf(*owner);
        m_candidates[*index].presence.append(std::move(row));
    });
}

Result<void> HearingCandidates::readProceedings(const ReleasePass &pass)
{
    return pass.forEach(proceeding::kType, [&](Row &&row) {
        row.cap = capOf(row.id);
        if (m_ofProceeding.contains(row.id))
            m_casesOf.insert(row.id, membersOf(row, proceeding::case_));
        for (const qsizetype index : m_ofProceeding.values(row.id))
            m_candidates[index].proceeding = row;
    });
}

Result<void> HearingCandidates::readObservations(const ReleasePass &pass)
{
    DOSSIER_TRY(pass.forEach(observation::kType, [&](Row &&row) {
        const auto owner = valueOf(row, observation::hearing);
        const auto index = owner ? m_ofHearing.constFind(*owner) : m_ofHearing.constEnd();
        if (index == m_ofHearing.constEnd())
            return;
        HearingCandidate &candidate = m_candidates[*index];
        row.cap = disclosure::narrowest(capOf(row.id), candidate.hearing.cap);
        m_ofObservation.insert(row.id, {*index, candidate.observations.size()});
        candidate.observations.append({std::move(row), {}, {}});
    }));
    const auto readInto = [&](EntityType entity, Field<RecordId> link, QList<Row> ObservationCandidate::*rows) {
        return pass.forEach(entity, [&, link, rows](Row &&row) {
            const auto owner = valueOf(row, link);
            const auto place = owner ? m_ofObservation.constFind(*owner) : m_ofObservation.constEnd();
            if (place == m_ofObservation.constEnd())
                return;
            ObservationCandidate &candidate = m_candidates[place->first].observations[place->second];
            row.cap = disclosure::narrowest(capOf(row.id), candidate.observation.cap);
            (candidate.*rows).append(std::move(row));
        });
    };
    DOSSIER_TRY(readInto(note::kType, note::observation, &ObservationCandidate::notes));
    return readInto(finding::kType, finding::observation, &ObservationCandidate::findings);
}

Result<void> HearingCandidates::readNames(const ReleasePass &pass)
{
    QSet<RecordId> organisations;
    DOSSIER_TRY(pass.forEach(person::kType, [&](Row &&row) { m_existing.insert(row.id); }));
    DOSSIER_TRY(pass.forEach(person_name::kType, [&](Row &&row) {
        const RecordId owner = valueOf(row, person_name::person).value_or(RecordId());
        row.cap = capOf(owner);
        if (m_existing.contains(owner))
            m_people[owner].append(std::move(row));
    }));
    DOSSIER_TRY(pass.forEach(organisation::kType, [&](Row &&row) { organisations.insert(row.id); }));
    DOSSIER_TRY(pass.forEach(organisation_name::kType, [&](Row &&row) {
        const RecordId owner = valueOf(row, organisation_name::organisation).value_or(RecordId());
        row.cap = capOf(owner);
        if (organisations.contains(owner))
            m_organisations[owner].append(std::move(row));
    }));
    for (QList<Row> &names : m_people)
        sortByOrder(names, person_name::order);
    for (QList<Row> &names : m_organisations)
        sortByOrder(names, organisation_name::order);
    return {};
}

/// Those of the hearing's own cases; where it names none, those of its proceeding.
void HearingCandidates::addAccused()
{
    for (HearingCandidate &candidate : m_candidates) {
        QList<RecordId> cases = membersOf(candidate.hearing, hearing::case_);
        if (cases.isEmpty() && candidate.proceeding)
            cases = m_casesOf.value(candidate.proceeding->id);
        for (const RecordId &matter : cases) {
            const RecordId accused = m_accusedIn.value(matter);
            if (!accused.isNull() && m_existing.contains(accused))
                candidate.accused.append(accused);
        }
    }
}

void HearingCandidates::sort()
{
    std::ranges::stable_sort(m_candidates, {}, [](const HearingCandidate &candidate) { return timeOf(candidate.hearing); });
    for (HearingCandidate &candidate : m_candidates) {
        sortByOrder(candidate.presence, hearing_presence::order);
        for (ObservationCandidate &observed : candidate.observations)
            std::ranges::stable_sort(observed.notes, {}, [](const Row &row) { return valueOf(row, note::number).value_or(0); });
    }
}

} // namespace dossier::store
