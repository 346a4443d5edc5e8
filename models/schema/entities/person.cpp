// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/person.h"

#include "schema/entities/narrative.h"
#include "schema/entities/person_name.h"

namespace dossier::schema::person {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "person";
    spec.label = "entity.person";
    spec.title = {names.id};
    spec.fields = {
        parts(names, person_name::kType).open(Audience::Public).label("field.person.names"),
        scalar(sex).term("sex").open(Audience::Public).label("field.person.sex"),
        scalar(birth_date).open(Audience::Partner).indexed().label("field.person.birth_date"),
        scalar(birth_year).open(Audience::Public).computed().label("field.person.birth_year"),
        scalar(death_date).open(Audience::Public).label("field.person.death_date"),
        setOf(nationality).term("country").open(Audience::Public).label("field.person.nationality"),
        setOf(occupation).open(Audience::Public).searchable().label("field.person.occupation"),
        setOf(profile).open(Audience::Public).label("field.person.profile"),
        setOf(affiliation).open(Audience::Public).searchable().label("field.person.affiliation"),
        scalar(belief).open(Audience::Public).label("field.person.belief"),
        scalar(origin).open(Audience::Public).label("field.person.origin"),
        parts(biography, person_biography::kType).open(Audience::Public).label("field.person.biography"),
        setOf(languages).term("language").open(Audience::Internal).label("field.person.languages"),
        scalar(marital).open(Audience::Internal).label("field.person.marital"),
        scalar(dependants).open(Audience::Internal).label("field.person.dependants"),
        scalar(health).longText().open(Audience::Internal).label("field.person.health"),
        scalar(needs).longText().open(Audience::Internal).label("field.person.needs"),
        scalar(naming_basis)
            .term("naming_basis")
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Decision)
            .indexed()
            .label("field.person.naming_basis"),
        scalar(naming_date).open(Audience::Internal).label("field.person.naming_date"),
        scalar(naming_source).open(Audience::Internal).label("field.person.naming_source"),
        scalar(same_as).to({kType}).open(Audience::Internal).indexed().label("field.person.same_as"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::person
