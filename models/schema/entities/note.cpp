// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/note.h"

#include "schema/entities/observation.h"

namespace dossier::schema::note {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "note";
    spec.label = "entity.note_line";
    spec.title = {number.id, text.id};
    spec.fields = {
        fixedLink(observation, observation::kType, "entity.observation", Audience::Internal),
        scalar(number).open(Audience::Internal).appendOnly().label("field.note.number"),
        scalar(observed_at).open(Audience::Internal).appendOnly().indexed().label("field.note.observed_at"),
        scalar(typed_at).open(Audience::Internal).appendOnly().label("field.note.typed_at"),
        scalar(page).open(Audience::Internal).label("field.note.page"),
        scalar(speaker_role).term("role").open(Audience::Internal).label("field.note.speaker_role"),
        scalar(speaker).open(Audience::Internal).label("field.note.speaker"),
        scalar(text)
            .longText()
            .open(Audience::Internal)
            .required()
            .appendOnly()
            .searchable()
            .label("field.note.text"),
        scalar(verbatim).open(Audience::Internal).label("field.note.verbatim"),
        setOf(right_tags).term("right").open(Audience::Internal).label("field.note.right_tags"),
        setOf(marks).open(Audience::Internal).label("field.note.marks"),
        scalar(corrects).to({kType}).open(Audience::Internal).appendOnly().label("field.note.corrects"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::note
