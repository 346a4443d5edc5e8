// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_writer.h"

#include "base/date_words.h"

namespace dossier::base {

using namespace Qt::StringLiterals;

namespace {

/// How a date stands in its phrase. Stem is the Azerbaijani form to which "ayından", "ildən" is added.
enum class Form { Plain, Genitive, About, Accusative, Stem };

enum class Bound { Before, After, Since, Until };

/// The part of a date that a compact range leaves to its other end: "2 and 16 July 2026".
enum class Omit { Nothing, Year, MonthAndYear };

QString yearDigits(int year)
{
    return u"%1"_s.arg(year, 4, 10, QChar(u'0'));
}

/// "19XX", and "200X" where words would not tell the decade from the century.
QString digitsWithX(const EdtfPoint &point)
{
    return point.precision == DatePrecision::Century ? u"%1XX"_s.arg(point.year / 100, 2, 10, QChar(u'0'))
                                                     : u"%1X"_s.arg(point.year / 10, 3, 10, QChar(u'0'));
}

NameForm nameForm(Form form)
{
    switch (form) {
    case Form::Genitive: return NameForm::Genitive;
    case Form::About: return NameForm::Prepositional;
    case Form::Accusative: return NameForm::Accusative;
    case Form::Plain:
    case Form::Stem: break;
    }
    return NameForm::Standalone;
}

QString joined(const QString &words, const QString &year, Omit omit)
{
    return omit == Omit::Nothing ? words + u' ' + year : words;
}

QString english(const EdtfPoint &point, Omit omit)
{
    const QString year = yearDigits(point.year);
    switch (point.precision) {
    case DatePrecision::Century: return digitsWithX(point);
    case DatePrecision::Decade: return point.year % 100 == 0 ? digitsWithX(point) : year + u's';
    case DatePrecision::Year: return year;
    case DatePrecision::Season: return joined(seasonName(point.month, DateLanguage::English), year, omit);
    case DatePrecision::Month: return joined(monthName(point.month, DateLanguage::English), year, omit);
    case DatePrecision::Day: break;
    }
    const QString day = QString::number(point.day);
    if (omit == Omit::MonthAndYear)
        return day;
    return joined(day + u' ' + monthName(point.month, DateLanguage::English), year, omit);
}

QString russian(const EdtfPoint &point, Form form, Omit omit)
{
    const QString year = yearDigits(point.year);
    const QString yearWithSign = year + u" г."_s;
    const bool isOblique = form == Form::Genitive || form == Form::About;
    switch (point.precision) {
    case DatePrecision::Century: return digitsWithX(point);
    case DatePrecision::Decade: return year + (isOblique ? u"-х годов"_s : u"-е годы"_s);
    case DatePrecision::Year:
        if (omit != Omit::Nothing)
            return year;
        return year + (isOblique ? u" года"_s : u" год"_s);
    case DatePrecision::Season:
        return joined(seasonName(point.month, DateLanguage::Russian, nameForm(form)), yearWithSign, omit);
    case DatePrecision::Month:
        return joined(monthName(point.month, DateLanguage::Russian, nameForm(form)), yearWithSign, omit);
    case DatePrecision::Day: break;
    }
    const QString day = QString::number(point.day);
    if (omit == Omit::MonthAndYear)
        return day;
    return joined(day + u' ' + monthName(point.month, DateLanguage::Russian, NameForm::Genitive), yearWithSign, omit);
}

/// "2024-cü", keeping four digits for the years before 1000.
QString ordinal(int year)
{
    return azerbaijaniOrdinal(year).rightJustified(azerbaijaniOrdinal(year).size() + (4 - QString::number(year).size()), QChar(u'0'));
}

QString azerbaijani(const EdtfPoint &point, Form form, Omit omit)
{
    constexpr DateLanguage kLanguage = DateLanguage::Azerbaijani;
    const QString year = yearDigits(point.year);
    const QString ofYear = omit == Omit::Nothing ? ordinal(point.year) + u" ilin "_s : QString();
    switch (point.precision) {
    case DatePrecision::Century: return digitsWithX(point);
    case DatePrecision::Decade: return ordinal(point.year) + u" illər"_s;
    case DatePrecision::Year:
        return ordinal(point.year) + (form == Form::Stem || omit != Omit::Nothing ? u""_s : u" il"_s);
    case DatePrecision::Season:
        return ofYear + seasonName(point.month, kLanguage, form == Form::Stem ? NameForm::Standalone : NameForm::Possessive);
    case DatePrecision::Month:
        if (form == Form::Stem)
            return ofYear + monthName(point.month, kLanguage);
        return joined(monthName(point.month, kLanguage), year, omit);
    case DatePrecision::Day: break;
    }
    const QString day = QString::number(point.day);
    if (omit == Omit::MonthAndYear)
        return day;
    return joined(day + u' ' + monthName(point.month, kLanguage), year, omit);
}

QString unspecifiedRemark(const EdtfPoint &point, DateLanguage language)
{
    const bool isDay = point.precision == DatePrecision::Month;
    const bool isBoth = point.unspecifiedParts == 2;
    switch (language) {
    case DateLanguage::English:
        return isBoth ? u", month and day not known"_s : isDay ? u", day not known"_s : u", month not known"_s;
    case DateLanguage::Azerbaijani:
        return isBoth ? u", ay və gün məlum deyil"_s : isDay ? u", gün məlum deyil"_s : u", ay məlum deyil"_s;
    case DateLanguage::Russian: break;
    }
    return isBoth ? u", месяц и день неизвестны"_s : isDay ? u", день неизвестен"_s : u", месяц неизвестен"_s;
}

/// "около 2023 года", "примерно в мае 2024 г.", "примерно весной 2024 г."
QString russianAbout(const EdtfPoint &point)
{
    const QString words = russian(point, Form::About, Omit::Nothing);
    switch (point.precision) {
    case DatePrecision::Century:
    case DatePrecision::Decade:
    case DatePrecision::Year: return u"около "_s + words;
    case DatePrecision::Month: return u"примерно в "_s + words;
    case DatePrecision::Season:
    case DatePrecision::Day: break;
    }
    return u"примерно "_s + words;
}

QString pointWords(const EdtfPoint &point, DateLanguage language, Form form = Form::Plain, Omit omit = Omit::Nothing)
{
    QString words;
    switch (language) {
    case DateLanguage::English:
        words = (point.approximate ? u"about "_s : QString()) + english(point, omit);
        break;
    case DateLanguage::Azerbaijani:
        words = (point.approximate ? u"təxminən "_s : QString()) + azerbaijani(point, form, omit);
        break;
    case DateLanguage::Russian:
        if (point.approximate && form == Form::Plain)
            words = russianAbout(point);
        else
            words = (point.approximate ? u"примерно "_s : QString()) + russian(point, form, omit);
        break;
    }
    if (point.unspecifiedParts > 0)
        words += unspecifiedRemark(point, language);
    return point.uncertain ? words + u" (?)"_s : words;
}

/// The noun that carries the case of an Azerbaijani bound: "tarixindən", "ayından" …
QString azerbaijaniNoun(DatePrecision precision, bool isUntil)
{
    switch (precision) {
    case DatePrecision::Day: return isUntil ? u"tarixinədək"_s : u"tarixindən"_s;
    case DatePrecision::Month: return isUntil ? u"ayınadək"_s : u"ayından"_s;
    case DatePrecision::Season: return isUntil ? u"fəslinədək"_s : u"fəslindən"_s;
    default: return isUntil ? u"ilədək"_s : u"ildən"_s;
    }
}

QString boundWords(Bound bound, const EdtfPoint &point, DateLanguage language)
{
    if (language == DateLanguage::Azerbaijani) {
        const QString words = pointWords(point, language, Form::Stem) + u' ' + azerbaijaniNoun(point.precision, bound == Bound::Until);
        return bound == Bound::Before ? words + u" əvvəl"_s : bound == Bound::After ? words + u" sonra"_s : words;
    }
    const bool isEnglish = language == DateLanguage::English;
    QString preposition;
    switch (bound) {
    case Bound::Before: preposition = isEnglish ? u"before "_s : u"до "_s; break;
    case Bound::After: preposition = isEnglish ? u"after "_s : u"после "_s; break;
    case Bound::Since: preposition = isEnglish ? u"since "_s : u"с "_s; break;
    case Bound::Until: preposition = isEnglish ? u"until "_s : u"по "_s; break;
    }
    return preposition + pointWords(point, language, bound == Bound::Until ? Form::Accusative : Form::Genitive);
}

/// "../2024-05-04" reads best as "before 5 May 2024". Seasons have no neighbour that would read
/// back as themselves, and the first and last year none at all; those are "since" and "until".
QString openWords(const EdtfPoint &point, bool isStart, DateLanguage language)
{
    const QDate edge = isStart ? earliestDay(point).addDays(-1) : latestDay(point).addDays(1);
    const bool hasNeighbour = point.precision != DatePrecision::Season && edge.year() >= 1 && edge.year() <= 9999;
    if (!hasNeighbour)
        return boundWords(isStart ? Bound::Since : Bound::Until, point, language);
    EdtfPoint neighbour = point;
    neighbour.year = edge.year();
    neighbour.month = edge.month();
    neighbour.day = edge.day();
    return boundWords(isStart ? Bound::After : Bound::Before, neighbour, language);
}

QString unknownRemark(bool isStart, DateLanguage language)
{
    switch (language) {
    case DateLanguage::English: return isStart ? u" (start not known)"_s : u" (end not known)"_s;
    case DateLanguage::Azerbaijani: return isStart ? u" (başlanğıcı məlum deyil)"_s : u" (sonu məlum deyil)"_s;
    case DateLanguage::Russian: break;
    }
    return isStart ? u" (начало неизвестно)"_s : u" (конец неизвестен)"_s;
}

bool isPlain(const EdtfPoint &point)
{
    return !point.approximate && !point.uncertain;
}

/// What the first end may leave out because the second says it.
Omit omitted(const EdtfPoint &from, const EdtfPoint &to)
{
    if (!isPlain(from) || !isPlain(to) || from.precision != to.precision)
        return Omit::Nothing;
    if (from.precision == DatePrecision::Year)
        return Omit::Year;   // only the word "year" goes
    if (from.year != to.year || from.precision == DatePrecision::Season)
        return Omit::Nothing;
    return from.precision == DatePrecision::Day && from.month == to.month ? Omit::MonthAndYear : Omit::Year;
}

/// "April or May 2025": nothing lies between the two.
bool areAdjacent(const EdtfPoint &from, const EdtfPoint &to)
{
    return isPlain(from) && isPlain(to) && from.precision == to.precision && from.precision != DatePrecision::Season
        && latestDay(from).addDays(1) == earliestDay(to);
}

QString orWords(const EdtfPoint &from, const EdtfPoint &to, DateLanguage language)
{
    const QString left = pointWords(from, language, Form::Plain, omitted(from, to));
    const QString right = pointWords(to, language);
    switch (language) {
    case DateLanguage::English: return left + u" or "_s + right;
    case DateLanguage::Azerbaijani: return left + u" və ya "_s + right;
    case DateLanguage::Russian: break;
    }
    return left + u" или "_s + right;
}

QString azerbaijaniBetween(const EdtfPoint &from, const EdtfPoint &to)
{
    constexpr DateLanguage kLanguage = DateLanguage::Azerbaijani;
    const auto between = [](const QString &left, const QString &right, const QString &noun) {
        return left + u" və "_s + right + noun + u" arasında"_s;
    };
    const bool isUniform = isPlain(from) && isPlain(to) && from.precision == to.precision;
    if (isUniform && from.precision == DatePrecision::Day) {
        const Omit omit = omitted(from, to);
        return between(pointWords(from, kLanguage, Form::Plain, omit), pointWords(to, kLanguage), u" tarixləri"_s);
    }
    if (isUniform && from.precision == DatePrecision::Month) {
        // Here the year stands first, so it is the second end that leaves it out.
        return between(pointWords(from, kLanguage, Form::Stem), pointWords(to, kLanguage, Form::Stem, omitted(from, to)), u" ayları"_s);
    }
    if (isUniform && from.precision == DatePrecision::Year)
        return between(pointWords(from, kLanguage, Form::Stem), pointWords(to, kLanguage, Form::Stem), u" illər"_s);
    return between(pointWords(from, kLanguage), pointWords(to, kLanguage), {});
}

QString betweenWords(const EdtfPoint &from, const EdtfPoint &to, DateLanguage language)
{
    if (language == DateLanguage::Azerbaijani)
        return azerbaijaniBetween(from, to);
    const bool isEnglish = language == DateLanguage::English;
    const QString left = pointWords(from, language, Form::Genitive, omitted(from, to));
    const QString right = pointWords(to, language, Form::Genitive);
    return isEnglish ? u"between %1 and %2"_s.arg(left, right) : u"не ранее %1 и не позднее %2"_s.arg(left, right);
}

} // namespace

QString writeDate(const EdtfValue &value, DateLanguage language)
{
    if (!value.isInterval)
        return pointWords(value.start, language);
    const bool startKnown = value.startKind == EdtfEnd::Known;
    const bool endKnown = value.endKind == EdtfEnd::Known;
    if (startKnown && endKnown) {
        return areAdjacent(value.start, value.end) ? orWords(value.start, value.end, language)
                                                   : betweenWords(value.start, value.end, language);
    }
    const EdtfPoint &point = startKnown ? value.start : value.end;
    const EdtfEnd other = startKnown ? value.endKind : value.startKind;
    if (other == EdtfEnd::Open)
        return openWords(point, startKnown, language);
    return boundWords(startKnown ? Bound::Since : Bound::Until, point, language) + unknownRemark(!startKnown, language);
}

} // namespace dossier::base
