// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/hearing_maker.h"

#include "schema/entities/finding.h"
#include "schema/entities/hearing.h"
#include "schema/entities/hearing_presence.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "schema/entities/person_name.h"
#include "schema/entities/proceeding.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace dossier::disclosure {

using namespace Qt::StringLiterals;
namespace hearing = schema::hearing;
namespace note = schema::note;
namespace observation_ = schema::observation;
namespace person_name = schema::person_name;

struct HearingMaker::Tally {
    int later = 0;
    int people = 0;
    int withheld = 0;
    HearingFindings findings;
};

namespace {

/// In the order in which a report prints them.
constexpr std::array kTexts{observation_::access,          observation_::seats,      observation_::refused_entry,
                            observation_::recording_rules, observation_::parties,    observation_::conditions,
                            observation_::dock,            observation_::restraints, observation_::visible_health,
                            observation_::conduct,         observation_::motions,    observation_::ruling,
                            observation_::evidence,        observation_::outcome};

/// On the calendar of the court.
QDate dayOf(const base::Instant &instant)
{
    const QTimeZone zone(instant.zone.toLatin1());
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(instant.utcMicroseconds / 1000, Qt::UTC);
    return (zone.isValid() ? utc.toTimeZone(zone) : utc).date();
}

} // namespace

HearingMaker::HearingMaker(const AllowList &allowed, ProjectionRequest request, const OrganisationNames &organisations,
                           const PeopleNames &people)
    : m_allowed(allowed), m_view(allowed), m_request(std::move(request)), m_organisations(organisations), m_people(people)
{
}

HearingResult HearingMaker::make(const QList<HearingCandidate> &candidates) const
{
    Tally tally;
    std::vector<HearingSection> sections;
    // Nobody was asked whether those who were seen in a room may be named outside: this is for colleagues.
    const bool forColleagues = mayRead(m_allowed.reader(), Audience::Internal);
    for (const HearingCandidate &candidate : candidates) {
        if (!forColleagues || !m_view.shows(candidate.hearing))
            continue;
        if (isLater(candidate.hearing))
            ++tally.later;
        else
            sections.push_back(section(candidate, tally));
    }
    ProjectionHead head{Release::value(m_allowed.reader()), Release::value(m_request.language), Release::value(m_request.asOf),
                        Release::optional(m_request.informationUntil)};
    return {HearingProjection{std::move(head), std::move(sections), Release::value(tally.people), Release::value(tally.withheld),
                              Release::value(tally.later)},
            std::move(tally.findings)};
}

/// What was observed in it was not known on that day. One whose day is not certain may have been before.
bool HearingMaker::isLater(const Row &row) const
{
    for (const auto &moment : {m_view.get(row, hearing::actual_start), m_view.get(row, hearing::scheduled), m_view.get(row, hearing::actual_end)}) {
        if (moment)
            return dayOf(*moment) > m_request.asOf;
    }
    const std::optional<base::PartialDate> date = m_view.get(row, hearing::date);
    return date && date->earliest() && *date->earliest() > m_request.asOf;
}

HearingSection HearingMaker::section(const HearingCandidate &candidate, Tally &tally) const
{
    const Row &row = candidate.hearing;
    HearingSection out;
    QString court = organisation(m_view.get(row, hearing::court));
    if (candidate.proceeding) {
        out.proceeding = Release::text(m_view.text(*candidate.proceeding, schema::proceeding::number));
        if (court.isEmpty())
            court = organisation(m_view.get(*candidate.proceeding, schema::proceeding::court));
    }
    out.court = Release::text(court);
    addTimes(out, row);
    addPeople(out, candidate, tally);
    for (const ObservationCandidate &each : candidate.observations) {
        if (m_view.shows(each.observation))
            out.observations.push_back(observation(each));
    }
    return out;
}

void HearingMaker::addTimes(HearingSection &out, const Row &row) const
{
    out.room = Release::text(m_view.text(row, hearing::room));
    out.date = Release::optional(m_view.get(row, hearing::date));
    out.scheduled = Release::optional(m_view.get(row, hearing::scheduled));
    out.actualStart = Release::optional(m_view.get(row, hearing::actual_start));
    out.actualEnd = Release::optional(m_view.get(row, hearing::actual_end));
    out.lateBy = Release::optional(m_view.get(row, hearing::late_by));
    out.lateCause = Release::text(m_view.text(row, hearing::late_cause));
    out.session = Release::optional(m_view.get(row, hearing::session));
    out.stage = Release::optional(m_view.get(row, hearing::stage));
    out.attendance = Release::optional(m_view.get(row, hearing::attendance));
    out.outcome = Release::optional(m_view.get(row, hearing::outcome));
    out.adjournmentReason = Release::text(m_view.text(row, hearing::adjournment_reason));
    out.adjournedBy = Release::text(m_view.text(row, hearing::adjourned_by));
    out.nextDate = Release::optional(m_view.get(row, hearing::next_date));
}

