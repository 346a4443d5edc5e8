// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/observation_comment.h"

#include "schema/entities/member.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"

namespace dossier::schema::observation_comment {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "observation_comment";
    spec.label = "field.observation.comments";
    spec.parent = observation.id;
    spec.subjectThrough = observation.id;
    spec.title = {question.id};
    spec.fields = {
        fixedLink(observation, observation::kType, "entity.observation", Audience::Internal),
        orderField(order, Audience::Internal),
        scalar(line).to({note::kType}).open(Audience::Internal).label("field.observation.comment_line"),
        scalar(question).longText().open(Audience::Internal).label("field.observation.comment_question"),
        scalar(answer).longText().open(Audience::Internal).label("field.observation.comment_answer"),
        scalar(author).to({member::kType}).open(Audience::Internal).label("field.case.note_author"),
        scalar(written_at).open(Audience::Internal).label("field.case.note_written_at"),
    };
    return spec;
}

} // namespace dossier::schema::observation_comment
