// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_words.h"

#include "reports/text/zone_place.h"
#include "schema/duration_text.h"
#include "schema/value_text.h"

#include <QDateTime>
#include <QTimeZone>

namespace dossier::reports {

using namespace Qt::StringLiterals;

namespace {

QDateTime localTime(const base::Instant &instant)
{
    const QTimeZone zone(instant.zone.toLatin1());
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(instant.utcMicroseconds / 1000, Qt::UTC);
    return zone.isValid() ? utc.toTimeZone(zone) : utc;
}

} // namespace

ReportWords::ReportWords(const schema::Vocabularies &vocabularies, QString language)
    : m_vocabularies(vocabularies), m_language(std::move(language))
{
}

QString ReportWords::label(QByteArrayView glossaryKey) const
{
    return m_vocabularies.label(glossaryKey, m_language);
}

QString ReportWords::term(QByteArrayView vocabulary, const schema::Code &code) const
{
    const schema::Vocabulary *terms = m_vocabularies.vocabulary(vocabulary);
    const schema::Term *term = terms ? terms->term(code.term) : nullptr;
    return term ? term->label(m_language) : code.term;
}

QString ReportWords::nameOfLanguage(const QString &tag) const
{
    return term("language", schema::Code{tag});
}

QString ReportWords::date(const base::PartialDate &date) const
{
    return date.format(schema::dateLanguage(m_language));
}

QString ReportWords::shortDate(const base::PartialDate &date) const
{
    const QStringList months = label("report.label.months_short").split(u' ');
    if (!date.isDay() || months.size() != 12)
        return this->date(date);
    const QDate day = *date.earliest();
    return u"%1 %2 %3"_s.arg(day.day()).arg(months.at(day.month() - 1)).arg(day.year());
}

QString ReportWords::date(QDate day) const
{
    return date(base::PartialDate::day(day));
}

QString ReportWords::day(const base::Instant &instant) const
{
    return date(localTime(instant).date());
}

QString ReportWords::time(const base::Instant &instant, bool seconds) const
{
    return localTime(instant).time().toString(seconds ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

QString ReportWords::timesNote(const QStringList &zones) const
{
    QStringList places;
    // Times of a zone that this machine does not know are printed in UTC.
    for (const QString &zone : zones)
        places.append(QTimeZone(zone.toLatin1()).isValid() ? placeOfZone(zone, m_language) : u"UTC"_s);
    places.removeDuplicates();
    return label("report.s.times_zone").arg(places.join(u", "_s));
}

QString ReportWords::number(std::int64_t number) const
{
    constexpr std::int64_t kFirstDivided = 10'000;
    constexpr char16_t kThinSpace = 0x202F;
    QString digits = QString::number(number);
    if (number < kFirstDivided)
        return digits;
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(kThinSpace));
    return digits;
}

QString ReportWords::duration(const schema::Duration &duration) const
{
    return schema::durationText(duration, m_language);
}

QString ReportWords::tag(disclosure::Audience audience) const
{
    return label("report.tag." + disclosure::audienceKey(audience).toUtf8());
}

QString ReportWords::draftTag(disclosure::Audience audience) const
{
    return tag(audience) + u" · "_s + label("report.tag.draft");
}

} // namespace dossier::reports
