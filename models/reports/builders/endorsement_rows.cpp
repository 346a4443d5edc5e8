// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_table.h"

namespace dossier::reports {

using disclosure::Released;
using disclosure::StatementSection;
using namespace Qt::StringLiterals;

namespace {

void newRow(ReportTableRows &rows, const StatementSection &section, const QString &form, const QString &name, std::optional<int> count = 1)
{
    rows.newRow();
    if (section.statement)
        rows.set("statement"_L1, section.statement->value());
    if (section.version)
        rows.set("version"_L1, section.version->value());
    rows.set("form"_L1, form);
    rows.set("name"_L1, name);
    if (count)
        rows.set("count"_L1, std::int64_t(*count));
}

void addStatement(ReportTableRows &rows, const StatementSection &section, const ReportWords &words)
{
    for (const disclosure::NamedEndorser &endorser : section.named) {
        newRow(rows, section, words.label("report.label.named"), endorser.name.value());
        if (endorser.title)
            rows.set("title"_L1, endorser.title->value());
        if (endorser.affiliation)
            rows.set("affiliation"_L1, endorser.affiliation->value());
    }
    for (const Released<QString> &initials : section.initials)
        newRow(rows, section, words.label("report.label.initials"), initials.value());
    for (const Released<QString> &organisation : section.organisations)
        newRow(rows, section, words.label("entity.organisation"), organisation.value());
    // Those of a body whose count is not told stay in the row of the withheld, so that the column adds up.
    int untold = section.withheld.value();
    for (const disclosure::SigningBody &body : section.bodies) {
        // Not one optional made of the other: GCC 12 takes that for a value nobody set.
        std::optional<int> people;
        if (body.people)
            people = body.people->value();
        newRow(rows, section, words.label("report.label.people_of"), body.name.value(), people);
        untold -= people.value_or(0);
    }
    if (untold > 0)
        newRow(rows, section, words.label("report.s.name_withheld"), {}, untold);
}

} // namespace

ReportTable endorsementTable(const disclosure::EndorsementSheetProjection &projection, const ReportWords &words)
{
    ReportTableRows rows(projection.head, u"endorsement-sheet"_s, words);
    rows.addColumn("statement");
    rows.addColumn("version");
    rows.addColumn("form");
    rows.addColumn("name");
    rows.addColumn("title");
    rows.addColumn("affiliation");
    rows.addColumn("count", ReportTable::CellKind::Integer);
    int total = 0;
    int withheld = 0;
    for (const StatementSection &section : projection.statements) {
        total += section.total.value();
        withheld += section.withheld.value();
        addStatement(rows, section, words);
    }
    rows.head().insert(u"total"_s, total);
    rows.head().insert(u"withheld"_s, QJsonObject{{u"count"_s, withheld}});
    return rows.take();
}

} // namespace dossier::reports
