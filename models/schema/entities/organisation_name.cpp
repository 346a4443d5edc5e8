// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/organisation_name.h"

#include "schema/entities/organisation.h"

namespace dossier::schema::organisation_name {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "organisation_name";
    spec.label = "entity.organisation_name";
    spec.parent = organisation.id;
    spec.subjectThrough = organisation.id;
    spec.title = {text.id};
    spec.fields = {
        fixedLink(organisation, organisation::kType, "entity.organisation"),
        orderField(order),
        scalar(text).open(Audience::Public).required().searchable().indexed().label("entity.organisation_name"),
        scalar(language).term("language").open(Audience::Public).label("field.text.language"),
        scalar(kind).term("organisation_name").open(Audience::Public).label("field.person.name_kind"),
    };
    return spec;
}

} // namespace dossier::schema::organisation_name
