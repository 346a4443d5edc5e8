// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/named_entry_maker.h"
#include "disclosure/organisation_names.h"
#include "disclosure/projection.h"
#include "disclosure/release_view.h"
#include "disclosure/who_may_be_named.h"

#include <QHash>

namespace dossier::disclosure {

/// What is asked for.
struct ProjectionRequest {
    QString language;                        ///< BCP-47
    QDate asOf;
    std::optional<QDate> informationUntil;
    QDate today;                             ///< decides about embargoes; never the as-of date
};

/// One case and what belongs to it, read but not yet released; rows in their order.
struct ListCandidate {
    Row matter;                              ///< the case
    Row person;
    base::RecordId human;                    ///< the same for every case, and every record, of one human being
    std::optional<Row> jointCase;
    QList<Row> names;
    QList<Row> summaries;
    QList<Row> backgrounds;
    QList<Row> charges;
    QList<Row> detentions;
    QList<Row> places;                       ///< of all detentions
    QList<Row> sentences;
    QList<Row> releases;
    QList<Row> courtActs;
    PersonGates gates;                       ///< its cap: the restrictions beside those of case and person
    bool changedSinceClearance = false;      ///< a text was edited after it was cleared
    bool isMissing = false;                  ///< an edition of its list leaves it out, and nobody has said why
};

/// For the person who exports and for the ledger; no report sees it.
struct ListFindings {
    QHash<Withheld, int> reasons;            ///< why how many are withheld
    QList<base::RecordId> personsNamed;
    int changedSinceClearance = 0;           ///< named cases whose texts were edited since
    int missing = 0;                         ///< cases counted as they stand, though an edition leaves them out, unexplained
    int later = 0;                           ///< cases that are left out: of an arrest certainly after the day
    int countedAlready = 0;                  ///< cases without an entry: not to be named, of somebody who has one
};

struct ListResult {
    ListProjection projection;
    ListFindings findings;
};

/// Makes the projection of a list: asks for each case whether its person may be named, numbers
/// entries in their final order, and releases what allow-list and audience leave.
class ListMaker
{
public:
    ListMaker(const AllowList &allowed, ProjectionRequest request, const OrganisationNames &organisations);

    /// Groups and joint cases stand in the order in which candidates first name them. Every case that may be named has
    /// an entry; somebody withheld has one, and none where another case names them. Of an arrest that is certainly after
    /// the day there is none: nobody was on the list for it.
    [[nodiscard]] ListResult make(const QList<ListCandidate> &candidates) const;

private:
    struct Group;
    struct Counters;

    [[nodiscard]] bool isLater(const ListCandidate &candidate) const;
    [[nodiscard]] Verdict verdictOn(const ListCandidate &candidate) const;
    [[nodiscard]] std::vector<Group> grouped(const QList<ListCandidate> &candidates, ListFindings &findings) const;
    void addNamed(const ListCandidate &candidate, Group &group) const;
    static void poolSmall(std::vector<Group> &groups);
    [[nodiscard]] GroupSection section(const Group &group, Counters &counters) const;

    const AllowList &m_allowed;
    ReleaseView m_view;
    NamedEntryMaker m_entries;
    ProjectionRequest m_request;
};

} // namespace dossier::disclosure
