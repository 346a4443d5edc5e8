// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"
#include "exchange/import/import_watch.h"
#include "exchange/import/layout/column_mapping.h"
#include "store/read_connection.h"

#include <QHash>

#include <optional>
#include <vector>

namespace dossier::exchange {

/// A row of the last import of a list.
struct ListedRow {
    base::RecordId person;
    std::optional<base::RecordId> caseId;
    base::PartialDate asOf;
    std::optional<std::int64_t> number;
    QString text;      ///< as printed (printed_row.h)
    QString group;     ///< of its cell or of the heading it stood under, which is not in the text
};

/// What the store remembers of a list that was imported before.
struct ListHistory {
    std::optional<base::RecordId> list;   ///< absent where the list is new
    std::int64_t imports = 0;
    QHash<QString, QString> columns;      ///< header as printed -> name of what it holds; empty = not to be imported
    std::vector<ListedRow> lastRows;

    /// The list of that name, letter case apart. Error of askWatch.
    [[nodiscard]] static base::Result<ListHistory> read(const store::ReadConnection &records, const QString &listName,
                                                        const ImportWatch &watch = {});
};

/// Name of a list after the file it came in, without what changes from month to month:
/// "prisoners-2026-10.csv" and "prisoners 2026-11 final.xlsx" are both "prisoners".
[[nodiscard]] QString listNameOf(const QString &fileName);

} // namespace dossier::exchange
