// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/partial_date.h"

#include <QDate>
#include <QString>

namespace dossier::exchange {

/// How the dates of one column are read; column_survey.h decides it from all of its cells.
struct DateReading {
    base::DateOrder order = base::DateOrder::DayMonthYear;   ///< of slashes and hyphens
    bool pointsMonthFirst = false;  ///< "12.31.2024" stands in the column
    bool isContradictory = false;   ///< cells prove both orders, so one that may be either is not read
    bool isSerial = false;          ///< whole numbers are days since 30 December 1899
    int firstYear = 0;              ///< of the hundred years that two digits may mean; 0: not read
    bool mustBePast = false;        ///< a birth
    QDate today;                    ///< what "past" and impossible years are measured by; invalid: not at all
    QString language;               ///< of the list
};

/// A date of a cell. `finding` names what a person should look at: "sentinel_value", "impossible_date",
/// "other_calendar", "date_order_conflict" or "unread_cell", each without a date; empty beside a date.
struct CellDate {
    base::PartialDate date;
    QString finding;
};

/// Reads a cell as far as that is possible without guessing. What was typed stays with the date.
[[nodiscard]] CellDate readCellDate(const QString &cell, const DateReading &how);

/// "00.00.0000", "01.01.1900", "31.12.9999": what programs put where there is no date.
[[nodiscard]] bool isSentinelDate(const QString &cell);

/// The day a spreadsheet means by a number; invalid outside 1927 to 2064 or for "45,000" and "45000.5".
[[nodiscard]] QDate serialDay(const QString &cell);

} // namespace dossier::exchange
