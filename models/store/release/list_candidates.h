// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/list_maker.h"
#include "store/release/one_person.h"
#include "store/release/release_pass.h"
#include "store/release/release_reader.h"

namespace dossier::store {

/// Gathers what belongs to each case of a list, each table read once and in its own order.
class ListCandidates
{
public:
    explicit ListCandidates(const ChosenRecords &chosen) : m_chosen(chosen) {}

    [[nodiscard]] base::Result<void> readGates(const ReleasePass &pass);
    /// After the gates.
    [[nodiscard]] base::Result<void> readValues(const ReleasePass &pass);

    [[nodiscard]] const QList<disclosure::ListCandidate> &all() const { return m_candidates; }
    [[nodiscard]] const disclosure::OrganisationNames &organisations() const { return m_organisations; }

private:
    using Rows = QList<disclosure::Row> disclosure::ListCandidate::*;

    [[nodiscard]] base::Result<void> readCaps(const ReleasePass &pass, schema::EntityType entity,
                                              schema::Field<schema::Code> audience);
    [[nodiscard]] base::Result<void> readCases(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readPeople(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readJointCases(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readOrganisations(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readOfCase(const ReleasePass &pass, schema::EntityType entity,
                                                schema::Field<base::RecordId> link, Rows rows);
    [[nodiscard]] base::Result<void> readCourtActs(const ReleasePass &pass);
    [[nodiscard]] base::Result<void> readPlaces(const ReleasePass &pass);
    void sortParts();
    [[nodiscard]] disclosure::Audience capOf(base::RecordId record) const;

    const ChosenRecords &m_chosen;
    QHash<base::RecordId, disclosure::Audience> m_caps;   ///< of records that have one
    QHash<base::RecordId, disclosure::PersonGates> m_caseGates;
    QHash<base::RecordId, QString> m_namingBases;
    OnePerson m_people;
    QSet<base::RecordId> m_edited;                        ///< cases
    QSet<base::RecordId> m_missing;                       ///< cases

    QList<disclosure::ListCandidate> m_candidates;
    QHash<base::RecordId, qsizetype> m_ofCase;
    QMultiHash<base::RecordId, qsizetype> m_ofPerson;
    QMultiHash<base::RecordId, qsizetype> m_ofJointCase;
    QHash<base::RecordId, qsizetype> m_ofDetention;
    disclosure::OrganisationNames m_organisations;
};

} // namespace dossier::store
