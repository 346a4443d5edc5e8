// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/hearing_report.h"

#include "reports/builders/hearing_tables.h"
#include "reports/builders/hearing_title.h"
#include "reports/builders/report_front.h"
#include "schema/entities/observation.h"

#include <algorithm>
#include <array>

namespace dossier::reports {

using disclosure::HearingSection;
using disclosure::ObservationSection;
using disclosure::PersonInHearing;
using disclosure::Released;
using namespace Qt::StringLiterals;
namespace observation = schema::observation;

namespace {

struct TextLabel {
    schema::FieldId field;
    const char *label;
};
constexpr std::array kTextLabels{
    TextLabel{observation::access.id, "field.observation.access"},
    TextLabel{observation::seats.id, "field.observation.seats"},
    TextLabel{observation::refused_entry.id, "field.observation.refused_entry"},
    TextLabel{observation::recording_rules.id, "field.observation.recording_rules"},
    TextLabel{observation::parties.id, "field.observation.parties"},
    TextLabel{observation::conditions.id, "field.observation.conditions"},
    TextLabel{observation::dock.id, "field.observation.dock"},
    TextLabel{observation::restraints.id, "field.observation.restraints"},
    TextLabel{observation::visible_health.id, "field.observation.visible_health"},
    TextLabel{observation::conduct.id, "field.observation.conduct"},
    TextLabel{observation::motions.id, "field.observation.motions"},
    TextLabel{observation::ruling.id, "field.observation.ruling"},
    TextLabel{observation::evidence.id, "field.observation.evidence"},
    TextLabel{observation::outcome.id, "field.observation.outcome"},
};

/// Collects label and value, leaving out what is not known.
class Facts
{
public:
    explicit Facts(const ReportWords &words) : m_words(words) {}

