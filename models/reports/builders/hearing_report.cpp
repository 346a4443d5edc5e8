// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/hearing_report.h"

#include "reports/builders/list_annexes.h"
#include "reports/builders/report_front.h"
#include "schema/entities/observation.h"

#include <algorithm>
#include <array>

namespace dossier::reports {

using disclosure::FindingFact;
using disclosure::HearingSection;
using disclosure::NoteLine;
using disclosure::ObservationSection;
using disclosure::PersonInHearing;
using disclosure::Released;
using namespace Qt::StringLiterals;
namespace observation = schema::observation;

namespace {

constexpr double kNumberColumnMm = 12;
constexpr double kTimeColumnMm = 18;
constexpr double kSpeakerColumnMm = 28;
constexpr double kRightColumnMm = 42;
constexpr double kPersonColumnMm = 62;
constexpr double kPresenceColumnMm = 44;
constexpr double kRightNameColumnMm = 56;
constexpr double kJudgedColumnMm = 34;
constexpr double kLinesColumnMm = 22;
constexpr std::int64_t kMicrosecondsInMinute = 60'000'000;

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
    QStringList out;
    for (const PersonInHearing &person : present)
        out.append(nameInHearing(person, words));
    return isolatedRuns(out, u", "_s);
}

QString timesOf(const HearingSection &hearing, const ReportWords &words)
{
    QStringList parts;
    for (const auto &instant : {hearing.actualStart, hearing.actualEnd}) {
        if (instant)
            parts.append(words.time(instant->value()));
    }
    return parts.join(u"–"_s);
}

KeyValues factsOf(const HearingSection &hearing, const ReportWords &words)
{
    Facts facts(words);
    facts.add("field.hearing.court", hearing.court);
    facts.add("field.hearing.scheduled", hearingMoment(hearing, words));
    facts.add("field.proceeding.number", hearing.proceeding);
    facts.add("field.hearing.actual_start", timesOf(hearing, words));
    facts.addTerm("field.hearing.stage", "hearing", hearing.stage);
    if (hearing.lateBy)
        facts.add("field.hearing.late_by", QString::number(hearing.lateBy->value()));
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

Table accusedTable(const HearingSection &hearing, const ReportWords &words)
{
    Table table;
    const bool reasons = std::ranges::any_of(hearing.accused, [](const PersonInHearing &person) { return person.reason.has_value(); });
    table.columns = {{kPersonColumnMm}, {reasons ? kPresenceColumnMm : 0}};
    table.header = {{plain(words.label("report.label.name")), plain(words.label("field.hearing.presence"))}};
    if (reasons) {
        table.columns.push_back({0});
        table.header.front().push_back(plain(words.label("field.hearing.presence_reason")));
    }
    for (const PersonInHearing &person : hearing.accused) {
        Row row{plain(nameInHearing(person, words)), plain(person.presence ? words.term("presence", person.presence->value()) : u"–"_s)};
        if (reasons)
            row.push_back(plain(person.reason ? person.reason->value() : u"–"_s));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table findingTable(const std::vector<FindingFact> &findings, const ReportWords &words)
{
    Table table;
    table.columns = {{kRightNameColumnMm, Align::Start, true}, {kJudgedColumnMm, Align::Start, true}, {0}, {kLinesColumnMm, Align::Right, true}};
    table.header = {{plain(words.label("report.label.right")), plain(words.label("field.finding.judged")),
                     plain(words.label("field.finding.facts")), plain(words.label("field.finding.lines_cited"))}};
    for (const FindingFact &finding : findings) {
        std::vector<int> lines;
        for (const auto &line : finding.lines)
            lines.push_back(int(line.value()));
        table.rows.push_back({plain(finding.right ? words.term("right", finding.right->value()) : u"–"_s),
                              plain(finding.judged ? words.term("finding", finding.judged->value()) : u"–"_s),
                              plain(finding.facts ? finding.facts->value() : QString()), plain(numberRanges(lines))});
    }
    return table;
}

QString speakerOf(const NoteLine &line, const ReportWords &words)
{
    QStringList parts;
    if (line.speakerRole)
        parts.append(words.term("role", line.speakerRole->value()));
    if (line.speaker)
        parts.append(line.speaker->value());
    return parts.join(u", "_s);
}

/// Word for word in quotation marks; the rest is the observer's summary.
QString lineText(const NoteLine &line, const ReportWords &words)
{
    const QString text = line.text ? line.text->value() : QString();
    constexpr QStringView kQuotes = u"\"“„«";
    const bool quotedAlready = !text.isEmpty() && kQuotes.contains(text.front());
    if (!line.verbatim || quotedAlready)
        return text;
    return words.language() == u"ru" ? u"«%1»"_s.arg(text) : u"“%1”"_s.arg(text);
}

/// What the notes of an observation have, and so their table.
struct NoteShape {
    bool rights = false;
    bool seconds = false;
};

NoteShape shapeOf(const std::vector<NoteLine> &notes)
{
    NoteShape shape;
    for (const NoteLine &line : notes) {
        shape.rights = shape.rights || !line.rights.empty() || line.corrects;
        shape.seconds = shape.seconds || (line.observedAt && line.observedAt->value().utcMicroseconds % kMicrosecondsInMinute != 0);
    }
    return shape;
}

Row noteRow(const NoteLine &line, NoteShape shape, const ReportWords &words)
{
    QStringList rights;
    for (const Released<schema::Code> &right : line.rights)
        rights.append(words.term("right", right.value()));
    if (line.corrects)
        rights.prepend(words.label("report.label.correction").arg(line.corrects->value()));
    Row row{plain(line.number ? QString::number(line.number->value()) : u"–"_s),
            plain(line.observedAt ? words.time(line.observedAt->value(), shape.seconds) : u"–"_s),
            Runs{boldRun(speakerOf(line, words))},
            plain(lineText(line, words))};
    row[0].front().colour = ColourRole::GreyText;
    if (shape.rights) {
        row.push_back(plain(rights.join(u"; "_s)));
        row[4].front().colour = ColourRole::GreyText;
    }
    if (line.speakerRole && line.speakerRole->value().term == u"observer")
        row[3].front().italic = true;
    return row;
}

Table noteTable(const std::vector<NoteLine> &notes, const ReportWords &words)
{
    Table table;
    const NoteShape shape = shapeOf(notes);
    table.columns = {{kNumberColumnMm, Align::Right, true}, {kTimeColumnMm, Align::Start, true}, {kSpeakerColumnMm, Align::Start, true}, {0}};
    table.header = {{plain(words.label("field.note.number")), plain(words.label("report.label.time")),
                     plain(words.label("field.note.speaker")), plain(words.label("field.note.text"))}};
    if (shape.rights) {
        table.columns.push_back({kRightColumnMm, Align::Start, true});
        table.header.front().push_back(plain(words.label("report.label.right")));
    }
    for (const NoteLine &line : notes)
        table.rows.push_back(noteRow(line, shape, words));
    return table;
}

void addParagraphs(std::vector<Block> &blocks, const QString &text)
{
    for (const QString &each : text.split(u'\n', Qt::SkipEmptyParts))
        blocks.push_back(paragraph(plain(each), TypeRole::BodyList));
}

void addObservation(std::vector<Block> &blocks, const ObservationSection &seen, const ReportWords &words)
{
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

Runs titleOf(const HearingSection &hearing, const ReportWords &words)
{
    QStringList parts{hearing.court ? hearing.court->value() : QString(), hearingMoment(hearing, words)};
    parts.removeAll(QString());
    return parts.isEmpty() ? plain(words.label("entity.hearing")) : isolatedRuns(parts, u", "_s);
}

void addHearing(std::vector<Block> &blocks, const HearingSection &hearing, const QString &number, const QString &anchor,
                const ReportWords &words)
{
    blocks.push_back(anchoredHeading(1, number, {}, anchor));
    std::get<Heading>(blocks.back().content).runs = titleOf(hearing, words);
    if (KeyValues facts = factsOf(hearing, words); !facts.pairs.empty())
        blocks.push_back({std::move(facts)});
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
        line.text = titleOf(hearings[i], words);
        line.anchor = u"h%1"_s.arg(i + 1);
        list.lines.push_back(std::move(line));
    }
    blocks.push_back(heading(2, {}, words.label("report.h.contents")));
    blocks.push_back({std::move(list)});
    blocks.push_back({PageBreak{}});
}

} // namespace

QString nameInHearing(const PersonInHearing &person, const ReportWords &words)
{
    return person.name ? person.name->value().text : words.label("report.s.name_withheld");
}

QString hearingMoment(const HearingSection &hearing, const ReportWords &words)
{
    if (hearing.scheduled)
        return words.day(hearing.scheduled->value()) + u", "_s + words.time(hearing.scheduled->value());
    if (hearing.actualStart)
        return words.day(hearing.actualStart->value());
    return hearing.date ? words.date(hearing.date->value()) : QString();
}

Document hearingReport(const disclosure::HearingProjection &projection, const ReportWords &words)
{
    const QString title = words.label("report.kind.hearing");
    Document document;
    document.info = documentInfo(projection.head, title, handlingRule(projection.head.audience.value(), words), words);
    document.blocks = titleBlocks(projection.head, title, words);
    document.blocks.push_back(paragraph(plain(words.label("report.s.observer_note") + u' '
                                              + words.label("report.s.observers_not_named")), TypeRole::Note));
    addContents(document.blocks, projection.hearings, words);
    for (std::size_t i = 0; i < projection.hearings.size(); ++i) {
        const bool several = projection.hearings.size() > 1;
        if (several && i > 0)
            document.blocks.push_back({PageBreak{}});
        document.blocks.push_back({Spacer{4}});
        addHearing(document.blocks, projection.hearings[i], several ? QString::number(i + 1) : QString(), u"h%1"_s.arg(i + 1), words);
    }
    if (projection.hearings.empty())
        document.blocks.push_back(paragraph(plain(words.label("report.s.hearings_none")), TypeRole::Body));
    return document;
}

} // namespace dossier::reports
