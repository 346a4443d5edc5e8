// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/partial_date.h"

#include "base/date_reader.h"
#include "base/date_writer.h"
#include "base/edtf.h"

namespace dossier::base {

namespace {

constexpr bool isYear(int year)
{
    return year >= 1 && year <= 9999;
}

} // namespace

PartialDate::PartialDate(const EdtfValue &value, const QString &typed)
    : m_edtf(edtfText(value)), m_typed(typed.isEmpty() ? m_edtf : typed)
{
    if (value.startKind == EdtfEnd::Known)
        m_earliest = earliestDay(value.start);
    const EdtfPoint &last = value.isInterval ? value.end : value.start;
    if (value.endKind == EdtfEnd::Known)
        m_latest = latestDay(last);
}

PartialDate PartialDate::day(QDate day)
{
    if (!day.isValid() || !isYear(day.year()))
        return {};
    const EdtfPoint point{.precision = DatePrecision::Day, .year = day.year(), .month = day.month(), .day = day.day()};
    return {EdtfValue{.start = point, .end = {}}, {}};
}

PartialDate PartialDate::month(int year, int month)
{
    if (!isYear(year) || month < 1 || month > 12)
        return {};
    return {EdtfValue{.start = {.precision = DatePrecision::Month, .year = year, .month = month}, .end = {}}, {}};
}

PartialDate PartialDate::year(int year)
{
    if (!isYear(year))
        return {};
    return {EdtfValue{.start = {.precision = DatePrecision::Year, .year = year}, .end = {}}, {}};
}

Result<PartialDate> PartialDate::fromEdtf(const QString &edtf, const QString &typed)
{
    const std::optional<EdtfValue> value = edtfFromText(edtf);
    if (!value)
        return fail(ErrorCode::InvalidValue, QStringLiteral("edtf"));
    return PartialDate(*value, typed);
}

Result<PartialDate> PartialDate::parse(const QString &typed, DateLanguage language, QDate today, DateOrder order)
{
    DOSSIER_ASSIGN(const EdtfValue value, readDate(typed, language, today, order));
    // "Yesterday" means another day to whoever reads it tomorrow.
    const Result<EdtfValue> later = readDate(typed, language, today.addYears(1), order);
    const bool isRelative = !later || edtfText(*later) != edtfText(value);
    return PartialDate(value, isRelative ? QString() : typed);
}

bool PartialDate::isDay() const
{
    const std::optional<EdtfValue> value = edtfFromText(m_edtf);
    return value && !value->isInterval && value->start.precision == DatePrecision::Day && !isUncertain() && !isApproximate();
}

bool PartialDate::isUncertain() const
{
    return m_edtf.contains(u'?') || m_edtf.contains(u'%');
}

bool PartialDate::isApproximate() const
{
    return m_edtf.contains(u'~') || m_edtf.contains(u'%');
}

std::optional<int> PartialDate::certainYear() const
{
    if (!m_earliest || !m_latest || m_earliest->year() != m_latest->year() || isUncertain() || isApproximate())
        return std::nullopt;
    return m_earliest->year();
}

QString PartialDate::format(DateLanguage language) const
{
    const std::optional<EdtfValue> value = edtfFromText(m_edtf);
    return value ? writeDate(*value, language) : QString();
}

} // namespace dossier::base
