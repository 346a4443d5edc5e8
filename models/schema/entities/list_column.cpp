// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/list_column.h"

#include "schema/entities/prisoner_list.h"

namespace dossier::schema::list_column {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "list_column";
    spec.label = "import.column";
    spec.parent = list.id;
    spec.subjectThrough = list.id;
    spec.title = {header.id};
    spec.fields = {
        fixedLink(list, prisoner_list::kType, "entity.prisoner_list", Audience::Internal),
        orderField(order, Audience::Internal),
        scalar(header).open(Audience::Internal).required().label("import.column"),
        scalar(holds).open(Audience::Internal).label("import.field"),
    };
    return spec;
}

} // namespace dossier::schema::list_column
