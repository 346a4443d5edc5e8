// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/case.h"

#include "schema/entities/case_import_note.h"
#include "schema/entities/case_note.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"

namespace dossier::schema::case_ {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "case";
    spec.label = "entity.case";
    spec.subjectThrough = person.id;
    spec.title = {reference.id, person.id};
    spec.fields = {
        scalar(reference).open(Audience::Public).required().searchable().indexed().label("field.case.reference"),
        fixedLink(person, person::kType, "entity.person"),
        scalar(joint_case).to({joint_case::kType}).open(Audience::Public).indexed().label("entity.joint_case"),
        scalar(list_group).open(Audience::Public).indexed().label("field.case.list_group"),
        setOf(tags).open(Audience::Public).label("field.case.tags"),
        scalar(list_number).open(Audience::Public).indexed().label("field.case.list_number"),
        scalar(liberty_status).term("liberty").open(Audience::Public).indexed().label("field.case.liberty_status"),
        scalar(liberty_since).open(Audience::Public).label("field.case.liberty_since"),
        scalar(monitoring_status)
            .term("monitoring")
            .open(Audience::Internal)
            .indexed()
            .label("field.case.monitoring_status"),
        scalar(emblematic).open(Audience::Public).label("field.case.emblematic"),
        scalar(priority).term("priority").open(Audience::Internal).indexed().label("field.case.priority"),
        parts(summary, case_summary::kType).open(Audience::Public).label("field.case.summary"),
        parts(background, case_background::kType).open(Audience::Public).label("field.case.background"),
        parts(circumstances, case_circumstances::kType).open(Audience::Public).label("field.case.circumstances"),
        scalar(abducted_first).open(Audience::Public).label("field.case.abducted_first"),
        scalar(forces).open(Audience::Public).label("field.case.forces"),
        scalar(arrest_place).open(Audience::Public).label("field.case.arrest_place"),
        scalar(arrest_date).open(Audience::Public).indexed().label("field.case.arrest_date"),
        scalar(arrested_at).open(Audience::Public).label("field.case.arrested_at"),
        scalar(warrant_shown).open(Audience::Public).label("field.case.warrant_shown"),
        scalar(reasons_given).longText().open(Audience::Public).label("field.case.reasons_given"),
        scalar(lawyer_access).longText().open(Audience::Internal).label("field.case.lawyer_access"),
        scalar(responsible).to({member::kType}).open(Audience::Internal).indexed().label("field.case.responsible"),
        parts(internal_notes, case_note::kType).open(Audience::Internal).label("field.case.internal_notes"),
        scalar(publication)
            .term("publication")
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Decision)
            .indexed()
            .label("field.case.publication_state"),
        scalar(embargo_until)
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Decision)
            .label("field.case.embargo_until"),
        parts(import_note, case_import_note::kType).open(Audience::Internal).label("field.case.import_note"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::case_
