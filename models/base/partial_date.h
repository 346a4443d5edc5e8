// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QDate>
#include <QString>

#include <optional>

namespace dossier::base {

/// A language in which dates are read and written; BCP-47 primary tags of the three shipped ones.
enum class DateLanguage { English, Azerbaijani, Russian };

/// How "03/05/2024" is read. Never guessed: an order that was not said makes such text an error.
enum class DateOrder { DayMonthYear, MonthDayYear, YearMonthDay };

/// A date known only in part: a year, month, season or day; before, after, about, between; kept
/// together with what was typed. Nothing is ever filled in: a month has no day (domain.md, "Dates
/// are partial"). The value is EDTF level 1 (ISO 8601-2:2019, annex A).
class PartialDate
{
public:
    PartialDate() = default;

    [[nodiscard]] static PartialDate day(QDate day);
    [[nodiscard]] static PartialDate month(int year, int month);
    [[nodiscard]] static PartialDate year(int year);
    /// From stored form; Error InvalidValue unless `edtf` is canonical EDTF level 1.
    [[nodiscard]] static Result<PartialDate> fromEdtf(const QString &edtf, const QString &typed = {});
    /// Reads what a person typed: "2024", "03.2024", "spring 2024", "~2023", "before 5 May 2024",
    /// "2024-03-05..07", "5 may 2024-cü il", "3 мая 2024 г.", and EDTF itself. Words of all three
    /// languages are understood; `language` decides only where they collide. "last week" and its
    /// like are read relative to `today`, where given. Error InvalidValue names the part that was
    /// not understood.
    [[nodiscard]] static Result<PartialDate> parse(const QString &typed, DateLanguage language,
                                                   QDate today = {},
                                                   DateOrder order = DateOrder::DayMonthYear);

    [[nodiscard]] bool isNull() const { return m_edtf.isEmpty(); }
    [[nodiscard]] QString edtf() const { return m_edtf; }
    /// What was typed, untouched; the EDTF where nothing was.
    [[nodiscard]] QString typed() const { return m_typed; }
    /// First and last day the date may mean; absent at the open end of a range.
    [[nodiscard]] std::optional<QDate> earliest() const { return m_earliest; }
    [[nodiscard]] std::optional<QDate> latest() const { return m_latest; }
    /// True for one certain day.
    [[nodiscard]] bool isDay() const;
    /// Year, where all of the date lies in one and it is certain.
    [[nodiscard]] std::optional<int> certainYear() const;

    /// In words ("3 May 2024", "about 2023", "before 5 May 2024"); parse of it gives an equal value.
    [[nodiscard]] QString format(DateLanguage language) const;

    /// Equal in meaning: what was typed does not count.
    [[nodiscard]] bool sameValue(const PartialDate &other) const { return m_edtf == other.m_edtf; }
    friend bool operator==(const PartialDate &, const PartialDate &) = default;

private:
    QString m_edtf;
    QString m_typed;
    std::optional<QDate> m_earliest;
    std::optional<QDate> m_latest;
};

} // namespace dossier::base
