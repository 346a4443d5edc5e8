// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/list_maker.h"

namespace dossier::disclosure {

/// One observation and what hangs on it, read but not yet released; rows in their order.
struct ObservationCandidate {
    Row observation;
    QList<Row> notes;
    QList<Row> findings;
};

/// One hearing and what hangs on it.
struct HearingCandidate {
    Row hearing;
    std::optional<Row> proceeding;
    QList<Row> presence;
    QList<base::RecordId> accused;       ///< people of the cases heard, whether their presence was noted or not
    QList<ObservationCandidate> observations;
};

/// Names of people, by person; every row capped as its person is.
using PeopleNames = QHash<base::RecordId, QList<Row>>;

/// For the person who exports and for the ledger; no report sees it.
struct HearingFindings {
    QList<base::RecordId> personsNamed;
    QHash<Withheld, int> reasons;
};

struct HearingResult {
    HearingProjection projection;
    HearingFindings findings;
};

/// Makes the projection of a hearing report. Observers are in none of its values: their field is on
/// no allow-list. Of a hearing nothing is released below Internal; one after the as-of date is only counted.
class HearingMaker
{
public:
    HearingMaker(const AllowList &allowed, ProjectionRequest request, const OrganisationNames &organisations,
                 const PeopleNames &people);

    /// Hearings stand in the order of the candidates.
    [[nodiscard]] HearingResult make(const QList<HearingCandidate> &candidates) const;

private:
    struct Tally;

    [[nodiscard]] bool isLater(const Row &hearing) const;
    [[nodiscard]] HearingSection section(const HearingCandidate &candidate, Tally &tally) const;
    void addTimes(HearingSection &out, const Row &hearing) const;
    void addPeople(HearingSection &out, const HearingCandidate &candidate, Tally &tally) const;
    [[nodiscard]] PersonInHearing person(const base::RecordId &id, Tally &tally) const;
    [[nodiscard]] ObservationSection observation(const ObservationCandidate &candidate) const;
    [[nodiscard]] NoteLine line(const Row &note, const QHash<base::RecordId, std::int64_t> &numbers) const;
    [[nodiscard]] FindingFact finding(const Row &row, const QHash<base::RecordId, std::int64_t> &numbers) const;
    [[nodiscard]] QString organisation(const std::optional<base::RecordId> &id) const;

    const AllowList &m_allowed;
    ReleaseView m_view;
    ProjectionRequest m_request;
    const OrganisationNames &m_organisations;
    const PeopleNames &m_people;
};

} // namespace dossier::disclosure
