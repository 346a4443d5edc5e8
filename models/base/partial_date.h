// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QDate>
#include <QString>

#include <optional>

namespace dossier::base {

struct EdtfValue;

/// A language in which dates are read and written; BCP-47 primary tags of the three shipped ones.
enum class DateLanguage { English, Azerbaijani, Russian };

/// How "03/05/2024" and "03-05-2024" are read; "03.05.2024" is day first everywhere. Never guessed:
/// "13/05/2024" with MonthDayYear is an error, and so are both with YearMonthDay.
enum class DateOrder { DayMonthYear, MonthDayYear, YearMonthDay };

/// A date known only in part: a year, month, season or day; before, after, about, between; kept
/// together with what was typed. Nothing is ever filled in: a month has no day (domain.md, "Dates
/// are partial"). The value is EDTF level 1 (ISO 8601-2:2019, annex A) with years 0001 to 9999;
/// edtf.h tells the spellings, and which days a season covers.
///
/// Words become EDTF like this; the date is known to lie somewhere between the ends, both included:
///   before 5 May 2024   ../2024-05-04      after 5 May 2024   2024-05-06/..
///   before May 2024     ../2024-04         after May 2024     2024-06/..
///   before 2024         ../2023            after 2024         2025/..
///   before spring 2024  ../2024-02         after spring 2024  2024-06/..
///   before the 1980s    ../1979            after the 1980s    1990/..
///   until, by X         ../X               since, from X      X/..
///   between A and B, A..B, A to B, A or B  A/B
/// Russian "до X" is before; "по X", "не позднее X" until. Winter 2024 may be either of its two
/// winters, so before it is ../2024-11 and after it 2024-03/.. ; "winter 2023/24" is 2023-12/2024-02.
/// "1900s" may be a century in English and is read as 19XX, after it is 1910/.. ; "1900-е" and
/// "1900-cü illər" are 190X. "A or B" of dates far apart is the range round both: level 1 has no sets.
class PartialDate
{
public:
    PartialDate() = default;

    /// These three are null where there is no such date in the years 0001 to 9999.
    [[nodiscard]] static PartialDate day(QDate day);
    [[nodiscard]] static PartialDate month(int year, int month);
    [[nodiscard]] static PartialDate year(int year);
    /// From stored form; Error InvalidValue unless `edtf` is canonical EDTF level 1.
    [[nodiscard]] static Result<PartialDate> fromEdtf(const QString &edtf, const QString &typed = {});
    /// Reads what a person typed: "2024", "03.2024", "spring 2024", "~2023", "before 5 May 2024",
    /// "2024-03-05..07", "5 may 2024-cü il", "3 мая 2024 г.", and EDTF itself. Words of all three
    /// languages are understood, and months and seasons of those in date_names.h; `language` decides only
    /// where they collide. "Early", "mid" and "end of" keep the whole of their date. "last week" and its
    /// like are read relative to `today`, where given; weeks run from Monday to Sunday.
    ///
    /// Error InvalidValue; its detail names the part that was not understood and never quotes it:
    /// "empty", "length", "day", "month", "year" (missing, impossible or said twice), "year_digits"
    /// (two instead of four), "season", "decade", "order" (of day and month), "range" (lacks an end
    /// or runs backwards), "today" (relative, without one), or "word N", counted by the spaces.
    /// "Unknown" is such a word: that nothing is known is no date, and the caller's to store.
    [[nodiscard]] static Result<PartialDate> parse(const QString &typed, DateLanguage language,
                                                   QDate today = {},
                                                   DateOrder order = DateOrder::DayMonthYear);

    [[nodiscard]] bool isNull() const { return m_edtf.isEmpty(); }
    [[nodiscard]] QString edtf() const { return m_edtf; }
    /// What was typed, untouched; the EDTF where nothing was, and for days that are relative to today.
    [[nodiscard]] QString typed() const { return m_typed; }
    /// First and last day the date may mean; absent at the open or unknown end of a range. "About"
    /// and "?" do not widen them: how far off the date may be was not said.
    [[nodiscard]] std::optional<QDate> earliest() const { return m_earliest; }
    [[nodiscard]] std::optional<QDate> latest() const { return m_latest; }
    /// True for one certain day.
    [[nodiscard]] bool isDay() const;
    /// Said to be uncertain ("2023?"), said to be approximate ("~2023"); of either end of a range.
    [[nodiscard]] bool isUncertain() const;
    [[nodiscard]] bool isApproximate() const;
    /// Year, where all of the date lies in one and it is certain.
    [[nodiscard]] std::optional<int> certainYear() const;

    /// In words ("3 May 2024", "about 2023", "before 5 May 2024"); parse of it gives an equal value.
    /// Empty for a null date.
    [[nodiscard]] QString format(DateLanguage language) const;

    /// Equal in meaning: what was typed does not count.
    [[nodiscard]] bool sameValue(const PartialDate &other) const { return m_edtf == other.m_edtf; }
    friend bool operator==(const PartialDate &, const PartialDate &) = default;

private:
    PartialDate(const EdtfValue &value, const QString &typed);

    QString m_edtf;
    QString m_typed;
    std::optional<QDate> m_earliest;
    std::optional<QDate> m_latest;
};

} // namespace dossier::base
