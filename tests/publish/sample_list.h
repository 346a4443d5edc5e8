// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/list_maker.h"

namespace dossier::test {

/// The invented people of resources/sample/prisoners.csv as candidates of a public list, all of them
/// cleared, without a vault.
class SampleList
{
public:
    SampleList();

    [[nodiscard]] const QList<disclosure::ListCandidate> &candidates() const { return m_candidates; }
    [[nodiscard]] const disclosure::OrganisationNames &organisations() const { return m_organisations; }
    /// Names as the file writes them.
    [[nodiscard]] const QStringList &names() const { return m_names; }

private:
    [[nodiscard]] disclosure::Row row(schema::EntityType type);
    [[nodiscard]] disclosure::ListCandidate candidate(const QStringList &cells);
    [[nodiscard]] base::RecordId organisation(const QString &name);

    QList<disclosure::ListCandidate> m_candidates;
    disclosure::OrganisationNames m_organisations;
    QHash<QString, base::RecordId> m_organisationIds;
    QStringList m_names;
    std::uint16_t m_count = 0;
};

} // namespace dossier::test
