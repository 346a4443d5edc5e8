// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/words.h"

#include "base/clock.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

/// Index of the plural form (Unicode CLDR): one and other; Russian one, few and many.
int pluralForm(const QString &language, qint64 count)
{
    if (language == "ru"_L1) {
        const qint64 tens = count % 100;
        const qint64 ones = count % 10;
        if (ones == 1 && tens != 11)
            return 0;
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
    }
    return count == 1 ? 0 : 1;
}

} // namespace

QString isolated(const QString &text)
{
    return text.isEmpty() ? text : QChar(0x2068) + text + QChar(0x2069);
}

QString isolatedIn(Qt::LayoutDirection direction, const QString &text)
{
    return text.isRightToLeft() == (direction == Qt::RightToLeft) ? text : isolated(text);
}

Words::Words(const schema::Vocabularies &vocabularies, const QString &language)
    : m_vocabularies(vocabularies)
    , m_language(language.section(u'-', 0, 0).section(u'_', 0, 0).toLower())
{
    if (m_language != "az"_L1 && m_language != "ru"_L1)
        m_language = u"en"_s;
}

QString Words::label(QByteArrayView key, const QStringList &values) const
{
    const QString pattern = label(key);
    QString out;
    out.reserve(pattern.size());
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int position = pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (position < 1 || position > values.size()) {
            out += pattern[i];
            continue;
        }
        out += isolated(values[position - 1]);
        ++i;
    }
    return out;
}

QString Words::number(qint64 number) const
{
    return QLocale(m_language).toString(number);
}

QString Words::count(QByteArrayView key, qint64 count) const
{
    const QStringList forms = label(key).split(u';');
    const QString form = forms.value(std::min<qsizetype>(pluralForm(m_language, count), forms.size() - 1));
    return QString(form).replace("%n"_L1, number(count));
}

QString Words::term(QByteArrayView vocabulary, const QString &key) const
{
    const schema::Vocabulary *terms = m_vocabularies.vocabulary(vocabulary);
    const schema::Term *found = terms ? terms->term(key) : nullptr;
    return found ? found->label(m_language) : key;
}

QString Words::error(const base::Error &error) const
{
    const QByteArray key = "ui.error." + base::errorName(error.code).toLatin1();
    return label(m_vocabularies.hasLabel(key) ? QByteArrayView(key) : QByteArrayView("error.generic"));
}

QString Words::shortDay(QDate day, QDate today) const
{
    return QLocale(m_language).toString(day, day.year() == today.year() ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString Words::moment(const base::Instant &instant, QDate today) const
{
    const QTimeZone zone(instant.zone.toLatin1());
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(instant.utcMicroseconds / 1000, zone.isValid() ? zone : QTimeZone::systemTimeZone());
    const QString hour = local.toString(u"HH:mm"_s);
    return local.date() == today ? hour : shortDay(local.date(), today) + ", "_L1 + hour;
}

} // namespace dossier::ui
