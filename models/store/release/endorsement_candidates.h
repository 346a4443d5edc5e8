// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/endorsement_sheet_maker.h"
#include "store/release/release_pass.h"
#include "store/release/release_reader.h"

namespace dossier::store {

/// Gathers signatures and who signed, in the order of a sheet.
class EndorsementCandidates
{
public:
    explicit EndorsementCandidates(const ChosenRecords &chosen) : m_chosen(chosen) {}

    [[nodiscard]] base::Result<void> readGates(const ReleasePass &pass);
    /// After the gates.
    [[nodiscard]] base::Result<void> readValues(const ReleasePass &pass);

    [[nodiscard]] const QList<disclosure::EndorsementCandidate> &all() const { return m_candidates; }

private:
    struct EndorserGates {
        bool doNotPublish = false;
        bool organisation = false;
    };
    void sort();

    const ChosenRecords &m_chosen;
    QHash<base::RecordId, disclosure::EndorsementGates> m_gates;
    QHash<base::RecordId, EndorserGates> m_endorserGates;
    QList<disclosure::EndorsementCandidate> m_candidates;
};

} // namespace dossier::store
