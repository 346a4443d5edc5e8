// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "disclosure/audience.h"
#include "schema/vocabulary.h"

#include <QDate>
#include <QStringList>

namespace dossier::reports {

/// What builders print beside released values: labels, sentences and terms of the glossary in the
/// report's language, and values in its words. The vocabularies must outlive it.
class ReportWords
{
public:
    ReportWords(const schema::Vocabularies &vocabularies, QString language);

    [[nodiscard]] const QString &language() const { return m_language; }
    /// A row of the glossary: "report.kind.list".
    [[nodiscard]] QString label(QByteArrayView glossaryKey) const;
    [[nodiscard]] QString term(QByteArrayView vocabulary, const schema::Code &code) const;
    [[nodiscard]] QString nameOfLanguage(const QString &tag) const;
    [[nodiscard]] QString date(const base::PartialDate &date) const;
    [[nodiscard]] QString date(QDate day) const;
    /// For tables: one certain day with its month abbreviated, "3 Sep 2024"; other dates as date() has them.
    [[nodiscard]] QString shortDate(const base::PartialDate &date) const;
    /// Day and hour where the person was: "10 September 2026", "11:52:07"; seconds only where asked for.
    [[nodiscard]] QString day(const base::Instant &instant) const;
    [[nodiscard]] QString time(const base::Instant &instant, bool seconds = false) const;
    /// "Times are those of the court: Baku."
    [[nodiscard]] QString timesNote(const QStringList &zones) const;
    /// In running text and tables: from 10 000 on with a thin space, which breaks no line.
    [[nodiscard]] QString number(std::int64_t number) const;
    [[nodiscard]] QString duration(const schema::Duration &duration) const;
    /// "PUBLIC": capitals are part of the word, since software does not know those of every language.
    [[nodiscard]] QString tag(disclosure::Audience audience) const;
    /// The tag of what nobody has signed off: "INTERNAL · DRAFT".
    [[nodiscard]] QString draftTag(disclosure::Audience audience) const;

private:
    const schema::Vocabularies &m_vocabularies;
    QString m_language;
};

} // namespace dossier::reports