    void add(QByteArrayView label, const QString &value)
    {
        if (!value.isEmpty())
            m_out.pairs.push_back({m_words.label(label), plain(value)});
    }
    void add(QByteArrayView label, const std::optional<Released<QString>> &value)
    {
        if (value)
            add(label, value->value());
    }
    void add(QByteArrayView label, Runs value)
    {
        if (!value.empty())
            m_out.pairs.push_back({m_words.label(label), std::move(value)});
    }
    void addTerm(QByteArrayView label, QByteArrayView vocabulary, const std::optional<Released<schema::Code>> &value)
    {
        if (value)
            add(label, m_words.term(vocabulary, value->value()));
    }
    [[nodiscard]] KeyValues take() { return std::move(m_out); }

private:
    const ReportWords &m_words;
    KeyValues m_out;
};

Runs people(const std::vector<PersonInHearing> &present, const ReportWords &words)
{
    Runs out;
    for (const PersonInHearing &person : present) {
        if (!out.empty())
            out.push_back(plain(u", "_s).front());
        out.push_back(nameInHearing(person, words));
    }
    return out;
}

KeyValues factsOf(const HearingSection &hearing, const ReportWords &words)
{
    Facts facts(words);
    facts.add("field.hearing.court", hearing.court);
    facts.add("field.hearing.scheduled", scheduledMoment(hearing, words));
    facts.add("field.proceeding.number", hearing.proceeding);
    facts.add("field.hearing.actual_start", actualMoment(hearing.actualStart, hearing, words));
    facts.add("field.hearing.actual_end", actualMoment(hearing.actualEnd, hearing, words));
    facts.addTerm("field.hearing.stage", "hearing", hearing.stage);
    if (hearing.lateBy)
        facts.add("field.hearing.late_by", words.number(hearing.lateBy->value()));
    if (hearing.session)
        facts.add("field.hearing.session", QString::number(hearing.session->value()));
    facts.add("field.hearing.late_cause", hearing.lateCause);
    facts.add("field.hearing.room", hearing.room);
    facts.addTerm("field.hearing.attendance", "attendance", hearing.attendance);
    facts.add("field.hearing.judges", people(hearing.judges, words));
    facts.add("field.hearing.prosecutors", people(hearing.prosecutors, words));
    facts.addTerm("field.hearing.outcome", "hearing_outcome", hearing.outcome);
    if (hearing.nextDate)
        facts.add("field.hearing.next_date", words.date(hearing.nextDate->value()));
    facts.add("field.hearing.adjournment_reason", hearing.adjournmentReason);
    facts.add("field.hearing.adjourned_by", hearing.adjournedBy);
    return facts.take();
}

void addParagraphs(std::vector<Block> &blocks, const QString &text)
{
    for (const QString &each : text.split(u'\n', Qt::SkipEmptyParts))
        blocks.push_back(paragraph(plain(each), TypeRole::BodyList));
}

/// Notes that nobody has checked can still be corrected; until then they are nobody's word.
bool isSignedOff(const ObservationSection &seen)
{
    return seen.state && seen.state->value().term == u"signed_off";
}

KeyValues standingOf(const ObservationSection &seen, const ReportWords &words)
{
    QStringList state;
    if (seen.state)
        state.append(words.term("observation", seen.state->value()));
    if (!isSignedOff(seen))
        state.append(words.label("report.s.not_signed_off"));
    Facts facts(words);
    facts.add("field.observation.state", state.join(u" · "_s));
    facts.add("entity.note_line.plural", words.number(std::int64_t(seen.notes.size())));
    return facts.take();
}

/// Where times are printed, whose they are; once for a hearing.
void addTimesNote(std::vector<Block> &blocks, const HearingSection &hearing, const ReportWords &words)
{
    QStringList zones;
    const auto add = [&zones](const std::optional<Released<base::Instant>> &instant) {
        if (instant && !zones.contains(instant->value().zone))
            zones.append(instant->value().zone);
    };
    for (const auto &instant : {hearing.scheduled, hearing.actualStart, hearing.actualEnd})
        add(instant);
    for (const ObservationSection &seen : hearing.observations) {
        for (const disclosure::NoteLine &line : seen.notes)
            add(line.observedAt);
    }
    if (!zones.isEmpty())
        blocks.push_back(paragraph(plain(words.timesNote(zones)), TypeRole::Note));
}

void addObservation(std::vector<Block> &blocks, const ObservationSection &seen, const ReportWords &words)
{
    blocks.push_back(heading(2, {}, words.label("entity.observation")));
    blocks.push_back({standingOf(seen, words)});
    if (seen.summary) {
        SummaryBox box;
        box.label = words.label("field.observation.summary");
        for (const QString &each : seen.summary->value().split(u'\n', Qt::SkipEmptyParts))
            box.paragraphs.push_back(plain(each));
        blocks.push_back({std::move(box)});
    }
    if (!seen.texts.empty())
        blocks.push_back(heading(2, {}, words.label("report.h.observed")));
    for (const ObservationSection::Text &each : seen.texts) {
        const auto found = std::ranges::find(kTextLabels, each.field, &TextLabel::field);
        if (found == kTextLabels.end())
            continue;
        blocks.push_back(heading(3, {}, words.label(found->label)));
        addParagraphs(blocks, each.text.value());
    }
    if (!seen.findings.empty()) {
        blocks.push_back(heading(2, {}, words.label("report.h.findings")));
        blocks.push_back({findingTable(seen.findings, words)});
    }
    if (!seen.notes.empty()) {
        blocks.push_back(heading(2, {}, words.label("report.h.notes_taken")));
        Block note = paragraph(plain(words.label("report.s.verbatim_mark") + u' ' + words.label("report.s.lines_never_changed")), TypeRole::Note);
        std::get<Paragraph>(note.content).keepWithNext = true;
        blocks.push_back(std::move(note));
        blocks.push_back({noteTable(seen.notes, words)});
    }
}

/// `number`: 0 where there is but one hearing.
void addHearing(std::vector<Block> &blocks, const HearingSection &hearing, std::size_t number, const QString &anchor,
                const ReportWords &words)
{
    blocks.push_back(anchoredHeading(1, {}, {}, anchor));
    std::get<Heading>(blocks.back().content).runs = hearingTitle(hearing, number, words);
    if (KeyValues facts = factsOf(hearing, words); !facts.pairs.empty())
        blocks.push_back({std::move(facts)});
    addTimesNote(blocks, hearing, words);
    if (!hearing.accused.empty()) {
        blocks.push_back(heading(2, {}, words.label("report.label.accused")));
        blocks.push_back({accusedTable(hearing, words)});
    }
    for (const ObservationSection &seen : hearing.observations)
        addObservation(blocks, seen, words);
}

/// Only where there is more than one to find.
void addContents(std::vector<Block> &blocks, const std::vector<HearingSection> &hearings, const ReportWords &words)
{
    if (hearings.size() < 2)
        return;
    LineList list;
    list.kind = LineList::Kind::Contents;
    for (std::size_t i = 0; i < hearings.size(); ++i) {
        LineList::Line line;
        line.number = QString::number(i + 1);
        line.text = hearingInContents(hearings[i], words);
        line.anchor = u"h%1"_s.arg(i + 1);
        list.lines.push_back(std::move(line));
    }
    blocks.push_back(sectionHeading(words.label("report.h.contents")));
    blocks.push_back({std::move(list)});
    blocks.push_back({PageBreak{}});
}

void markDraft(Furniture &furniture, const disclosure::HearingProjection &projection, const ReportWords &words)
{
    const bool final = std::ranges::all_of(projection.hearings, [](const HearingSection &hearing) {
        return std::ranges::all_of(hearing.observations, isSignedOff);
    });
    if (final)
        return;
    furniture.tag = words.draftTag(projection.head.audience.value());
    furniture.draftMark = words.label("report.tag.draft");
}

/// What the report leaves out, before what it has.
void addScope(std::vector<Block> &blocks, const disclosure::HearingProjection &projection, const ReportWords &words)
{
    blocks.push_back(paragraph(plain(words.label("report.s.observer_note") + u' ' + words.label("report.s.observers_not_named")), TypeRole::Note));
    if (const int later = projection.later.value(); later > 0)
        blocks.push_back(paragraph(plain(words.label("report.s.hearings_later").arg(later)), TypeRole::Note));
}

} // namespace

Document hearingReport(const disclosure::HearingProjection &projection, const ReportWords &words)
{
    const QString title = words.label("report.kind.hearing");
    Document document;
    document.info = documentInfo(projection.head, title, handlingRule(projection.head.audience.value(), words), words);
    markDraft(document.info.furniture, projection, words);
    document.blocks = titleBlocks(projection.head, title, words);
    addScope(document.blocks, projection, words);
    addContents(document.blocks, projection.hearings, words);
    for (std::size_t i = 0; i < projection.hearings.size(); ++i) {
        const bool several = projection.hearings.size() > 1;
        if (several && i > 0)
            document.blocks.push_back({PageBreak{}});
        document.blocks.push_back({Spacer{4}});
        addHearing(document.blocks, projection.hearings[i], several ? i + 1 : 0, u"h%1"_s.arg(i + 1), words);
    }
    if (projection.hearings.empty())
        document.blocks.push_back(paragraph(plain(words.label("report.s.hearings_none")), TypeRole::Body));
    return document;
}

} // namespace dossier::reports
