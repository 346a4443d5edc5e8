// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "exchange/table/open_table.h"

namespace dossier::exchange {

/// A list and all that a person said about it.
struct ListImport {
    std::unique_ptr<TableReader> table;   ///< not asked where `list` is given
    ReadingChoices reading{};    ///< what is remembered is put to it, and its watch
    ImportOptions options{};     ///< the day that the list itself names is put to it, where nobody said one
    ImportAnswers answers{};
    /// What was read: given where only answers are new, else set. Who shows the plan is the second owner of both.
    std::shared_ptr<const KnownRecords> known{};
    std::shared_ptr<const ReadList> list{};
};

/// Of what an import watch is told while a whole list is planned: reading the vault, the file and making the plan are
/// parts of it.
inline constexpr std::int64_t kPlanWhole = 1000;

/// From the file to the plan: what the vault knows, the rows, and what would become of them. Unbounded; over a connection
/// of its own. `tools.watch` is told parts of kPlanWhole.
/// Errors of KnownRecords::read, readList (which sets `failure`) and planImport.
[[nodiscard]] base::Result<ImportPlan> planListImport(const store::StoreShare &share, ListImport &import, const ImportTools &tools,
                                                      std::optional<Finding> &failure);
[[nodiscard]] base::Result<ImportPlan> planListImport(const store::Store &store, ListImport &import, const ImportTools &tools,
                                                      std::optional<Finding> &failure);

} // namespace dossier::exchange
