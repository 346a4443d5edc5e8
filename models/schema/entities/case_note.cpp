// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/case_note.h"

#include "schema/entities/case.h"
#include "schema/entities/member.h"

namespace dossier::schema::case_note {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "case_note";
    spec.label = "field.case.internal_notes";
    spec.parent = case_.id;
    spec.subjectThrough = case_.id;
    spec.title = {text.id};
    spec.appendOnly = true;
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case", Audience::Internal),
        orderField(order, Audience::Internal),
        scalar(text)
            .longText()
            .open(Audience::Internal)
            .required()
            .searchable()
            .appendOnly()
            .label("field.note.text"),
        scalar(written_at).open(Audience::Internal).appendOnly().label("field.case.note_written_at"),
        scalar(author).to({member::kType}).open(Audience::Internal).appendOnly().label("field.case.note_author"),
    };
    return spec;
}

} // namespace dossier::schema::case_note
