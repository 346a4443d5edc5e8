// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_plan.h"

namespace dossier::exchange {

/// A list and all that a person said about it.
struct ListImport {
    CsvReader table;
    QByteArray mapping{};        ///< a mapping file (column_mapping.h); empty where there is none
    ImportOptions options{};
    RowDecisions decisions{};
};

/// From the file to the plan: what the vault knows, the rows, and what would become of them. Unbounded.
/// Errors of KnownRecords::read, readList (which sets `failure`) and planImport.
[[nodiscard]] base::Result<ImportPlan> planListImport(const store::ReadConnection &records, ListImport &import,
                                                      const ImportTools &tools, std::optional<Finding> &failure);
/// The same beside a store, over a connection of its own.
[[nodiscard]] base::Result<ImportPlan> planListImport(const store::Store &store, ListImport &import,
                                                      const ImportTools &tools, std::optional<Finding> &failure);

} // namespace dossier::exchange
