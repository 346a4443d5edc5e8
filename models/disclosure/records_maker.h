// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/list_maker.h"
#include "disclosure/record_choice.h"
#include "disclosure/record_judge.h"

namespace dossier::disclosure {

/// For the person who exports and for the ledger; no report sees it.
struct RecordsFindings {
    QList<base::RecordId> personsNamed;
    QHash<Withheld, int> reasons;
};

struct RecordsResult {
    RecordsProjection projection;
    RecordsFindings findings;
};

/// Makes the projection of records of one entity: asks for each whether what it is about may be told,
/// and for whatever it refers to by name as well, and releases what allow-list and audience leave.
class RecordsMaker
{
public:
    RecordsMaker(const schema::Registry &registry, const AllowList &allowed, const RecordChoice &choice, ProjectionRequest request);

    /// Records stand in the order of the candidates.
    [[nodiscard]] RecordsResult make(const RecordCandidates &candidates) const;

private:
    struct Desk;   // what one making works with

    [[nodiscard]] std::vector<RecordCell> row(const Row &record, const RecordJudge::Standing &standing, Desk &desk) const;
    [[nodiscard]] RecordCell cell(const Row &record, const schema::FieldSpec &field, const RecordJudge::Standing &standing, Desk &desk) const;
    [[nodiscard]] RecordCell referenceCell(const schema::ValueList &targets, Desk &desk) const;
    [[nodiscard]] QString nameOf(const Row &target, const Desk &desk) const;
    [[nodiscard]] QStringList personNames(const base::RecordId &person, const Desk &desk) const;
    [[nodiscard]] static RecordCell released(schema::ValueList values);

    const schema::Registry &m_registry;
    const AllowList &m_allowed;
    const RecordChoice &m_choice;
    ReleaseView m_view;
    ProjectionRequest m_request;
};

} // namespace dossier::disclosure
