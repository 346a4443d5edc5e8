// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/allow_list.h"

#include "schema/entities/absence.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/finding.h"
#include "schema/entities/hearing.h"
#include "schema/entities/hearing_presence.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/narrative.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/proceeding.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"

namespace dossier::disclosure {

using namespace schema;

namespace {

using Fields = QList<FieldId>;

Fields narrative(const NarrativeFields &fields)
{
    return {fields.parent.id, fields.order.id,        fields.language.id,
            fields.text.id,   fields.cleared_text.id, fields.translation_of.id};
}

Fields fieldsOfList()
{
    Fields out{
        case_::reference.id,   case_::person.id,         case_::joint_case.id,    case_::list_group.id,
        case_::liberty_status.id, case_::liberty_since.id, case_::arrest_date.id,
        person::sex.id,        person::birth_date.id,    person::birth_year.id,   person::death_date.id,
        person_name::person.id, person_name::order.id,   person_name::text.id,    person_name::script.id,
        person_name::language.id, person_name::kind.id,  person_name::given.id,   person_name::patronymic.id,
        person_name::surname.id, joint_case::name.id,
        charge::case_.id,      charge::article.id,       charge::wording.id,      charge::supersedes.id,
        charge::stage.id,      charge::date.id,          charge::authority.id,    charge::title.id,
        detention::case_.id,   detention::kind.id,       detention::authority.id, detention::from.id,
        detention::until.id,
        detention_place::detention.id, detention_place::order.id, detention_place::place.id,
        detention_place::from.id, detention_place::until.id,
        sentence::case_.id,    sentence::kind.id,        sentence::total_term.id, sentence::court.id,
        sentence::date.id,     sentence::next_sentence.id, sentence::as_listed.id, sentence::court_act.id,
        court_act::case_.id,   court_act::court.id,      court_act::pronounced.id,
        release::case_.id,     release::released_on.id,  release::way.id,
        organisation::kind.id,
        organisation_name::organisation.id, organisation_name::order.id, organisation_name::text.id,
        organisation_name::language.id,
    };
    out += narrative(case_summary::fields);
    out += narrative(case_background::fields);
    return out;
}

Fields fieldsOfEndorsementSheet()
{
    return {endorsement::endorser.id, endorsement::statement.id, endorsement::version.id,
            endorser::kind.id,        endorser::legal_name.id,   endorser::published_name.id,
            endorser::title.id,       endorser::affiliation.id};
}

/// Observers, who judged a finding, and what supervisors asked are in none of these.
Fields fieldsOfHearing()
{
    return {
        hearing::proceeding.id,    hearing::case_.id,         hearing::date.id,         hearing::scheduled.id,
        hearing::actual_start.id,  hearing::actual_end.id,    hearing::late_by.id,      hearing::late_cause.id,
        hearing::session.id,       hearing::stage.id,         hearing::court.id,        hearing::room.id,
        hearing::judges.id,        hearing::prosecutors.id,   hearing::attendance.id,   hearing::outcome.id,
        hearing::adjournment_reason.id, hearing::adjourned_by.id, hearing::next_date.id,
        hearing_presence::hearing.id, hearing_presence::order.id, hearing_presence::person.id,
        hearing_presence::presence.id, hearing_presence::reason.id,
        proceeding::number.id,     proceeding::court.id,      proceeding::case_.id,     case_::person.id,
        observation::hearing.id,   observation::access.id,    observation::seats.id,    observation::refused_entry.id,
        observation::recording_rules.id, observation::parties.id, observation::conditions.id, observation::dock.id,
        observation::restraints.id, observation::visible_health.id, observation::conduct.id, observation::motions.id,
        observation::ruling.id,    observation::evidence.id,  observation::outcome.id,  observation::summary.id,
        observation::state.id,
        note::observation.id,      note::number.id,           note::observed_at.id,     note::speaker_role.id,
        note::speaker.id,          note::text.id,             note::verbatim.id,        note::right_tags.id,
        note::corrects.id,
        finding::observation.id,   finding::right.id,         finding::judged.id,       finding::seriousness.id,
        finding::facts.id,         finding::lines_cited.id,
        person_name::person.id,    person_name::order.id,     person_name::text.id,     person_name::script.id,
        person_name::language.id,  person_name::kind.id,      person_name::given.id,    person_name::patronymic.id,
        person_name::surname.id,   person::sex.id,
        organisation::kind.id,     organisation_name::organisation.id, organisation_name::order.id,
        organisation_name::text.id, organisation_name::language.id,
    };
}

Fields fieldsOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::List: return fieldsOfList();
    case ReportKind::EndorsementSheet: return fieldsOfEndorsementSheet();
    case ReportKind::Hearing: return fieldsOfHearing();
    case ReportKind::Records: break;
    }
    return {};
}

/// Not flagged as gates, since colleagues see them, but asked before a release all the same: whether
/// an endorser is an organisation, whether a text was edited after it was cleared, and whether
/// somebody has said what became of a case that its list names no more.
Fields decidingFields(ReportKind kind)
{
    if (kind == ReportKind::EndorsementSheet)
        return {endorser::kind.id};
    if (kind != ReportKind::List)
        return {};
    return {case_summary::fields.parent.id,          case_summary::fields.text.id,
            case_summary::fields.cleared_text.id,    case_background::fields.parent.id,
            case_background::fields.text.id,         case_background::fields.cleared_text.id,
            absence::case_.id,                       absence::answer.id};
}

} // namespace

AllowList AllowList::make(const Registry &registry, ReportKind kind, Audience reader)
{
    return of(registry, kind, fieldsOf(kind), reader);
}

AllowList AllowList::forRecords(const Registry &registry, const QList<FieldId> &fields, Audience reader)
{
    return of(registry, ReportKind::Records, fields, reader);
}

void AllowList::add(const EntitySpec *entity)
{
    if (entity && !m_entities.contains(entity->type))
        m_entities.append(entity->type);
}

AllowList AllowList::of(const Registry &registry, ReportKind kind, const QList<FieldId> &fields, Audience reader)
{
    AllowList out;
    out.m_kind = kind;
    out.m_reader = reader;
    const QList<FieldId> deciding = decidingFields(kind);
    for (const FieldId id : fields + deciding)
        out.add(registry.entityOf(id));
    for (const FieldId id : fields) {
        const EntitySpec *entity = registry.entityOf(id);
        const FieldSpec *field = registry.field(id);
        if (!entity || !field)
            continue;
        if (field->gate || !mayRead(reader, field->audience))
            continue;
        out.m_values[key(entity->type)].append(id);
        out.m_released.insert(std::to_underlying(id));
    }
    // Whatever of a record is released, all its gates are asked.
    for (const EntityType type : out.m_entities) {
        for (const FieldSpec &field : registry.entity(type)->fields) {
            if (field.gate)
                out.m_gates[key(type)].append(field.id);
        }
    }
    // What protects one record of a human being protects the others that are kept under it.
    if (out.m_entities.contains(person::kType))
        out.m_gates[key(person::kType)].append(person::same_as.id);
    for (const FieldId id : deciding) {
        if (const EntitySpec *entity = registry.entityOf(id))
            out.m_gates[key(entity->type)].append(id);
    }
    return out;
}

} // namespace dossier::disclosure
