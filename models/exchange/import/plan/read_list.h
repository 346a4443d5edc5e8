// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_watch.h"
#include "exchange/import/plan/list_row.h"
#include "exchange/table/table_reader.h"
#include "schema/vocabulary.h"

#include <vector>

namespace dossier::exchange {

/// A row of a list, read, and as it stood there.
struct ReadRow {
    ListRow row;
    QString printed;      ///< printed_row.h
};

/// A list as it was read, before anything is known of the vault.
struct ReadList {
    TableFacts facts;
    ColumnMapping mapping;
    QList<DateReading> dates;     ///< how the dates of each column were read
    std::optional<QString> letterM;   ///< RowContext::letterM
    std::int64_t headerLine = 0;  ///< of the file; 0 where there is none
    QStringList titles;           ///< what stands above the header
    base::PartialDate asOf;       ///< the day that a title names: a proposal
    std::vector<ReadRow> rows;    ///< of persons; headings, totals and repeated headers are none
    std::int64_t skipped = 0;     ///< rows without a name
    Findings warnings;
};

/// How a person wants a list to be read.
struct ReadingChoices {
    QHash<QString, QString> remembered{};   ///< of the list, from earlier imports: header to name of what it holds
    QHash<QString, QString> chosen{};       ///< the same, by hand
    QByteArray mapping{};                   ///< a mapping file (column_mapping.h); empty where there is none
    std::optional<std::int64_t> headerRow{};   ///< line of the header, 0 for none; absent: found
    std::optional<base::DateOrder> dateOrder{};   ///< absent: found, column by column
    QDate asOf{};                           ///< the day of which ages speak; invalid: the one that a title names
    QDate today{};
    ImportWatch watch{};
};

/// Reads a whole list. Errors MalformedInput (with `failure` set to where it stands) for a file that is
/// no table, has no header we know, no row or too many; InvalidArgument for a mapping that does not fit;
/// of askWatch.
[[nodiscard]] base::Result<ReadList> readList(TableReader &table, const ReadingChoices &choices, const schema::Vocabularies &vocabularies,
                                              const ListTerms &terms, std::optional<Finding> &failure);

} // namespace dossier::exchange
