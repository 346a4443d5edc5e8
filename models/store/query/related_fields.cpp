// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/related_fields.h"

#include <algorithm>

namespace dossier::store {

using schema::EntitySpec;
using schema::FieldSpec;
using schema::Shape;

namespace {

const FieldSpec *linkTo(const EntitySpec &target, const EntitySpec &entity)
{
    const auto link = std::ranges::find_if(entity.fields, [&](const FieldSpec &field) {
        return field.kind == schema::Kind::Reference && field.shape != Shape::Part && std::ranges::find(field.targets, target.type) != field.targets.end();
    });
    return link == entity.fields.end() ? nullptr : &*link;
}

} // namespace

std::vector<RelatedField> relatedFields(const EntitySpec &target, QByteArrayView name, const schema::Registry &registry)
{
    std::vector<RelatedField> out;
    for (const EntitySpec &entity : registry.entities()) {
        const FieldSpec *field = entity.compartment == target.compartment ? entity.field(name) : nullptr;
        if (!field || field->shape == Shape::Part || (!out.empty() && out.front().field->kind != field->kind))
            continue;
        if (const FieldSpec *link = linkTo(target, entity))
            out.push_back({&entity, link, field});
    }
    return out;
}

} // namespace dossier::store
