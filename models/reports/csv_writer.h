// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/byte_sink.h"
#include "reports/progress.h"
#include "reports/table_data.h"

namespace dossier::reports {

/// Whether a text is one that spreadsheets run, or such a one behind apostrophes (see writeCsv).
[[nodiscard]] bool looksLikeFormula(QStringView text);

/// RFC 4180: UTF-8 without byte order mark, CRLF, titles in the first line.
///
/// Spreadsheets run a cell that begins with = + - @ tab or carriage return as a formula. Such a
/// cell, with any apostrophes before that sign, gets one apostrophe more; the import takes exactly
/// one away from a cell of that form, so that every text survives the round trip.
///
/// Errors: InvalidArgument for a row of another length than the columns, Cancelled, those of the sink.
[[nodiscard]] Result<void> writeCsv(const TableData &table, ByteSink &sink, Progress &progress);

} // namespace dossier::reports
