// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/hearing_maker.h"
#include "store/release/release_pass.h"
#include "store/release/release_reader.h"

namespace dossier::store {

/// Gathers what belongs to each hearing of a report, each table read once and in its own order.
class HearingCandidates
{
public:
    explicit HearingCandidates(const ChosenRecords &chosen) : m_chosen(chosen) {}

    [[nodiscard]] base::Result<void> readGates(const ReleasePass &pass);
    /// After the gates.
    [[nodiscard]] base::Result<void> readValues(const ReleasePass &pass);

    [[nodiscard]] const QList<disclosure::HearingCandidate> &all() const { return m_candidates; }
    [[nodiscard]] const disclosure::OrganisationNames &organisations() const { return m_organisations; }
    [[nodiscard]] const disclosure::PeopleNames &people() const { return m_people; }

private:
    [[nodiscard]] base::Result<void> readCaps(const ReleasePass &pass, schema::EntityType entity,
                                              schema::Field<schema::Code> audience);
    [[nodiscard]] base::Result<void> readHearings(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readProceedings(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readObservations(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readNames(const ReleasePass &pass);
    void addAccused();
    void sort();
    [[nodiscard]] disclosure::Audience capOf(const base::RecordId &record) const;

    const ChosenRecords &m_chosen;
    QHash<base::RecordId, disclosure::Audience> m_caps;   ///< of records that have one
    QSet<base::RecordId> m_existing;                      ///< people that are not deleted
    QHash<base::RecordId, base::RecordId> m_accusedIn;    ///< person of every case
    QHash<base::RecordId, QList<base::RecordId>> m_casesOf;   ///< of proceedings

    QList<disclosure::HearingCandidate> m_candidates;
    QHash<base::RecordId, qsizetype> m_ofHearing;
    QMultiHash<base::RecordId, qsizetype> m_ofProceeding;
    QHash<base::RecordId, std::pair<qsizetype, qsizetype>> m_ofObservation;   ///< hearing, observation in it
    disclosure::OrganisationNames m_organisations;
    disclosure::PeopleNames m_people;
};

} // namespace dossier::store
