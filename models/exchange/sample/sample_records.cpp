// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sample/sample_records.h"

#include "schema/csv_rows.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/hearing.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "schema/entities/proceeding.h"

#include <QDateTime>
#include <QFile>
#include <QTimeZone>

void initialiseSampleResources()
{
    Q_INIT_RESOURCE(dossier_sample); // a static library's resources register only when asked
}

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;
using domain::Action;
using domain::ChangeSet;
using schema::Answer;
using schema::Code;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kMinute = 60'000'000; // microseconds

Result<QByteArray> sampleFile(const QString &name)
{
    initialiseSampleResources();
    QFile file(u":/dossier/sample/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::Internal, name);
    return file.readAll();
}

Action actionOf(const SampleTools &tools, const QString &label)
{
    Action action;
    action.id = base::newId<base::ActionTag>(tools.random);
    action.label = label;
    action.actor = tools.member;
    action.origin = domain::Origin::Import;
    return action;
}

base::Instant hearingStart()
{
    const QTimeZone baku("Asia/Baku");
    const QDateTime start(QDate(2026, 11, 3), QTime(10, 20), baku);
    return {start.toMSecsSinceEpoch() * 1000, u"Asia/Baku"_s, base::ClockSource::Typed};
}

ChangeSet noteLine(const schema::CsvRow &row, base::RecordId observation, const SampleTools &tools)
{
    namespace note = schema::note;
    base::Instant observed = hearingStart();
    observed.utcMicroseconds += row[u"minute"_s].toLongLong() * kMinute;
    ChangeSet line = domain::createOf(note::kType, base::newRecordId(tools.random));
    line.set(note::observation, observation);
    line.set(note::text, row[u"text"_s]);
    line.set(note::observed_at, observed);
    line.set(note::typed_at, tools.now);
    line.set(note::speaker_role, Code{row[u"speaker_role"_s]});
    line.set(note::verbatim, row[u"verbatim"_s] == "yes"_L1 ? Answer::Yes : Answer::No);
    for (const QString &right : row[u"right_tags"_s].split(u';', Qt::SkipEmptyParts))
        line.add(note::right_tags, Code{right});
    return line;
}

} // namespace

Result<QByteArray> sampleList()
{
    return sampleFile(u"prisoners.csv"_s);
}

Result<Action> sampleHearing(base::RecordId caseId, const SampleTools &tools)
{
    DOSSIER_ASSIGN(const QByteArray csv, sampleFile(u"notes.csv"_s));
    DOSSIER_ASSIGN(const QList<schema::CsvRow> rows, schema::readCsvRows(csv));
    Action action = actionOf(tools, u"sample_hearing"_s);

    ChangeSet proceeding = domain::createOf(schema::proceeding::kType, base::newRecordId(tools.random));
    proceeding.set(schema::proceeding::forum, Code{u"first_instance"_s});
    proceeding.add(schema::proceeding::case_, caseId);
    ChangeSet hearing = domain::createOf(schema::hearing::kType, base::newRecordId(tools.random));
    hearing.set(schema::hearing::proceeding, proceeding.id);
    hearing.add(schema::hearing::case_, caseId);
    hearing.set(schema::hearing::scheduled, hearingStart());
    hearing.set(schema::hearing::stage, Code{u"trial"_s});
    hearing.set(schema::hearing::outcome, Code{u"adjourned"_s});
    hearing.set(schema::hearing::next_date, base::PartialDate::day(QDate(2026, 11, 20)));
    ChangeSet observation = domain::createOf(schema::observation::kType, base::newRecordId(tools.random));
    observation.set(schema::observation::hearing, hearing.id);
    observation.add(schema::observation::observers, tools.member);

    const base::RecordId observationId = observation.id;
    action.changes = {std::move(proceeding), std::move(hearing), std::move(observation)};
    for (const schema::CsvRow &row : rows)
        action.changes.push_back(noteLine(row, observationId, tools));
    return action;
}

Result<Action> sampleEndorsements(const SampleTools &tools)
{
    namespace endorser = schema::endorser;
    namespace endorsement = schema::endorsement;
    DOSSIER_ASSIGN(const QByteArray csv, sampleFile(u"endorsers.csv"_s));
    DOSSIER_ASSIGN(const QList<schema::CsvRow> rows, schema::readCsvRows(csv));
    Action action = actionOf(tools, u"sample_endorsements"_s);
    for (const schema::CsvRow &row : rows) {
        ChangeSet person = domain::createOf(endorser::kType, base::newRecordId(tools.random));
        person.set(endorser::kind, Code{row[u"kind"_s]});
        person.set(endorser::legal_name, row[u"name"_s]);
        if (!row[u"title"_s].isEmpty())
            person.set(endorser::title, row[u"title"_s]);
        if (!row[u"affiliation"_s].isEmpty())
            person.set(endorser::affiliation, row[u"affiliation"_s]);
        person.set(endorser::country, Code{row[u"country"_s]});
        ChangeSet signature = domain::createOf(endorsement::kType, base::newRecordId(tools.random));
        signature.set(endorsement::endorser, person.id);
        signature.set(endorsement::statement, u"Free those who are held for their words"_s);
        signature.set(endorsement::version, u"1"_s);
        signature.set(endorsement::channel, Code{row[u"channel"_s]});
        DOSSIER_ASSIGN(const base::PartialDate received, base::PartialDate::fromEdtf(row[u"received"_s]));
        signature.set(endorsement::received, received);
        signature.set(endorsement::visibility, Code{row[u"visibility"_s]});
        action.changes.push_back(std::move(person));
        action.changes.push_back(std::move(signature));
    }
    return action;
}

} // namespace dossier::exchange
