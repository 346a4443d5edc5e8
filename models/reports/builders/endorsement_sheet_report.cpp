// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/endorsement_sheet_report.h"

#include "reports/builders/report_front.h"

namespace dossier::reports {

using disclosure::NamedEndorser;
using disclosure::Released;
using disclosure::StatementSection;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNameColumnMm = 76;

/// What is counted, as a sum whose last cell is the total.
Table countsOf(const StatementSection &section, const ReportWords &words)
{
    Table table;
    table.columns = {{0, Align::Right}, {0, Align::Right}, {0, Align::Right}, {0, Align::Right}, {0, Align::Right}};
    Row header;
    for (const char *label : {"report.label.named", "report.label.initials", "entity.organisation.plural",
                              "report.s.name_withheld", "report.label.endorsements"})
        header.push_back(plain(words.label(label)));
    table.header = {std::move(header)};
    Row counts;
    for (const qint64 count : {qint64(section.named.size()), qint64(section.initials.size()),
                               qint64(section.organisations.size()), qint64(section.withheld.value()),
                               qint64(section.total.value())})
        counts.push_back(plain(QString::number(count)));
    counts.back().front().bold = true;
    table.rows = {std::move(counts)};
    return table;
}

Table namesOf(const std::vector<NamedEndorser> &named, const ReportWords &words)
{
    Table table;
    table.dense = true;
    table.columns = {{kNameColumnMm}, {0}};
    table.header = {{plain(words.label("report.label.name")), plain(words.label("field.endorser.affiliation"))}};
    for (const NamedEndorser &endorser : named) {
        QStringList description;
        if (endorser.title)
            description.append(endorser.title->value());
        if (endorser.affiliation)
            description.append(endorser.affiliation->value());
        table.rows.push_back({plain(endorser.name.value()), plain(description.join(u", "_s))});
    }
    return table;
}

QString joined(const std::vector<Released<QString>> &values, const QString &separator)
{
    QStringList out;
    for (const Released<QString> &value : values)
        out.append(value.value());
    return out.join(separator);
}

QString counted(const ReportWords &words, QByteArrayView label, std::size_t count)
{
    return u"%1 (%2)"_s.arg(words.label(label)).arg(count);
}

void addStatement(std::vector<Block> &blocks, const StatementSection &section, const ReportWords &words)
{
    blocks.push_back(heading(1, {}, section.statement ? section.statement->value() : words.label("entity.statement")));
    if (section.version)
        blocks.push_back(paragraph(plain(words.label("report.s.version").arg(section.version->value())), TypeRole::Note));
    blocks.push_back({countsOf(section, words)});
    if (!section.named.empty()) {
        blocks.push_back(heading(2, {}, counted(words, "report.label.named", section.named.size())));
        Block note = paragraph(plain(words.label("report.s.id_only")), TypeRole::Note);
        std::get<Paragraph>(note.content).keepWithNext = true;
        blocks.push_back(std::move(note));
        blocks.push_back({namesOf(section.named, words)});
    }
    if (!section.initials.empty()) {
        blocks.push_back(heading(2, {}, counted(words, "report.label.initials", section.initials.size())));
        blocks.push_back(paragraph(plain(joined(section.initials, u"   "_s)), TypeRole::Table));
    }
    if (!section.organisations.empty()) {
        blocks.push_back(heading(2, {}, counted(words, "entity.organisation.plural", section.organisations.size())));
        for (const Released<QString> &organisation : section.organisations)
            blocks.push_back(paragraph(plain(organisation.value()), TypeRole::Table));
    }
    if (section.withheld.value() > 0) {
        blocks.push_back({Spacer{4}});
        blocks.push_back(paragraph(plain(words.label("report.s.endorsements_withheld").arg(section.withheld.value())), TypeRole::Note));
    }
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
    document.blocks.push_back(paragraph(plain(words.label("report.s.endorsements_withdrawn")), TypeRole::Note));
    return document;
}

} // namespace dossier::reports
