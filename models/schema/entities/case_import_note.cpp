// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/case_import_note.h"

#include "schema/entities/case.h"

namespace dossier::schema::case_import_note {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "case_import_note";
    spec.label = "field.case.import_note";
    spec.parent = case_.id;
    spec.subjectThrough = case_.id;
    spec.title = {text.id};
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case", Audience::Internal),
        orderField(order, Audience::Internal),
        scalar(text).longText().open(Audience::Internal).searchable().label("field.case.import_note"),
        scalar(list).open(Audience::Internal).label("field.listing.list_name"),
        scalar(as_of).open(Audience::Internal).label("field.listing.as_of"),
        scalar(imported_at).open(Audience::Internal).label("field.case.imported_at"),
    };
    return spec;
}

} // namespace dossier::schema::case_import_note
