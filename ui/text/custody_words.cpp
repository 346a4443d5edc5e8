// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/custody_words.h"

#include "ui/text/date_words.h"

#include <QStringList>

namespace dossier::ui {

using disclosure::CustodyFacts;
using disclosure::CustodyLine;
using disclosure::CustodySegment;
using namespace Qt::StringLiterals;

QString CustodyWords::name(const CustodySegment &segment) const
{
    if (segment.isGap())
        return m_words.label("ui.custody.gap");
    if (segment.extension > 0)
        return m_words.label("ui.custody.extension", {QString::number(segment.extension)});
    return segment.kind.isEmpty() ? m_words.label("entity.detention") : m_words.term("detention", segment.kind);
}

QString CustodyWords::inBar(const CustodySegment &segment) const
{
    if (segment.isGap() || !segment.until)
        return name(segment);
    const auto &until = *segment.until;
    const QString day = until.isDay() ? m_words.shortDay(*until.earliest(), m_today) : shortDate(m_words, until);
    return m_words.label("ui.custody.to", {name(segment), day});
}

QString CustodyWords::inFull(const CustodySegment &segment) const
{
    QStringList parts{name(segment)};
    if (segment.isGap())
        parts.append(dateRange(m_words, base::PartialDate::day(segment.firstDay), base::PartialDate::day(segment.lastDay)));
    else if (segment.from && segment.until)
        parts.append(dateRange(m_words, *segment.from, *segment.until));
    else if (segment.from)
        parts.append(m_words.label("ui.custody.since", {fullDate(m_words, *segment.from)}));
    else if (segment.until)
        parts.append(m_words.label("ui.custody.until", {fullDate(m_words, *segment.until)}));
    if (segment.daysLeft)
        parts.append(*segment.daysLeft == 0 ? m_words.label("ui.custody.ends_today") : m_words.count("ui.custody.days_left", *segment.daysLeft));
    return spoken(parts.join(", "_L1));
}

QString CustodyWords::held(const CustodyLine &line) const
{
    if (!line.daysHeld)
        return {};
    return m_words.count(line.isHeld ? "ui.custody.held" : "ui.custody.was_held", *line.daysHeld);
}

QString CustodyWords::summary(const CustodyLine &line, int periods) const
{
    QStringList parts;
    if (line.daysHeld)
        parts.append(m_words.count("ui.custody.days", *line.daysHeld));
    if (periods > 0)
        parts.append(m_words.count("ui.custody.periods", periods));
    return parts.join(u" · "_s);
}

/// What is said of a kind whose end is near.
QString CustodyWords::ending(const QString &kind) const
{
    if (kind == "police"_L1 || kind == "house_arrest"_L1 || kind == "administrative"_L1 || kind == "compulsory_medical"_L1)
        return m_words.label(QByteArray("ui.custody.ending." + kind.toLatin1()));
    return m_words.label(kind == "sentence"_L1 ? "ui.next.sentence" : "ui.next.detention");
}

QString CustodyWords::termEnds(const CustodyLine &line, const CustodyFacts &facts) const
{
    return m_words.label("ui.preview.next", {ending(facts.periods[line.term->period].kind), weekday(m_words, line.term->day, m_today, true)});
}

QString CustodyWords::termEndsSoon(const CustodyLine &line, const CustodyFacts &facts) const
{
    const int days = line.term->daysLeft;
    const QString in = days == 0 ? m_words.label("ui.custody.in_no_days") : m_words.count("ui.custody.in_days", days);
    return m_words.label("ui.custody.ends_soon",
                         {ending(facts.periods[line.term->period].kind), weekday(m_words, line.term->day, m_today, false), in});
}

} // namespace dossier::ui
