// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_front.h"

namespace dossier::reports {

using disclosure::Audience;
using namespace Qt::StringLiterals;

namespace {

TagStyle tagStyleOf(Audience audience)
{
    switch (audience) {
    case Audience::Public: return TagStyle::Outlined;
    case Audience::Partner: return TagStyle::GreyFill;
    case Audience::Internal: return TagStyle::InkFill;
    case Audience::Restricted: break;
    }
    return TagStyle::InkFillDoubleFrame;
}

QString asOfSentence(const disclosure::ProjectionHead &head, const ReportWords &words)
{
    return words.label("report.s.as_of").arg(words.date(head.asOf.value()));
}

} // namespace

Block paragraph(Runs runs, TypeRole role)
{
    Paragraph out;
    out.runs = std::move(runs);
    out.role = role;
    return {std::move(out)};
}

Block heading(int level, const QString &number, const QString &text)
{
    Heading out;
    out.level = level;
    out.number = number;
    out.runs = plain(text);
    return {std::move(out)};
}

Block sectionHeading(const QString &text)
{
    Block out = heading(1, {}, text);
    std::get<Heading>(out.content).role = TypeRole::H2;
    return out;
}

Block anchoredHeading(int level, const QString &number, const QString &text, const QString &anchor)
{
    Block out = heading(level, number, text);
    std::get<Heading>(out.content).anchor = anchor;
    return out;
}

Run boldRun(const QString &text)
{
    Run run;
    run.text = text;
    run.bold = true;
    return run;
}

Runs isolatedRuns(const QStringList &parts, const QString &separator)
{
    Runs runs;
    for (const QString &part : parts) {
        if (!runs.empty())
            runs.push_back(plain(separator).front());
        runs.push_back(plain(part).front());
        runs.back().isolate = true;
    }
    return runs;
}

DocumentInfo documentInfo(const disclosure::ProjectionHead &head, const QString &title, const QString &foot,
                          const ReportWords &words)
{
    DocumentInfo info;
    info.title = title;
    info.language = head.language.value();
    info.furniture.tag = words.tag(head.audience.value());
    info.furniture.tagStyle = tagStyleOf(head.audience.value());
    info.furniture.headStart = title;
    info.furniture.headEnd = asOfSentence(head, words);
    info.furniture.footStart = foot;
    info.furniture.pageOf = words.label("report.s.page");
    info.furniture.continued = words.label("report.s.continued");
    return info;
}

QString handlingRule(Audience audience, const ReportWords &words)
{
    switch (audience) {
    case Audience::Public: return words.label("report.foot.public");
    case Audience::Partner: return words.label("report.foot.partner");
    case Audience::Internal:
    case Audience::Restricted: break;
    }
    return words.label("report.foot.internal");
}

std::vector<Block> titleBlocks(const disclosure::ProjectionHead &head, const QString &title, const ReportWords &words, TypeRole role)
{
    std::vector<Block> out;
    out.push_back(heading(0, {}, title));
    std::get<Heading>(out.back().content).role = role;
    out.push_back(paragraph(plain(asOfSentence(head, words)), TypeRole::CoverAsOf));
    if (head.informationUntil)
        out.push_back(paragraph(plain(words.label("report.s.information_until").arg(words.date(head.informationUntil->value()))),
                                TypeRole::Note));
    return out;
}

} // namespace dossier::reports
