// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/hearing_presence.h"

#include "schema/entities/hearing.h"
#include "schema/entities/person.h"

namespace dossier::schema::hearing_presence {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "hearing_presence";
    spec.label = "field.hearing.presence";
    spec.parent = hearing.id;
    spec.subjectThrough = hearing.id;
    spec.title = {person.id, presence.id};
    spec.fields = {
        fixedLink(hearing, hearing::kType, "entity.hearing"),
        orderField(order),
        scalar(person).to({person::kType}).open(Audience::Public).indexed().label("entity.person"),
        scalar(presence).term("presence").open(Audience::Public).label("field.hearing.presence"),
        scalar(reason).open(Audience::Public).label("field.hearing.presence_reason"),
    };
    return spec;
}

} // namespace dossier::schema::hearing_presence
