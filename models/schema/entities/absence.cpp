// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/absence.h"

#include "schema/entities/case.h"
#include "schema/entities/prisoner_list.h"
#include "schema/entities/release.h"

namespace dossier::schema::absence {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "absence";
    spec.label = "entity.absence";
    spec.subjectThrough = case_.id;
    spec.title = {case_.id, as_of.id};
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case", Audience::Internal),
        scalar(list).to({prisoner_list::kType}).open(Audience::Internal).required().indexed().label("entity.prisoner_list"),
        scalar(as_of).open(Audience::Internal).indexed().label("field.listing.as_of"),
        scalar(last_listed).open(Audience::Internal).label("field.absence.last_listed"),
        scalar(answer).term("absence").open(Audience::Internal).indexed().label("field.absence.answer"),
        scalar(release).to({release::kType}).open(Audience::Internal).label("entity.release"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::absence
