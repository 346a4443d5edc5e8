// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/court_act.h"

#include "schema/entities/case.h"
#include "schema/entities/hearing.h"
#include "schema/entities/organisation.h"
#include "schema/entities/person.h"
#include "schema/entities/proceeding.h"

namespace dossier::schema::court_act {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "court_act";
    spec.label = "entity.court_act";
    spec.title = {kind.id, court.id, pronounced.id};
    spec.fields = {
        setOf(case_).to({case_::kType}).open(Audience::Public).label("entity.case.plural"),
        scalar(proceeding).to({proceeding::kType}).open(Audience::Public).indexed().label("entity.proceeding"),
        scalar(hearing).to({hearing::kType}).open(Audience::Public).label("entity.hearing"),
        scalar(court).to({organisation::kType}).open(Audience::Public).indexed().label("field.hearing.court"),
        setOf(judges).to({person::kType}).open(Audience::Public).label("field.hearing.judges"),
        scalar(kind).term("court_act").open(Audience::Public).indexed().label("field.court_act.kind"),
        scalar(number).open(Audience::Public).searchable().label("field.court_act.number"),
        scalar(pronounced).open(Audience::Public).indexed().label("field.court_act.pronounced"),
        scalar(operative_part)
            .longText()
            .open(Audience::Public)
            .searchable()
            .label("field.court_act.operative_part"),
        scalar(reasons).longText().open(Audience::Public).searchable().label("field.court_act.reasons"),
        scalar(copy_requested).open(Audience::Internal).label("field.court_act.copy_requested"),
        scalar(copy_received).open(Audience::Internal).label("field.court_act.copy_received"),
        scalar(received_by).open(Audience::Internal).label("field.court_act.received_by"),
        scalar(in_force).open(Audience::Public).label("field.court_act.in_force"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::court_act
