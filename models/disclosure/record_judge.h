// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/row.h"
#include "disclosure/who_may_be_named.h"
#include "schema/registry.h"

#include <QHash>

namespace dossier::disclosure {

/// What was read for records of one entity: candidates, not yet released.
struct RecordCandidates {
    QList<base::RecordId> asked;                        ///< in their order
    QHash<base::RecordId, Row> rows;                    ///< these, and what they belong or refer to; each with its own cap
    QHash<base::RecordId, QList<Row>> names;            ///< of persons and organisations, in their order
    QHash<base::RecordId, PersonGates> cases;           ///< publication and embargo, by case
    QHash<base::RecordId, QString> namingBases;         ///< by person
};

/// Decides about records, each with all it belongs to: a charge leaves where its case does, and a case
/// where its person may be named. Borrows all it is given.
class RecordJudge
{
public:
    RecordJudge(const schema::Registry &registry, const RecordCandidates &candidates, Audience reader, QDate today);

    struct Standing {
        bool exists = false;                            ///< neither it nor what it is a part of is deleted
        std::optional<Withheld> withheld;
        base::RecordId person;                          ///< whom it is about; null where nobody
        friend bool operator==(const Standing &, const Standing &) = default;
    };
    [[nodiscard]] Standing of(const base::RecordId &record);
    /// Whether anything is known by which that person may be named; asked for what is released only then.
    [[nodiscard]] bool hasNamingBasis(const base::RecordId &person) const;

private:
    /// A record with what binds it: the narrowest cap, and the case and person above it.
    struct Bond {
        bool exists = false;
        Audience cap = Audience::Public;
        base::RecordId matter;
        base::RecordId person;
    };
    [[nodiscard]] Bond bondOf(const base::RecordId &record, int depth);
    void follow(const Row &row, const schema::FieldSpec &link, bool subject, int depth, Bond &bond);
    [[nodiscard]] std::optional<Withheld> verdict(const Bond &bond, const base::RecordId &matter);
    [[nodiscard]] std::optional<Withheld> personVerdict(const Bond &bond);
    [[nodiscard]] bool hasName(const base::RecordId &person) const;

    const schema::Registry &m_registry;
    const RecordCandidates &m_candidates;
    Audience m_reader;
    QDate m_today;
    QMultiHash<base::RecordId, base::RecordId> m_casesOf;   ///< by person
    QHash<base::RecordId, Bond> m_bonds;
};

} // namespace dossier::disclosure
