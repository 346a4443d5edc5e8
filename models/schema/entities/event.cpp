// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/event.h"

#include "schema/entities/case.h"
#include "schema/entities/narrative.h"

namespace dossier::schema::event {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "event";
    spec.label = "entity.event";
    spec.title = {date.id, title.id};
    spec.fields = {
        setOf(case_).to({case_::kType}).open(Audience::Public).label("entity.case.plural"),
        scalar(date).open(Audience::Public).indexed().label("field.event.date"),
        scalar(kind).term("event").open(Audience::Public).indexed().label("field.event.kind"),
        scalar(title).open(Audience::Public).searchable().label("field.event.title"),
        parts(text, event_text::kType).open(Audience::Public).label("field.event.text"),
        scalar(place).open(Audience::Public).label("field.event.place"),
        scalar(source).open(Audience::Internal).label("entity.source"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::event
