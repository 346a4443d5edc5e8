// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/endorsement_sheet_report.h"

#include "reports/builders/report_front.h"

#include <algorithm>
#include <iterator>

namespace dossier::reports {

using disclosure::NamedEndorser;
using disclosure::Released;
using disclosure::StatementSection;
using namespace Qt::StringLiterals;

namespace {

constexpr int kColumns = 3;

/// What is counted, as a sum whose last cell is the total.
Strip countsOf(const StatementSection &section, const ReportWords &words)
{
    Strip strip;
    const auto add = [&](const QString &sign, qint64 count, QByteArrayView label) {
        strip.cells.push_back({sign + words.number(count), words.label(label), {}});
    };
    add({}, qint64(section.named.size()), "report.label.named");
    add(u"+ "_s, qint64(section.initials.size()), "report.label.initials");
    add(u"+ "_s, qint64(section.organisations.size()), "entity.organisation.plural");
    add(u"+ "_s, section.withheld.value(), "report.s.name_withheld");
    add(u"= "_s, section.total.value(), "report.label.endorsements");
    return strip;
}

LineList namesOf(const std::vector<NamedEndorser> &named)
{
    LineList list;
    list.kind = LineList::Kind::Names;
    list.columns = kColumns;
    for (const NamedEndorser &endorser : named) {
        LineList::Line line;
        if (endorser.title) {
            line.text = plain(endorser.title->value() + u' ');
            line.text.front().colour = ColourRole::GreyText;
        }
        line.text.push_back(boldRun(endorser.name.value()));
        if (endorser.affiliation)
            line.note = plain(endorser.affiliation->value());
        list.lines.push_back(std::move(line));
    }
    return list;
}

LineList organisationsOf(const std::vector<Released<QString>> &organisations)
{
    LineList list;
    list.kind = LineList::Kind::Names;
    list.columns = kColumns;
    for (const Released<QString> &organisation : organisations) {
        LineList::Line line;
        line.text = Runs{boldRun(organisation.value())};
        list.lines.push_back(std::move(line));
    }
    return list;
}

Runs joined(const std::vector<Released<QString>> &values, const QString &separator)
{
    QStringList out;
    for (const Released<QString> &value : values)
        out.append(value.value());
    return isolatedRuns(out, separator);
}

/// "Signed by people of: Institute for Fair Procedure (5), Bar Association".
void addBodies(std::vector<Block> &blocks, const StatementSection &section, const ReportWords &words)
{
    if (section.bodies.empty())
        return;
    QStringList said;
    bool everyCount = true;
    for (const disclosure::SigningBody &body : section.bodies) {
        everyCount = everyCount && body.people.has_value();
        said.append(body.people ? u"%1 (%2)"_s.arg(body.name.value(), words.number(body.people->value())) : body.name.value());
    }
    Runs line{boldRun(words.label("report.s.signed_by_people_of") + u' ')};
    std::ranges::move(isolatedRuns(said, u", "_s), std::back_inserter(line));
    blocks.push_back({Spacer{3}});
    blocks.push_back(paragraph(std::move(line), TypeRole::Table));
    if (!everyCount)
        blocks.push_back(paragraph(plain(words.label("report.s.suppression_note")), TypeRole::Note));
}

Block countedHeading(const ReportWords &words, QByteArrayView label, std::size_t count)
{
    Block out = heading(2, {}, words.label(label));
    std::get<Heading>(out.content).aside = plain(u" (%1)"_s.arg(count));
    return out;
}

Block keptNote(const QString &text)
{
    Block note = paragraph(plain(text), TypeRole::Note);
    std::get<Paragraph>(note.content).keepWithNext = true;
    return note;
}

void addStatement(std::vector<Block> &blocks, const StatementSection &section, const ReportWords &words)
{
    blocks.push_back(heading(1, {}, section.statement ? section.statement->value() : words.label("entity.statement")));
    if (section.version)
        blocks.push_back(keptNote(words.label("report.s.version").arg(section.version->value())));
    blocks.push_back({Spacer{3}});
    blocks.push_back({countsOf(section, words)});
    if (!section.named.empty()) {
        blocks.push_back(countedHeading(words, "report.label.named", section.named.size()));
        blocks.push_back(keptNote(words.label("report.s.id_only")));
        blocks.push_back({namesOf(section.named)});
    }
    if (!section.initials.empty()) {
        blocks.push_back(countedHeading(words, "report.label.initials", section.initials.size()));
        blocks.push_back(paragraph(joined(section.initials, u"     "_s), TypeRole::Table));
    }
    if (!section.organisations.empty()) {
        blocks.push_back(countedHeading(words, "entity.organisation.plural", section.organisations.size()));
        blocks.push_back({organisationsOf(section.organisations)});
    }
    addBodies(blocks, section, words);
}

/// What the sheet does not say, and how long it holds.
void addNotes(std::vector<Block> &blocks, const disclosure::EndorsementSheetProjection &projection, const ReportWords &words)
{
    int withheld = 0;
    bool bodies = false;
    for (const StatementSection &section : projection.statements) {
        withheld += section.withheld.value();
        bodies = bodies || !section.bodies.empty();
    }
    NoteColumns notes;
    if (withheld > 0)
        notes.columns.push_back(plain(words.label(bodies ? "report.s.endorsements_withheld_bodies" : "report.s.endorsements_withheld")
                                          .arg(words.number(withheld))));
    notes.columns.push_back(plain(words.label("report.s.endorsements_withdrawn")));
    blocks.push_back({Spacer{4}});
    blocks.push_back({Rule{ColourRole::Ink, 0.5}});
    blocks.push_back({std::move(notes)});
}

} // namespace

Document endorsementSheetReport(const disclosure::EndorsementSheetProjection &projection, const ReportWords &words)
{
    const disclosure::Audience audience = projection.head.audience.value();
    const QString title = words.label("report.kind.endorsements");
    const QString foot = audience == disclosure::Audience::Public ? words.label("report.foot.endorsements")
                                                                  : handlingRule(audience, words);
    Document document;
    document.info = documentInfo(projection.head, title, foot, words);
    document.blocks = titleBlocks(projection.head, title, words);
    document.blocks.push_back({Spacer{4}});
    for (const StatementSection &section : projection.statements) {
        addStatement(document.blocks, section, words);
        document.blocks.push_back({Spacer{8}});
    }
    if (projection.statements.empty())
        document.blocks.push_back(paragraph(plain(words.label("report.s.endorsements_none")), TypeRole::Body));
    addNotes(document.blocks, projection, words);
    return document;
}

} // namespace dossier::reports
