// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/record_judge.h"
#include "store/release/release_pass.h"
#include "store/release/release_reader.h"

namespace dossier::store {

/// Gathers the records of one entity and whatever its allow-list reads beside them, each table once.
class RecordCandidates
{
public:
    RecordCandidates(const schema::Registry &registry, const disclosure::AllowList &allowed, schema::EntityType asked,
                     const ChosenRecords &chosen)
        : m_registry(registry), m_allowed(allowed), m_asked(asked), m_chosen(chosen)
    {
    }

    [[nodiscard]] base::Result<void> readGates(const ReleasePass &pass);
    /// After the gates.
    [[nodiscard]] base::Result<void> readValues(const ReleasePass &pass);

    [[nodiscard]] const disclosure::RecordCandidates &all() const { return m_candidates; }

private:
    void addGates(const schema::EntitySpec &entity, const disclosure::Row &row);
    void addValues(disclosure::Row &&row);

    const schema::Registry &m_registry;
    const disclosure::AllowList &m_allowed;
    schema::EntityType m_asked;
    const ChosenRecords &m_chosen;
    QHash<base::RecordId, disclosure::Audience> m_caps;   ///< of records that have one
    disclosure::RecordCandidates m_candidates;
};

} // namespace dossier::store
