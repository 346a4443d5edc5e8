// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/table_reader.h"
#include "exchange/import/column_mapping.h"
#include "exchange/import/list_terms.h"
#include "schema/value.h"

#include <optional>

namespace dossier::exchange {

/// One row of a list of prisoners, its cells read as far as they can be read without guessing.
/// What was not understood, or has no field, stands in `remains` as "Header: cell"; no cell is in
/// neither.
struct ListRow {
    std::int64_t line = 0;
    std::optional<std::int64_t> number;
    QString fullName;
    QString given;
    QString surname;
    QString patronymic;
    std::optional<QString> sex;               ///< term
    base::PartialDate birthDate;
    QString group;
    QString jointCase;
    base::PartialDate arrestDate;
    QString arrestPlace;
    QString articles;                          ///< as printed
    std::optional<QString> libertyStatus;      ///< term
    std::optional<schema::Duration> sentence;
    base::PartialDate sentenceDate;
    base::PartialDate sentenceEnd;
    QString court;
    QString detentionPlace;                    ///< of a body; empty where the cell named a restraint
    std::optional<QString> detentionKind;      ///< term, where the place is a restraint ("House arrest")
    QString background;
    QString occupation;
    QString affiliation;
    QString region;
    QString health;
    QStringList remains;

    /// The name by which the row is known; empty where it has none.
    [[nodiscard]] QString name() const;
};

/// What is needed to read rows of one file.
struct RowContext {
    const ColumnMapping &mapping;
    const ListTerms &terms;
};

/// Reads one row; what a person should look at is appended to `warnings`.
[[nodiscard]] ListRow readListRow(const TableRow &row, const RowContext &context, Findings &warnings);

} // namespace dossier::exchange
