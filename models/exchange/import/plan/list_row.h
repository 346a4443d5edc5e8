// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/cells/cell_date.h"
#include "exchange/import/cells/list_terms.h"
#include "exchange/import/layout/column_mapping.h"
#include "exchange/table/table_reader.h"
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
    // Read; the cells of those that make no record stand in `remains` as well (isStored).
    QString otherNames;
    base::PartialDate birthYear;               ///< of a column of years beside one of dates of birth
    std::optional<int> age;                    ///< years
    base::PartialDate birthRange;              ///< two years, from the age and the day of the list
    QString birthPlace;
    QString nationality;
    QString caseNumber;
    QString chargeWording;
    base::PartialDate remandEnd;
    std::optional<QString> regime;             ///< term
    QString facilityAddress;
    QString arrestedBy;
    base::PartialDate releaseDate;
    std::optional<QString> releaseWay;         ///< term; also where the column of statuses says it
    std::optional<QString> sentenceKind;       ///< term, where the cell names the penalty: conditional, fine, life …
    QString fineAmount;                        ///< as printed
    QString notes;
    QString source;
    QStringList remains;

    /// The name by which the row is known; empty where it has none.
    [[nodiscard]] QString name() const;
};

/// What is needed to read rows of one file.
struct RowContext {
    const ColumnMapping &mapping;
    const ListTerms &terms;
    QList<DateReading> dates = {};   ///< of ColumnSurvey, one for each column; none: day first, no two-digit years
    QDate asOf = {};                 ///< the day of which ages speak
    bool saysShortRows = true;       ///< workbooks leave out cells that are empty
    std::optional<QString> letterM = {};   ///< of the sex that an "M" means in this list, where its column tells; empty: neither
};

/// Whether the plan makes a record of what a column holds. What it does not store stays in `remains`.
[[nodiscard]] bool isStored(Column column);

/// Reads one row; what a person should look at is appended to `warnings`.
[[nodiscard]] ListRow readListRow(const TableRow &row, const RowContext &context, Findings &warnings);

} // namespace dossier::exchange
