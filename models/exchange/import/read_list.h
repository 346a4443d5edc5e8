// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/csv/csv_reader.h"
#include "exchange/import/list_row.h"

#include <vector>

namespace dossier::exchange {

/// A row of a list, read, and as it stood there.
struct ReadRow {
    ListRow row;
    QString printed;      ///< printed_row.h
};

/// A list as it was read, before anything is known of the vault.
struct ReadList {
    ColumnMapping mapping;
    std::vector<ReadRow> rows;
    std::int64_t skipped = 0;     ///< rows without a name
    Findings warnings;
};

/// How a person wants the columns to be read.
struct ColumnChoices {
    QHash<QString, QString> remembered{}; ///< of the list, from earlier imports
    QHash<QString, QString> chosen{};     ///< by hand, header to name of what it holds
    QByteArray mapping{};                 ///< a mapping file (column_mapping.h); empty where there is none
};

/// Reads a whole list. Errors MalformedInput (with `failure` set to where it stands) for a file that is
/// no table, has no header we know, no row or too many; InvalidArgument for a mapping that does not fit.
[[nodiscard]] base::Result<ReadList> readList(CsvReader &table, const ColumnChoices &choices, const schema::Vocabularies &vocabularies,
                                              const ListTerms &terms, std::optional<Finding> &failure);

} // namespace dossier::exchange
