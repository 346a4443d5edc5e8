// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/narrative.h"

#include "schema/entities/member.h"

namespace dossier::schema {

EntitySpec narrativeEntity(const NarrativeFields &fields, QByteArray key, EntityType parent,
                           QByteArray parentLabel, QByteArray label)
{
    EntitySpec spec;
    spec.type = fields.type;
    spec.key = std::move(key);
    spec.label = std::move(label);
    spec.parent = fields.parent.id;
    spec.subjectThrough = fields.parent.id;
    spec.title = {fields.language.id, fields.text.id};
    spec.fields = {
        fixedLink(fields.parent, parent, std::move(parentLabel)),
        orderField(fields.order),
        scalar(fields.language).term("language").open(Audience::Public).label("field.text.language"),
        scalar(fields.text).longText().open(Audience::Internal).searchable().label("field.text.text"),
        scalar(fields.cleared_text).longText().open(Audience::Public).label("field.text.cleared_text"),
        scalar(fields.cleared_at).open(Audience::Internal).label("field.text.cleared_at"),
        scalar(fields.cleared_by).to({member::kType}).open(Audience::Internal).label("field.text.cleared_by"),
        scalar(fields.translation_of).to({fields.type}).open(Audience::Public).label("field.text.translation_of"),
        scalar(fields.state).term("text").open(Audience::Internal).label("field.text.state"),
    };
    return spec;
}

std::optional<NarrativeFields> narrativeFieldsOf(EntityType type)
{
    for (const NarrativeFields &fields : {person_biography::fields, joint_case_description::fields,
                                          case_summary::fields, case_background::fields,
                                          case_circumstances::fields, event_text::fields}) {
        if (fields.type == type)
            return fields;
    }
    return std::nullopt;
}

} // namespace dossier::schema
