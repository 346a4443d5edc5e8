// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"

namespace dossier::exchange {

/// What a person agrees to who has looked at a plan: who every row is and what becomes of it, and who is missing. Two plans
/// of one list have equal outlines until one of these differs, though the records they would make have other ids.
struct PlanOutline {
    struct Row {
        std::int64_t line = 0;
        QString name;
        PlannedRow::Outcome outcome = PlannedRow::Outcome::Created;
        std::optional<base::RecordId> caseId;   ///< of a case that stands in the vault
        bool isQuestion = false;                ///< it may be a person who is known

        bool operator==(const Row &) const = default;
    };
    std::vector<Row> rows;
    std::vector<base::RecordId> missing;        ///< cases

    bool operator==(const PlanOutline &) const = default;
};

[[nodiscard]] PlanOutline outlineOf(const ImportPlan &plan);

} // namespace dossier::exchange
