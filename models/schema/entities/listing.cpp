// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/listing.h"

#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/prisoner_list.h"

namespace dossier::schema::listing {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "listing";
    spec.label = "entity.listing";
    spec.subjectThrough = person.id;
    spec.title = {list.id, as_of.id};
    spec.fields = {
        fixedLink(person, person::kType, "entity.person", Audience::Internal),
        scalar(case_).to({case_::kType}).open(Audience::Internal).indexed().label("entity.case"),
        scalar(list).to({prisoner_list::kType}).open(Audience::Internal).required().indexed().label("entity.prisoner_list"),
        scalar(as_of).open(Audience::Internal).indexed().label("field.listing.as_of"),
        scalar(number).open(Audience::Internal).label("field.listing.number"),
        scalar(group).open(Audience::Internal).label("field.listing.group"),
        // A working list holds what was never meant for print (health, family): internal, unlike the
        // printed list of another body, which a later issue releases with its source.
        scalar(text).longText().open(Audience::Internal).label("field.listing.text"),
        scalar(imported_at).open(Audience::Internal).label("field.case.imported_at"),
        scalar(import_no).open(Audience::Internal).indexed().label("field.listing.import_no"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::listing
