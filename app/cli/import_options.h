// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command_line.h"
#include "cli/import_report_file.h"
#include "cli/interruption.h"
#include "cli/terminal.h"
#include "exchange/finding.h"
#include "exchange/import/import_watch.h"
#include "exchange/table/table_reader.h"
#include "store/store.h"

namespace dossier::cli {

/// --encoding, --delimiter, --sheet. Error InvalidArgument.
[[nodiscard]] base::Result<exchange::TableOptions> tableOptionsOf(const CommandLine &line);
/// --header-row. Error InvalidArgument.
[[nodiscard]] base::Result<std::optional<std::int64_t>> headerRowOf(const CommandLine &line);
/// --mapping, as it stands there; empty where none is given. Errors of reading it, MalformedInput for an empty file.
[[nodiscard]] base::Result<QByteArray> mappingOf(const CommandLine &line);
/// Goes on until somebody wants an end; `interruption` outlives it.
[[nodiscard]] exchange::ImportWatch watchFor(const Interruption &interruption);
/// Says and reports why nothing was imported, and gives the error to end with: what `errors` said in words needs no
/// code beside it.
[[nodiscard]] std::unexpected<base::Error> reportFailure(const Terminal &terminal, const base::Error &error,
                                                         exchange::Findings errors, ImportReportFile &file);
/// store.apply; where somebody stopped it, says so as reportFailure does, but leaves a report of before as it is.
[[nodiscard]] base::Result<void> applyUnlessStopped(const Terminal &terminal, store::Store &store, domain::Action action,
                                                    const exchange::ImportWatch &watch);

} // namespace dossier::cli
