// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/prisoner_list.h"

#include "schema/entities/list_column.h"

namespace dossier::schema::prisoner_list {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "prisoner_list";
    spec.label = "entity.prisoner_list";
    spec.title = {name.id};
    spec.fields = {
        scalar(name).open(Audience::Internal).required().searchable().indexed().label("field.listing.list_name"),
        scalar(publisher).open(Audience::Internal).label("field.listing.publisher"),
        scalar(another_body).open(Audience::Internal).label("field.prisoner_list.another_body"),
        parts(columns, list_column::kType).open(Audience::Internal).label("field.prisoner_list.columns"),
        scalar(imports).open(Audience::Internal).label("field.prisoner_list.imports"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::prisoner_list
