// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/builders/report_table.h"

namespace dossier::reports {

using disclosure::HearingSection;
using disclosure::NoteLine;
using namespace Qt::StringLiterals;
using Kind = ReportTable::CellKind;

namespace {

void addColumns(ReportTableRows &rows)
{
    rows.addColumn("hearing", Kind::Integer);
    rows.addColumn("court");
    rows.addColumn("scheduled");
    rows.addColumn("line", Kind::Integer);
    rows.addColumn("time");
    rows.addColumn("speaker_role");
    rows.addColumn("speaker");
    rows.addColumn("text");
    rows.addColumn("verbatim", Kind::Flag);
    rows.addColumn("rights", Kind::List);
    rows.addColumn("corrects", Kind::Integer);
    rows.addColumn("state");
}

void addLine(ReportTableRows &rows, int number, const HearingSection &hearing, const disclosure::ObservationSection &observation,
             const NoteLine &line, const ReportWords &words)
{
    rows.newRow();
    rows.set("hearing"_L1, std::int64_t(number));
    if (hearing.court)
        rows.set("court"_L1, hearing.court->value());
    if (hearing.scheduled)
        rows.set("scheduled"_L1, base::toIsoString(hearing.scheduled->value()));
    else if (hearing.date)
        rows.set("scheduled"_L1, hearing.date->value());
    if (line.number)
        rows.set("line"_L1, line.number->value());
    if (line.observedAt)
        rows.set("time"_L1, base::toIsoString(line.observedAt->value()));
    if (line.speakerRole)
        rows.set("speaker_role"_L1, words.term("role", line.speakerRole->value()));
    if (line.speaker)
        rows.set("speaker"_L1, line.speaker->value());
    if (line.text)
        rows.set("text"_L1, line.text->value());
    if (line.verbatim)
        rows.set("verbatim"_L1, words.label("field.note.verbatim"));
    QStringList rights;
    for (const auto &right : line.rights)
        rights.append(words.term("right", right.value()));
    rows.set("rights"_L1, rights);
    if (line.corrects)
        rows.set("corrects"_L1, line.corrects->value());
    if (observation.state)
        rows.set("state"_L1, words.term("observation", observation.state->value()));
}

} // namespace

ReportTable hearingTable(const disclosure::HearingProjection &projection, const ReportWords &words)
{
    ReportTableRows rows(projection.head, u"hearing"_s, words);
    rows.head().insert(u"hearings"_s, qint64(projection.hearings.size()));
    rows.head().insert(u"later"_s, projection.later.value());
    addColumns(rows);
    int number = 0;
    for (const HearingSection &hearing : projection.hearings) {
        ++number;
        for (const disclosure::ObservationSection &observation : hearing.observations) {
            for (const NoteLine &line : observation.notes)
                addLine(rows, number, hearing, observation, line, words);
        }
    }
    return rows.take();
}

} // namespace dossier::reports
