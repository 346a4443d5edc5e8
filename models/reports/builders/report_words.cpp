// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_words.h"

#include "schema/duration_text.h"
#include "schema/value_text.h"

namespace dossier::reports {

using namespace Qt::StringLiterals;

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

QString ReportWords::date(QDate day) const
{
    return date(base::PartialDate::day(day));
}

QString ReportWords::duration(const schema::Duration &duration) const
{
    return schema::durationText(duration, m_language);
}

QString ReportWords::tag(disclosure::Audience audience) const
{
    return label("report.tag." + disclosure::audienceKey(audience).toUtf8());
}

} // namespace dossier::reports
