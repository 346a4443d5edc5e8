// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/joint_case.h"

#include "schema/entities/narrative.h"

namespace dossier::schema::joint_case {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "joint_case";
    spec.label = "entity.joint_case";
    spec.title = {name.id};
    spec.fields = {
        scalar(name).open(Audience::Public).required().searchable().indexed().label("field.joint_case.name"),
        setOf(aliases).open(Audience::Public).searchable().label("field.joint_case.aliases"),
        parts(description, joint_case_description::kType)
            .open(Audience::Public)
            .label("field.joint_case.description"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::joint_case
