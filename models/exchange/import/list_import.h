// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_plan.h"
#include "exchange/table/open_table.h"

namespace dossier::exchange {

/// A list and all that a person said about it.
struct ListImport {
    std::unique_ptr<TableReader> table;
    ReadingChoices reading{};    ///< what is remembered is put to it
    ImportOptions options{};
    ImportAnswers answers{};
};

/// What nobody said and the list itself says: the day it speaks of, from a title above its header.
void takeProposals(const ReadList &list, ImportOptions &options);

/// From the file to the plan: what the vault knows, the rows, and what would become of them. Unbounded.
/// Errors of KnownRecords::read, readList (which sets `failure`) and planImport.
[[nodiscard]] base::Result<ImportPlan> planListImport(const store::ReadConnection &records, ListImport &import,
                                                      const ImportTools &tools, std::optional<Finding> &failure);
/// The same beside a store, over a connection of its own.
[[nodiscard]] base::Result<ImportPlan> planListImport(const store::Store &store, ListImport &import,
                                                      const ImportTools &tools, std::optional<Finding> &failure);

} // namespace dossier::exchange