void HearingMaker::addPeople(HearingSection &out, const HearingCandidate &candidate, Tally &tally) const
{
    for (const base::RecordId &id : m_view.get(candidate.hearing, hearing::judges))
        out.judges.push_back(person(id, tally));
    for (const base::RecordId &id : m_view.get(candidate.hearing, hearing::prosecutors))
        out.prosecutors.push_back(person(id, tally));
    QSet<base::RecordId> noted;
    for (const Row &row : candidate.presence) {
        const auto id = m_view.get(row, schema::hearing_presence::person);
        if (!id || noted.contains(*id))
            continue;
        noted.insert(*id);
        PersonInHearing accused = person(*id, tally);
        accused.presence = Release::optional(m_view.get(row, schema::hearing_presence::presence));
        accused.reason = Release::text(m_view.text(row, schema::hearing_presence::reason));
        out.accused.push_back(std::move(accused));
    }
    for (const base::RecordId &id : candidate.accused) {
        if (!noted.contains(id))
            out.accused.push_back(person(id, tally));
        noted.insert(id);
    }
}

PersonInHearing HearingMaker::person(const base::RecordId &id, Tally &tally) const
{
    PersonInHearing out;
    std::optional<PersonName> legal;
    bool capped = false;
    for (const Row &row : m_people.value(id)) {
        capped = capped || !m_view.shows(row);
        PersonName name{m_view.text(row, person_name::text),       m_view.text(row, person_name::given),
                        m_view.text(row, person_name::patronymic), m_view.text(row, person_name::surname),
                        m_view.term(row, person_name::script),     m_view.term(row, person_name::language),
                        m_view.term(row, person_name::kind)};
        if (name.text.isEmpty())
            name.text = QStringList{name.given, name.patronymic, name.surname}.join(u' ').simplified();
        if (!name.text.isEmpty() && (!legal || (name.kind == u"legal" && legal->kind != u"legal")))
            legal = std::move(name);
    }
    ++tally.people;
    if (legal) {
        out.name = Release::optional(std::move(legal));
        tally.findings.personsNamed.append(id);
        return out;
    }
    ++tally.withheld;
    ++tally.findings.reasons[capped ? Withheld::Capped : Withheld::NoName];
    return out;
}

ObservationSection HearingMaker::observation(const ObservationCandidate &candidate) const
{
    ObservationSection out;
    out.state = Release::optional(m_view.get(candidate.observation, observation_::state));
    out.summary = Release::text(m_view.text(candidate.observation, observation_::summary));
    for (const schema::Field<QString> &field : kTexts) {
        const QString text = m_view.text(candidate.observation, field);
        if (!text.isEmpty())
            out.texts.push_back({field.id, Release::value(text)});
    }
    QHash<base::RecordId, std::int64_t> numbers;
    for (const Row &row : candidate.notes) {
        if (const auto number = m_view.get(row, note::number))
            numbers.insert(row.id, *number);
    }
    for (const Row &row : candidate.notes) {
        if (m_view.shows(row))
            out.notes.push_back(line(row, numbers));
    }
    for (const Row &row : candidate.findings) {
        if (m_view.shows(row))
            out.findings.push_back(finding(row, numbers));
    }
    return out;
}

NoteLine HearingMaker::line(const Row &row, const QHash<base::RecordId, std::int64_t> &numbers) const
{
    NoteLine out;
    out.number = Release::optional(m_view.get(row, note::number));
    out.observedAt = Release::optional(m_view.get(row, note::observed_at));
    out.speakerRole = Release::optional(m_view.get(row, note::speaker_role));
    out.speaker = Release::text(m_view.text(row, note::speaker));
    out.text = Release::text(m_view.text(row, note::text));
    out.verbatim = m_view.get(row, note::verbatim) == schema::Answer::Yes;
    for (const schema::Code &right : m_view.get(row, note::right_tags))
        out.rights.push_back(Release::value(right));
    const auto corrected = m_view.get(row, note::corrects);
    if (corrected && numbers.contains(*corrected))
        out.corrects = Release::value(numbers.value(*corrected));
    return out;
}

FindingFact HearingMaker::finding(const Row &row, const QHash<base::RecordId, std::int64_t> &numbers) const
{
    FindingFact out;
    out.right = Release::optional(m_view.get(row, schema::finding::right));
    out.judged = Release::optional(m_view.get(row, schema::finding::judged));
    out.seriousness = Release::optional(m_view.get(row, schema::finding::seriousness));
    out.facts = Release::text(m_view.text(row, schema::finding::facts));
    QList<std::int64_t> cited;
    for (const base::RecordId &id : m_view.get(row, schema::finding::lines_cited)) {
        if (numbers.contains(id))
            cited.append(numbers.value(id));
    }
    std::ranges::sort(cited);
    for (const std::int64_t number : cited)
        out.lines.push_back(Release::value(number));
    return out;
}

QString HearingMaker::organisation(const std::optional<base::RecordId> &id) const
{
    return organisationName(m_view, m_organisations, id, m_request.language);
}

} // namespace dossier::disclosure
