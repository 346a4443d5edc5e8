// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/organisation_names.h"
#include "disclosure/projection.h"
#include "disclosure/release_view.h"

namespace dossier::disclosure {

struct ListCandidate;
struct ProjectionRequest;

/// Composes what a list tells of somebody who may be named. It does not ask whether they may: so nobody
/// can make or call one but ListMaker, which has.
class NamedEntryMaker
{
    friend class ListMaker;

    NamedEntryMaker(const AllowList &allowed, const ProjectionRequest &request, const OrganisationNames &organisations);

    /// `firstNumber`: of the first entry of this human being. The candidate has a name.
    [[nodiscard]] NamedEntry make(const ListCandidate &recorded, int firstNumber) const;
    /// The legal one first; none where this reader may know none.
    [[nodiscard]] QList<PersonName> namesOf(const ListCandidate &candidate) const;

    void addFacts(NamedEntry &entry, const ListCandidate &candidate) const;
    void addArticles(NamedEntry &entry, const ListCandidate &candidate) const;
    void addOutcome(NamedEntry &entry, const ListCandidate &candidate) const;
    void addCharges(NamedEntry &entry, const ListCandidate &candidate) const;
    void addCustody(NamedEntry &entry, const ListCandidate &candidate) const;
    [[nodiscard]] QString organisation(const std::optional<base::RecordId> &id) const;
    [[nodiscard]] QString courtOf(const ListCandidate &candidate) const;
    [[nodiscard]] QString courtOf(const ListCandidate &candidate, const Row &sentence) const;
    /// The last one whose stay was not over.
    [[nodiscard]] QString placeOf(const ListCandidate &candidate) const;

    ReleaseView m_view;
    QString m_language;
    QDate m_asOf;
    const OrganisationNames &m_organisations;
};

} // namespace dossier::disclosure
