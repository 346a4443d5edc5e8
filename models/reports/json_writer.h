// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/byte_sink.h"
#include "reports/progress.h"
#include "reports/table_data.h"

namespace dossier::reports {

/// UTF-8 without byte order mark, one row a line, members always in the order of the table:
/// {"schema":1,"metadata":{…},"columns":[{"key":…,"title":…}…],"rows":[{key: text or null …}…]}
/// An unpaired surrogate becomes a question mark; all else is as it was.
///
/// Errors as for writeCsv.
[[nodiscard]] Result<void> writeJson(const TableData &table, ByteSink &sink, Progress &progress);

} // namespace dossier::reports
