// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/plan_outline.h"

namespace dossier::exchange {

PlanOutline outlineOf(const ImportPlan &plan)
{
    PlanOutline out;
    out.rows.reserve(plan.rows.size());
    for (const PlannedRow &row : plan.rows) {
        // The id of a case that is to be made is drawn anew for every plan.
        const bool isMade = row.outcome == PlannedRow::Outcome::Created;
        out.rows.push_back({row.line, row.name, row.outcome, isMade ? std::nullopt : row.caseId, row.isQuestion()});
    }
    out.missing.reserve(plan.missing.size());
    for (const MissingCase &missing : plan.missing)
        out.missing.push_back(missing.caseId);
    return out;
}

} // namespace dossier::exchange
