// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/list_maker.h"

namespace dossier::disclosure {

/// One signature and who signed, read but not yet released.
struct EndorsementCandidate {
    Row endorsement;
    Row endorser;
    EndorsementGates gates;      ///< its cap: restrictions beside those of the two records
    bool organisation = false;   ///< the endorser is one
};

/// For the person who exports and for the ledger; no report sees it.
struct EndorsementFindings {
    QList<base::RecordId> endorsersNamed;
    int absent = 0;              ///< signatures that are not even counted
};

struct EndorsementSheetResult {
    EndorsementSheetProjection projection;
    EndorsementFindings findings;
};

/// Makes the projection of an endorsement sheet. Somebody who signed one version twice counts once,
/// as far as the more protective signature allows.
class EndorsementSheetMaker
{
public:
    EndorsementSheetMaker(const AllowList &allowed, ProjectionRequest request);

    /// Statements, and within them endorsers, stand in the order of the candidates.
    [[nodiscard]] EndorsementSheetResult make(const QList<EndorsementCandidate> &candidates) const;

private:
    struct Signature;
    struct Statement;

    [[nodiscard]] std::vector<Statement> grouped(const QList<EndorsementCandidate> &candidates) const;
    [[nodiscard]] StatementSection section(const Statement &statement, EndorsementFindings &findings) const;
    /// False where the signature cannot be printed in that form and is counted instead.
    [[nodiscard]] bool print(const Signature &signature, StatementSection &section) const;
    /// Of a person who is to be known by their organisation alone.
    [[nodiscard]] QString bodyOf(const Signature &signature) const;
    [[nodiscard]] QString nameOf(const Row &endorser) const;

    const AllowList &m_allowed;
    ReleaseView m_view;
    ProjectionRequest m_request;
};

/// "Aynur Elgünəş" → "A. E."; empty for names of scripts in which a first letter is no initial.
[[nodiscard]] QString initialsOf(const QString &name);

} // namespace dossier::disclosure
