// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/column_survey.h"

#include "base/date_words.h"
#include "exchange/import/cells/numeric_date.h"

#include <array>

namespace dossier::exchange {

using base::DateOrder;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestDate = 200;

QLatin1StringView orderName(DateOrder order)
{
    switch (order) {
    case DateOrder::DayMonthYear: return "dmy"_L1;
    case DateOrder::MonthDayYear: return "mdy"_L1;
    case DateOrder::YearMonthDay: break;
    }
    return "ymd"_L1;
}

/// First of the hundred years that two digits mean.
int windowOf(Column column, QDate today)
{
    if (!today.isValid())
        return 0;
    const bool isBirth = column == Column::BirthDate || column == Column::BirthYear;
    return isBirth ? today.year() - 109 : today.year() - 69;
}

} // namespace

bool holdsDates(Column column)
{
    constexpr std::array kDates{Column::BirthDate, Column::BirthYear, Column::ArrestDate, Column::SentenceDate, Column::SentenceEnd,
                                Column::RemandEnd, Column::ReleaseDate};
    return std::ranges::find(kDates, column) != kDates.end();
}

std::optional<DateOrder> orderOfHeader(const QString &header)
{
    struct Pattern {
        std::u16string_view letters;
        DateOrder order;
    };
    static constexpr std::array kPatterns{
        Pattern{u"ddmmyy", DateOrder::DayMonthYear},       Pattern{u"mmddyy", DateOrder::MonthDayYear},
        Pattern{u"yyyymmdd", DateOrder::YearMonthDay},     Pattern{u"daymonthyear", DateOrder::DayMonthYear},
        Pattern{u"monthdayyear", DateOrder::MonthDayYear}, Pattern{u"yearmonthday", DateOrder::YearMonthDay},
        Pattern{u"ддммгг", DateOrder::DayMonthYear},       Pattern{u"деньмесяцгод", DateOrder::DayMonthYear},
        Pattern{u"ggaayy", DateOrder::DayMonthYear},       Pattern{u"günayil", DateOrder::DayMonthYear},
        Pattern{u"jjmmaa", DateOrder::DayMonthYear},       Pattern{u"ddmmaa", DateOrder::DayMonthYear},
    };
    QString letters = base::foldDateText(header.left(kLongestDate));
    letters.removeIf([](QChar c) { return !c.isLetter(); });
    for (const Pattern &pattern : kPatterns) {
        if (letters.contains(QStringView(pattern.letters)))
            return pattern.order;
    }
    return std::nullopt;
}

ColumnSurvey::ColumnSurvey(const ColumnMapping &mapping, const SurveyOptions &options)
    : m_mapping(mapping), m_options(options), m_counts(mapping.columns.size())
{
}

void ColumnSurvey::add(const TableRow &row)
{
    for (qsizetype i = 0; i < std::min(row.cells.size(), m_counts.size()); ++i) {
        if (!holdsDates(m_mapping.columns[i]) || row.cells[i].size() > kLongestDate)
            continue;
        const QString cell = base::foldDateText(row.cells[i]).trimmed();
        Counts &counts = m_counts[i];
        if (cell.isEmpty())
            continue;
        ++counts.filled;
        counts.serials += serialDay(cell).isValid() ? 1 : 0;
        counts.shortYears += shortYearBehindMonth(cell) ? 1 : 0;
        for (auto date = findNumericDate(cell); date; date = findNumericDate(cell, date->end)) {
            const OrderProof proof = orderProof(*date);
            const bool isPoint = date->sign == u'.';
            counts.shortYears += date->hasShortYear() ? 1 : 0;
            if (proof == OrderProof::DayFirst)
                ++(isPoint ? counts.pointsDayFirst : counts.dayFirst);
            else if (proof == OrderProof::MonthFirst)
                ++(isPoint ? counts.pointsMonthFirst : counts.monthFirst);
            else if (proof == OrderProof::Ambiguous && !isPoint)
                ++counts.ambiguous;
        }
    }
}

std::optional<DateOrder> ColumnSurvey::provedElsewhere() const
{
    qsizetype dayFirst = 0;
    qsizetype monthFirst = 0;
    for (const Counts &counts : m_counts) {
        dayFirst += counts.dayFirst;
        monthFirst += counts.monthFirst;
    }
    if ((dayFirst > 0) == (monthFirst > 0))
        return std::nullopt;
    return dayFirst > 0 ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
}

void ColumnSurvey::decideOrder(qsizetype column, std::int64_t headerLine, DateReading &reading, Findings &findings) const
{
    const Counts &counts = m_counts[column];
    const std::optional<DateOrder> said = m_options.order ? m_options.order : orderOfHeader(m_mapping.headers.value(column));
    if (said) {
        reading.order = *said;
        reading.pointsMonthFirst = *said == DateOrder::MonthDayYear && counts.pointsDayFirst == 0;
        return;
    }
    reading.pointsMonthFirst = counts.pointsMonthFirst > 0 && counts.pointsDayFirst == 0;
    if (counts.dayFirst > 0 && counts.monthFirst > 0) {
        reading.isContradictory = true;
        return;
    }
    if (counts.monthFirst > 0)
        reading.order = DateOrder::MonthDayYear;
    if (counts.dayFirst > 0 || counts.monthFirst > 0 || counts.ambiguous == 0)
        return;
    reading.order = provedElsewhere().value_or(DateOrder::DayMonthYear);
    findings.append({headerLine, int(column) + 1, u"date_order_assumed"_s, m_mapping.headers.value(column) + ": "_L1 + orderName(reading.order)});
}

QList<DateReading> ColumnSurvey::readings(std::int64_t headerLine, Findings &findings) const
{
    QList<DateReading> out(m_counts.size());
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        const Column column = m_mapping.columns[i];
        if (!holdsDates(column))
            continue;
        DateReading &reading = out[i];
        const Counts &counts = m_counts[i];
        reading.language = m_mapping.language;
        reading.today = m_options.today;
        reading.mustBePast = column == Column::BirthDate || column == Column::BirthYear;
        reading.firstYear = windowOf(column, m_options.today);
        decideOrder(i, headerLine, reading, findings);
        const QString header = m_mapping.headers.value(i);
        if (counts.shortYears > 0 && reading.firstYear != 0)
            findings.append({headerLine, int(i) + 1, u"two_digit_year"_s, u"%1: %2–%3"_s.arg(header).arg(reading.firstYear).arg(reading.firstYear + 99)});
        // Half of the cells at least: one stray number among dates is a slip.
        reading.isSerial = counts.serials > 0 && counts.serials * 2 >= counts.filled;
        if (reading.isSerial)
            findings.append({headerLine, int(i) + 1, u"excel_serial"_s, header});
    }
    return out;
}

} // namespace dossier::exchange
