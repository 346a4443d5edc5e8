// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/table/table_reader.h"
#include "exchange/import/cells/cell_date.h"
#include "exchange/import/layout/column_mapping.h"

#include <optional>

namespace dossier::exchange {

struct SurveyOptions {
    std::optional<base::DateOrder> order;   ///< as a person said; absent: every column decides
    QDate today;                            ///< invalid: two-digit years are not read
};

/// Looks at every cell of the columns of dates before one of them is read, since one date of a column
/// tells the order of all of them. Holds a few counts for each column, however long the list is.
class ColumnSurvey
{
public:
    ColumnSurvey(const ColumnMapping &mapping, const SurveyOptions &options);

    void add(const TableRow &row);
    /// One for each column of the mapping, to be used for those that hold dates. The order: as said; else
    /// by the header ("dd.mm.yyyy"); else proved by a cell of the column; else, where no two columns
    /// disagree, by one of another; else day first. Findings, at the column of `headerLine`:
    /// date_order_assumed, two_digit_year (with the hundred years), excel_serial.
    /// Two-digit years: of births the hundred that end ten years ago, of other dates those that end in 30 years.
    [[nodiscard]] QList<DateReading> readings(std::int64_t headerLine, Findings &findings) const;

private:
    struct Counts {
        qsizetype filled = 0;
        qsizetype serials = 0;
        qsizetype shortYears = 0;
        qsizetype dayFirst = 0;
        qsizetype monthFirst = 0;
        qsizetype ambiguous = 0;
        qsizetype pointsDayFirst = 0;
        qsizetype pointsMonthFirst = 0;
    };
    [[nodiscard]] std::optional<base::DateOrder> provedElsewhere() const;
    void decideOrder(qsizetype column, std::int64_t headerLine, DateReading &reading, Findings &findings) const;

    const ColumnMapping &m_mapping;
    SurveyOptions m_options;
    QList<Counts> m_counts;
};

/// True for columns whose cells are dates.
[[nodiscard]] bool holdsDates(Column column);

/// "Date of arrest (day/month/year)", "MM/DD/YYYY", "ДД.ММ.ГГГГ"; absent where the header says nothing.
[[nodiscard]] std::optional<base::DateOrder> orderOfHeader(const QString &header);

} // namespace dossier::exchange
