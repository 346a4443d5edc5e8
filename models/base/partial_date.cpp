// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/partial_date.h"

#include <QRegularExpression>

namespace dossier::base {

PartialDate PartialDate::day(QDate day)
{
    return fromEdtf(day.toString(u"yyyy-MM-dd")).value_or(PartialDate());
}

PartialDate PartialDate::month(int year, int month)
{
    return fromEdtf(QDate(year, month, 1).toString(u"yyyy-MM")).value_or(PartialDate());
}

PartialDate PartialDate::year(int year)
{
    return fromEdtf(QStringLiteral("%1").arg(year, 4, 10, QLatin1Char('0'))).value_or(PartialDate());
}

Result<PartialDate> PartialDate::fromEdtf(const QString &edtf, const QString &typed)
{
    static const QRegularExpression kForm(QStringLiteral("\\A([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\\z"));
    const QRegularExpressionMatch match = kForm.match(edtf);
    if (!match.hasMatch())
        return fail(ErrorCode::InvalidValue, QStringLiteral("edtf"));
    const bool hasMonth = match.capturedLength(2) > 0;
    const bool hasDay = match.capturedLength(3) > 0;
    const QDate first(match.captured(1).toInt(), hasMonth ? match.captured(2).toInt() : 1,
                      hasDay ? match.captured(3).toInt() : 1);
    if (!first.isValid())
        return fail(ErrorCode::InvalidValue, QStringLiteral("edtf"));
    PartialDate date;
    date.m_edtf = edtf;
    date.m_typed = typed.isEmpty() ? edtf : typed;
    date.m_earliest = first;
    date.m_latest = hasDay ? first : (hasMonth ? first.addMonths(1) : first.addYears(1)).addDays(-1);
    return date;
}

Result<PartialDate> PartialDate::parse(const QString &typed, DateLanguage, QDate, DateOrder)
{
    static const QRegularExpression kDotted(QStringLiteral("\\A(?:([0-9]{1,2})\\.)?([0-9]{1,2})\\.([0-9]{4})\\z"));
    const QString text = typed.trimmed();
    const QRegularExpressionMatch match = kDotted.match(text);
    if (!match.hasMatch())
        return fromEdtf(text, typed);
    QString edtf = match.captured(3) + QLatin1Char('-') + match.captured(2).rightJustified(2, QLatin1Char('0'));
    if (match.capturedLength(1) > 0)
        edtf += QLatin1Char('-') + match.captured(1).rightJustified(2, QLatin1Char('0'));
    return fromEdtf(edtf, typed);
}

bool PartialDate::isDay() const
{
    return m_edtf.size() == 10;
}

std::optional<int> PartialDate::certainYear() const
{
    if (isNull())
        return std::nullopt;
    return m_earliest->year();
}

QString PartialDate::format(DateLanguage) const
{
    return m_edtf;
}

} // namespace dossier::base
