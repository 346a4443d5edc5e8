// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/person_name.h"

#include "schema/entities/person.h"

namespace dossier::schema::person_name {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "person_name";
    spec.label = "field.person.name_text";
    spec.parent = person.id;
    spec.subjectThrough = person.id;
    spec.title = {text.id};
    spec.fields = {
        fixedLink(person, person::kType, "entity.person"),
        orderField(order),
        scalar(text).open(Audience::Public).required().personName().label("field.person.name_text"),
        scalar(script).term("script").open(Audience::Public).label("field.person.name_script"),
        scalar(language).term("language").open(Audience::Public).label("field.person.name_language"),
        scalar(kind).term("name").open(Audience::Public).label("field.person.name_kind"),
        scalar(given).open(Audience::Public).label("field.person.given"),
        scalar(patronymic).open(Audience::Public).personName(Naming::Patronymic).label("field.person.patronymic"),
        scalar(surname).open(Audience::Public).indexed().label("field.person.surname"),
    };
    return spec;
}

} // namespace dossier::schema::person_name
