// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/hearing_tables.h"

#include "reports/builders/hearing_title.h"
#include "reports/builders/list_annexes.h"
#include "reports/builders/report_front.h"

#include <algorithm>

namespace dossier::reports {

using disclosure::FindingFact;
using disclosure::HearingSection;
using disclosure::NoteLine;
using disclosure::PersonInHearing;
using disclosure::Released;
using namespace Qt::StringLiterals;

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

QString speakerOf(const NoteLine &line, const ReportWords &words)
{
    QStringList parts;
    if (line.speakerRole)
        parts.append(words.term("role", line.speakerRole->value()));
    if (line.speaker)
        parts.append(line.speaker->value());
    return parts.join(u", "_s);
}

/// Marks of quotation are those of the report, but in Arabic script its own.
bool isInArabicScript(const QString &text)
{
    const auto letter = std::ranges::find_if(text, [](QChar c) { return c.isLetter(); });
    return letter != text.end() && letter->script() == QChar::Script_Arabic;
}

/// Word for word in quotation marks; the rest is the observer's summary.
QString lineText(const NoteLine &line, const ReportWords &words)
{
    const QString text = line.text ? line.text->value() : QString();
    constexpr QStringView kQuotes = u"\"“„«";
    const bool quotedAlready = !text.isEmpty() && kQuotes.contains(text.front());
    if (!line.verbatim || quotedAlready)
        return text;
    return words.language() == u"ru" || isInArabicScript(text) ? u"«%1»"_s.arg(text) : u"“%1”"_s.arg(text);
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

/// "Partly in line with the standard · Serious".
QString judgmentOf(const FindingFact &finding, const ReportWords &words)
{
    QStringList parts{finding.judged ? words.term("finding", finding.judged->value()) : u"–"_s};
    if (finding.seriousness)
        parts.append(words.term("seriousness", finding.seriousness->value()));
    return parts.join(u" · "_s);
}

QString judgmentHeader(const std::vector<FindingFact> &findings, const ReportWords &words)
{
    QStringList parts{words.label("field.finding.judged")};
    if (std::ranges::any_of(findings, [](const FindingFact &finding) { return finding.seriousness.has_value(); }))
        parts.append(words.label("field.finding.seriousness"));
    return parts.join(u" · "_s);
}

} // namespace

Table accusedTable(const HearingSection &hearing, const ReportWords &words)
{
    Table table;
    const bool reasons = std::ranges::any_of(hearing.accused, [](const PersonInHearing &person) { return person.reason.has_value(); });
    table.columns = {{kPersonColumnMm}, {reasons ? kPresenceColumnMm : 0}};
    table.header = {{plain(words.label("report.label.name")), plain(words.label("field.hearing.presence"))}};
    if (reasons) {
        table.columns.push_back({0, Align::ByText});
        table.header.front().push_back(plain(words.label("field.hearing.presence_reason")));
    }
    for (const PersonInHearing &person : hearing.accused) {
        Row row{Runs{nameInHearing(person, words)}, plain(person.presence ? words.term("presence", person.presence->value()) : u"–"_s)};
        if (reasons)
            row.push_back(plain(person.reason ? person.reason->value() : u"–"_s));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table findingTable(const std::vector<FindingFact> &findings, const ReportWords &words)
{
    Table table;
    table.columns = {{kRightNameColumnMm, Align::Start, true}, {kJudgedColumnMm, Align::Start, true}, {0, Align::ByText}, {kLinesColumnMm, Align::Right, true}};
    table.header = {{plain(words.label("report.label.right")), plain(judgmentHeader(findings, words)),
                     plain(words.label("field.finding.facts")), plain(words.label("field.finding.lines_cited"))}};
    for (const FindingFact &finding : findings) {
        std::vector<int> lines;
        for (const auto &line : finding.lines)
            lines.push_back(int(line.value()));
        table.rows.push_back({plain(finding.right ? words.term("right", finding.right->value()) : u"–"_s),
                              plain(judgmentOf(finding, words)),
                              plain(finding.facts ? finding.facts->value() : QString()), plain(numberRanges(lines))});
    }
    return table;
}

Table noteTable(const std::vector<NoteLine> &notes, const ReportWords &words)
{
    Table table;
    const NoteShape shape = shapeOf(notes);
    table.columns = {{kNumberColumnMm, Align::Right, true}, {kTimeColumnMm, Align::Start, true}, {kSpeakerColumnMm, Align::Start, true}, {0, Align::ByText}};
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

} // namespace dossier::reports
