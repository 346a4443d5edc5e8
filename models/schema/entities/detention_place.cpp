// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/detention_place.h"

#include "schema/entities/detention.h"
#include "schema/entities/organisation.h"

namespace dossier::schema::detention_place {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "detention_place";
    spec.label = "field.detention.place";
    spec.parent = detention.id;
    spec.subjectThrough = detention.id;
    spec.title = {place.id, from.id};
    spec.fields = {
        fixedLink(detention, detention::kType, "entity.detention"),
        orderField(order),
        scalar(place).to({organisation::kType}).open(Audience::Public).indexed().label("field.detention.place"),
        scalar(from).open(Audience::Public).label("field.detention.place_from"),
        scalar(until).open(Audience::Public).label("field.detention.place_until"),
        scalar(reason).open(Audience::Internal).label("field.detention.place_reason"),
    };
    return spec;
}

} // namespace dossier::schema::detention_place
