// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command_line.h"
#include "cli/import_report_file.h"
#include "cli/terminal.h"
#include "exchange/finding.h"
#include "exchange/table/table_reader.h"

namespace dossier::cli {

/// --encoding, --delimiter, --sheet. Error InvalidArgument.
[[nodiscard]] base::Result<exchange::TableOptions> tableOptionsOf(const CommandLine &line);
/// --header-row. Error InvalidArgument.
[[nodiscard]] base::Result<std::optional<std::int64_t>> headerRowOf(const CommandLine &line);
/// --mapping, as it stands there; empty where none is given. Errors of reading it, MalformedInput for an empty file.
[[nodiscard]] base::Result<QByteArray> mappingOf(const CommandLine &line);
/// Says and reports why nothing was imported.
[[nodiscard]] base::Result<void> reportFailure(const Terminal &terminal, const exchange::Findings &errors, ImportReportFile &file);

} // namespace dossier::cli
