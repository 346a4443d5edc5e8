// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/participation.h"

#include "schema/entities/case.h"
#include "schema/entities/event.h"
#include "schema/entities/hearing.h"
#include "schema/entities/member.h"
#include "schema/entities/organisation.h"
#include "schema/entities/person.h"
#include "schema/entities/proceeding.h"

namespace dossier::schema::participation {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "participation";
    spec.label = "entity.participation";
    spec.subjectThrough = person.id;
    spec.title = {role.id, person.id, organisation.id};
    spec.fields = {
        scalar(person).to({person::kType}).open(Audience::Public).appendOnly().indexed().label("entity.person"),
        scalar(organisation)
            .to({organisation::kType})
            .open(Audience::Public)
            .appendOnly()
            .indexed()
            .label("entity.organisation"),
        scalar(case_).to({case_::kType}).open(Audience::Public).indexed().label("entity.case"),
        scalar(proceeding).to({proceeding::kType}).open(Audience::Public).indexed().label("entity.proceeding"),
        scalar(hearing).to({hearing::kType}).open(Audience::Public).indexed().label("entity.hearing"),
        scalar(event).to({event::kType}).open(Audience::Public).indexed().label("entity.event"),
        scalar(role).term("role").open(Audience::Public).required().indexed().label("field.participation.role"),
        scalar(appointed).term("appointed").open(Audience::Public).label("field.participation.appointed"),
        scalar(from).open(Audience::Public).label("field.participation.from"),
        scalar(until).open(Audience::Public).label("field.participation.until"),
        scalar(naming)
            .term("naming")
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Decision)
            .label("field.participation.naming"),
        scalar(named_publicly)
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Decision)
            .label("field.participation.named_publicly"),
        setOf(naming_sources).open(Audience::Internal).label("field.participation.naming_sources"),
        scalar(naming_decided_by)
            .to({member::kType})
            .open(Audience::Internal)
            .label("field.participation.naming_decided_by"),
        scalar(naming_decided_on).open(Audience::Internal).label("field.participation.naming_decided_on"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::participation
