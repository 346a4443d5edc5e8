// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/organisation.h"

#include "schema/entities/organisation_name.h"

namespace dossier::schema::organisation {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "organisation";
    spec.label = "entity.organisation";
    spec.title = {names.id};
    spec.fields = {
        parts(names, organisation_name::kType).open(Audience::Public).label("field.organisation.names"),
        scalar(kind).term("organisation").open(Audience::Public).indexed().label("field.organisation.kind"),
        scalar(place).open(Audience::Public).label("field.event.place"),
        scalar(address).longText().open(Audience::Public).label("field.organisation.address"),
        scalar(country).term("country").open(Audience::Public).label("field.endorser.country"),
        scalar(catalogue_key).open(Audience::Internal).indexed().label("field.organisation.catalogue_key"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::organisation
