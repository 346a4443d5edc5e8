// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/case_marks.h"

#include "items/charges.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/event.h"
#include "schema/entities/hearing.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"
#include "ui/text/date_words.h"

namespace dossier::ui {

using namespace schema;
using namespace Qt::StringLiterals;

namespace {

const QString kHeld = u"red"_s;
const QString kCourt = u"blue"_s;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString termOf(const domain::Record &record, Field<Code> field)
{
    const auto code = record.get(field);
    return code ? code->term : QString();
}

/// Reads the records of one case and puts what has a date on the list.
class Collector
{
public:
    Collector(const items::CellContext &cells, const Words &words, base::RecordId caseId) : m_cells(cells), m_words(words), m_case(caseId) {}

    template<typename Link, typename Make>
    void add(EntityType entity, const Link &link, const Make &make)
    {
        const auto records = m_cells.store.referring(entity, link.id, m_case);
        if (!records)
            return;
        for (const domain::Record &record : *records) {
            RailMark mark = make(record);
            mark.record = record.id();
            if (mark.date)
                m_marks.append(std::move(mark));
        }
    }
    void add(RailMark mark)
    {
        if (mark.date)
            m_marks.append(std::move(mark));
    }
    [[nodiscard]] QString name(const std::optional<base::RecordId> &id) const
    {
        return id ? m_cells.store.titles({*id}).value_or(QHash<base::RecordId, QString>()).value(*id) : QString();
    }
    [[nodiscard]] QString term(QByteArrayView vocabulary, const QString &key, QByteArrayView otherwise) const
    {
        return key.isEmpty() ? m_words.label(otherwise) : m_words.term(vocabulary, key);
    }
    [[nodiscard]] QList<RailMark> marks() const { return m_marks; }

private:
    const items::CellContext &m_cells;
    const Words &m_words;
    base::RecordId m_case;
    QList<RailMark> m_marks;
};

RailMark detentionMark(const Collector &from, const Words &words, const domain::Record &order)
{
    RailMark mark;
    const QString kind = termOf(order, detention::kind);
    const auto ordered = order.get(detention::ordered_on);
    // Of an extension the court's decision is what happened: its term goes on from the one before.
    mark.date = ordered && (kind == "extension"_L1 || !order.get(detention::from)) ? ordered : order.get(detention::from);
    mark.title = from.term("detention", kind, "entity.detention");
    const auto until = order.get(detention::until);
    mark.more = joined({until ? words.label("ui.rail.until", {shortDate(words, *until)}) : QString(), from.name(order.get(detention::authority))});
    mark.tone = kHeld;
    mark.section = "detention";
    return mark;
}

RailMark chargeMark(const Collector &from, const QList<domain::Record> &step)
{
    RailMark mark;
    mark.date = step.first().get(charge::date);
    mark.title = from.term("charge", termOf(step.first(), charge::stage), "entity.charge");
    if (const QStringList articles = items::articlesOf(step); !articles.isEmpty())
        mark.title += ": "_L1 + articles.join(", "_L1);
    if (step.size() == 1)
        mark.more = step.first().get(charge::title).value_or(QString());
    mark.tone = kCourt;
    mark.section = "charges";
    mark.record = step.first().id();
    return mark;
}

/// Charges of one stage on one date were one step of the prosecution.
QList<QList<domain::Record>> stepsOf(const QList<domain::Record> &charges)
{
    QList<QList<domain::Record>> out;
    for (const domain::Record &one : charges) {
        const auto same = std::ranges::find_if(out, [&](const QList<domain::Record> &step) {
            const auto date = one.get(charge::date);
            const auto other = step.first().get(charge::date);
            return date && other && date->sameValue(*other) && termOf(one, charge::stage) == termOf(step.first(), charge::stage);
        });
        if (same == out.end())
            out.append({one});
        else
            same->append(one);
    }
    return out;
}

RailMark sentenceMark(const Collector &from, const domain::Record &one)
{
    RailMark mark;
    mark.date = one.get(sentence::date);
    mark.title = from.term("sentence", termOf(one, sentence::kind), "entity.sentence");
    mark.more = from.name(one.get(sentence::court));
    mark.tone = kCourt;
    mark.section = "sentences";
    return mark;
}

RailMark courtActMark(const Collector &from, const domain::Record &act)
{
    RailMark mark;
    mark.date = act.get(court_act::pronounced);
    mark.title = from.term("court_act", termOf(act, court_act::kind), "entity.court_act");
    mark.more = joined({from.name(act.get(court_act::court)), act.get(court_act::number).value_or(QString())});
    mark.tone = kCourt;
    return mark;
}

RailMark hearingMark(const Collector &from, const Words &words, const domain::Record &one)
{
    RailMark mark;
    mark.date = one.get(hearing::date);
    if (const auto at = one.get(hearing::scheduled))
        mark.date = base::PartialDate::day(items::momentOf(*at).date());
    mark.title = words.label("entity.hearing");
    mark.more = joined({from.name(one.get(hearing::court))});
    mark.tone = kCourt;
    mark.page = hearing::kType;
    return mark;
}

} // namespace

RailMark eventMark(const Words &words, const domain::Record &event)
{
    RailMark mark;
    mark.date = event.get(event::date);
    mark.title = event.get(event::title).value_or(QString());
    mark.record = event.id();
    const QString kind = termOf(event, event::kind);
    const QString kindName = kind.isEmpty() || kind == "other"_L1 ? QString() : words.term("event", kind);
    if (mark.title.isEmpty())
        mark.title = kindName.isEmpty() ? words.label("entity.event") : kindName;
    const bool said = mark.title.compare(kindName, Qt::CaseInsensitive) == 0;
    mark.more = joined({said ? QString() : kindName, event.get(event::place).value_or(QString()), event.get(event::source).value_or(QString())});
    if (kind == "arrest"_L1)
        mark.tone = kHeld;
    else if (kind == "hearing"_L1 || kind == "judgment"_L1)
        mark.tone = kCourt;
    return mark;
}

QList<RailMark> caseMarks(const items::CellContext &cells, const Words &words, const domain::Record &matter, const QList<domain::Record> &events)
{
    Collector out(cells, words, matter.id());
    const auto arrest = matter.get(case_::arrest_date);
    const bool told = arrest && std::ranges::any_of(events, [&](const domain::Record &event) {
        const auto date = event.get(event::date);
        return termOf(event, event::kind) == "arrest"_L1 && date && date->sameValue(*arrest);
    });
    if (arrest && !told)
        out.add({arrest, words.label("ui.section.arrest"), matter.get(case_::arrest_place).value_or(QString()), kHeld, "arrest", {}, {}});
    out.add(detention::kType, detention::case_, [&](const domain::Record &one) { return detentionMark(out, words, one); });
    const auto charges = cells.store.referring(charge::kType, charge::case_.id, matter.id());
    for (const QList<domain::Record> &step : stepsOf(charges.value_or(QList<domain::Record>())))
        out.add(chargeMark(out, step));
    out.add(sentence::kType, sentence::case_, [&](const domain::Record &one) { return sentenceMark(out, one); });
    out.add(court_act::kType, court_act::case_, [&](const domain::Record &one) { return courtActMark(out, one); });
    out.add(hearing::kType, hearing::case_, [&](const domain::Record &one) { return hearingMark(out, words, one); });
    out.add(release::kType, release::case_, [&](const domain::Record &one) {
        RailMark mark;
        mark.date = one.get(release::released_on);
        mark.title = words.label("entity.release");
        const QString way = termOf(one, release::way);
        mark.more = way.isEmpty() ? QString() : words.term("release", way);
        return mark;
    });
    return out.marks();
}

} // namespace dossier::ui
