// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/absence_answer.h"

#include "schema/entities/absence.h"
#include "schema/entities/case.h"
#include "schema/entities/release.h"

namespace dossier::domain {

using namespace Qt::StringLiterals;
namespace absence = schema::absence;
namespace case_ = schema::case_;
namespace release = schema::release;

namespace {

ChangeSet statusOf(const Record &matter, const AbsenceAnswer &answer)
{
    ChangeSet changes = updateOf(matter);
    changes.set(case_::liberty_status.id, schema::Code{answer.libertyStatus}, matter.value(case_::liberty_status.id));
    // The day the old status began says nothing of the new one.
    const schema::Value since = answer.on.isNull() ? schema::Value() : schema::Value(answer.on);
    changes.set(case_::liberty_since.id, since, matter.value(case_::liberty_since.id));
    return changes;
}

} // namespace

bool isAbsenceAsked(const QList<Record> &releases)
{
    return releases.isEmpty();
}

AbsenceAnswer releaseAnswer(const QString &way)
{
    return {.answer = way == "died"_L1 ? u"died"_s : u"released"_s, .way = way};
}

QString statusOffered(const AbsenceAnswer &answer)
{
    if (answer.answer == "died"_L1)
        return u"died"_s;
    return answer.answer == "released"_L1 ? release::libertyAfter(answer.way) : QString();
}

std::vector<ChangeSet> answerAbsence(AbsenceRecords records, const AbsenceAnswer &answer)
{
    std::vector<ChangeSet> out;
    if (!answer.isOpen())
        records.absence.set(absence::answer, schema::Code{answer.answer});
    if (!answer.isOpen() && !answer.way.isEmpty()) {
        ChangeSet made = createOf(release::kType, records.release);
        made.set(release::case_, records.matter.id());
        made.set(release::way, schema::Code{answer.way});
        if (!answer.on.isNull())
            made.set(release::released_on, answer.on);
        if (!records.source.isEmpty())
            made.set(release::source, records.source);
        out.push_back(std::move(made));
        records.absence.set(absence::release, records.release);
    }
    if (!answer.isOpen() && !answer.libertyStatus.isEmpty())
        out.push_back(statusOf(records.matter, answer));
    out.push_back(std::move(records.absence));
    return out;
}

} // namespace dossier::domain
