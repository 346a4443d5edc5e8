// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/detention.h"

#include "schema/entities/case.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/organisation.h"
#include "schema/entities/person.h"

namespace dossier::schema::detention {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "detention";
    spec.label = "entity.detention";
    spec.subjectThrough = case_.id;
    spec.title = {kind.id, from.id};
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case"),
        scalar(kind).term("detention").open(Audience::Public).indexed().label("field.detention.kind"),
        scalar(authority)
            .to({organisation::kType})
            .open(Audience::Public)
            .indexed()
            .label("field.detention.authority"),
        scalar(requested_by)
            .to({person::kType, organisation::kType})
            .open(Audience::Internal)
            .label("field.detention.requested_by"),
        scalar(judge).to({person::kType}).open(Audience::Public).label("field.detention.judge"),
        scalar(court_act).to({court_act::kType}).open(Audience::Public).label("entity.court_act"),
        scalar(ordered_on).open(Audience::Public).label("field.detention.ordered_on"),
        scalar(from).open(Audience::Public).indexed().label("field.detention.from"),
        scalar(until).open(Audience::Public).indexed().label("field.detention.until"),
        parts(places, detention_place::kType).open(Audience::Public).label("field.detention.places"),
        scalar(legal_basis).open(Audience::Public).label("field.detention.legal_basis"),
        scalar(grounds).longText().open(Audience::Public).label("field.detention.grounds"),
        scalar(regime).longText().open(Audience::Internal).label("field.detention.regime"),
        scalar(appealed_on).open(Audience::Public).label("field.detention.appealed_on"),
        scalar(appeal_outcome).open(Audience::Public).label("field.detention.appeal_outcome"),
        scalar(credited).open(Audience::Internal).label("field.detention.credited"),
        scalar(as_listed).open(Audience::Public).label("field.charge.as_listed"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::detention
