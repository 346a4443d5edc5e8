// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/date_words.h"

#include "schema/value_text.h"

#include <QLocale>

namespace dossier::ui {

using namespace Qt::StringLiterals;

QString fullDate(const Words &words, const base::PartialDate &date)
{
    return date.format(schema::dateLanguage(words.language()));
}

QString shortDate(const Words &words, const base::PartialDate &date)
{
    const auto first = date.earliest();
    const auto last = date.latest();
    const QLocale locale(words.language());
    QString core;
    if (first && last && !date.edtf().contains(u'/')) {
        if (*first == *last)
            core = locale.toString(*first, u"d MMM yyyy"_s);
        else if (first->day() == 1 && *last == first->addMonths(1).addDays(-1))
            core = locale.standaloneMonthName(first->month(), QLocale::ShortFormat) + ' '_L1 + QString::number(first->year());
        else if (first->dayOfYear() == 1 && *last == first->addYears(1).addDays(-1))
            core = QString::number(first->year());
    }
    if (core.isEmpty())
        return fullDate(words, date);
    return (date.isApproximate() ? u"~"_s : QString()) + core + (date.isUncertain() ? u"?"_s : QString());
}

QString weekday(const Words &words, QDate day, QDate today, bool isShort)
{
    const QString date = (isShort ? u"d MMM"_s : u"d MMMM"_s) + (day.year() == today.year() ? QString() : u" yyyy"_s);
    const QString name = isShort ? u"ddd"_s : u"dddd"_s;
    const QString format = words.language() == "en"_L1 ? name + u' ' + date : date + u", "_s + name;
    return QLocale(words.language()).toString(day, format);
}

QString dateRange(const Words &words, const base::PartialDate &from, const base::PartialDate &until)
{
    const bool days = from.isDay() && until.isDay();
    const bool sameYear = days && from.earliest()->year() == until.earliest()->year();
    const QString first = sameYear ? QLocale(words.language()).toString(*from.earliest(), u"d MMMM"_s) : fullDate(words, from);
    return words.label("ui.custody.range", {first, fullDate(words, until)});
}

QString capitalised(const Words &words, const QString &text)
{
    return text.isEmpty() ? text : QLocale(words.language()).toUpper(text.first(1)) + text.sliced(1);
}

QString spoken(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace dossier::ui
