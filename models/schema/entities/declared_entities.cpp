// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/registry.h"

#include "schema/entities/absence.h"
#include "schema/entities/assessment.h"
#include "schema/entities/assessment_criterion.h"
#include "schema/entities/case.h"
#include "schema/entities/case_import_note.h"
#include "schema/entities/case_note.h"
#include "schema/entities/charge.h"
#include "schema/entities/consent_event.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/endorser_contact.h"
#include "schema/entities/event.h"
#include "schema/entities/finding.h"
#include "schema/entities/hearing.h"
#include "schema/entities/hearing_presence.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/ledger_entry.h"
#include "schema/entities/list_column.h"
#include "schema/entities/listing.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "schema/entities/observation_comment.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/participation.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/possible_match.h"
#include "schema/entities/prisoner_list.h"
#include "schema/entities/proceeding.h"
#include "schema/entities/release.h"
#include "schema/entities/release_restriction.h"
#include "schema/entities/sentence.h"
#include "schema/entities/vault.h"

namespace dossier::schema {

std::vector<EntitySpec> declaredEntities()
{
    return {
        vault::entity(),
        member::entity(),
        person::entity(),
        person_name::entity(),
        narrativeEntity(person_biography::fields, "person_biography", person::kType, "entity.person",
                        "field.person.biography"),
        joint_case::entity(),
        narrativeEntity(joint_case_description::fields, "joint_case_description", joint_case::kType, "entity.joint_case",
                        "field.joint_case.description"),
        case_::entity(),
        narrativeEntity(case_summary::fields, "case_summary", case_::kType, "entity.case",
                        "field.case.summary"),
        narrativeEntity(case_background::fields, "case_background", case_::kType, "entity.case",
                        "field.case.background"),
        narrativeEntity(case_circumstances::fields, "case_circumstances", case_::kType, "entity.case",
                        "field.case.circumstances"),
        case_import_note::entity(),
        case_note::entity(),
        charge::entity(),
        detention::entity(),
        detention_place::entity(),
        sentence::entity(),
        release::entity(),
        release_restriction::entity(),
        assessment::entity(),
        assessment_criterion::entity(),
        court_act::entity(),
        organisation::entity(),
        organisation_name::entity(),
        participation::entity(),
        proceeding::entity(),
        hearing::entity(),
        hearing_presence::entity(),
        observation::entity(),
        observation_comment::entity(),
        note::entity(),
        finding::entity(),
        event::entity(),
        narrativeEntity(event_text::fields, "event_text", event::kType, "entity.event",
                        "field.event.text"),
        ledger_entry::entity(),
        endorser::entity(),
        endorser_contact::entity(),
        endorsement::entity(),
        consent_event::entity(),
        prisoner_list::entity(),
        list_column::entity(),
        listing::entity(),
        absence::entity(),
        possible_match::entity(),
    };
}

} // namespace dossier::schema
