// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/possible_match.h"

#include "schema/entities/person.h"

namespace dossier::schema::possible_match {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "possible_match";
    spec.label = "import.possible_match";
    spec.subjectThrough = person.id;
    spec.title = {person.id, other.id};
    spec.fields = {
        fixedLink(person, person::kType, "entity.person", Audience::Internal),
        scalar(other).to({person::kType}).open(Audience::Internal).required().indexed().label("field.possible_match.other"),
        scalar(score).open(Audience::Internal).indexed().label("field.possible_match.score"),
        setOf(reasons).open(Audience::Internal).label("field.possible_match.reasons"),
        scalar(list).open(Audience::Internal).label("field.listing.list_name"),
        scalar(decision).term("match_decision").open(Audience::Internal).indexed().label("field.possible_match.decision"),
        scalar(decided_at).open(Audience::Internal).label("field.possible_match.decided_at"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::possible_match
