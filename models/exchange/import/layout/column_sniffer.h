// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/table_reader.h"
#include "exchange/import/layout/column_mapping.h"
#include "exchange/import/cells/list_terms.h"

#include <QDate>

namespace dossier::exchange {

/// Proposes what columns without a header hold, by their cells, and notes them as guessed. Only what is
/// clear: eight of ten filled cells fit and no other column does. Of dates, births are those that lie
/// 14 years and more before `today`, arrests those of the last 40 years whose latest is of the last
/// three. Where a table has headers, only columns with an empty one are looked at, and for a name all
/// whose header means nothing, if no column is known to hold it.
void sniffColumns(const QList<TableRow> &data, bool isHeaderless, QDate today, const ListTerms &terms, ColumnMapping &mapping);

/// Two to five words that begin with capitals (or letters of a script without), no figures.
[[nodiscard]] bool looksLikeName(const QString &cell);

} // namespace dossier::exchange
