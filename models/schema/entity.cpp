// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entity.h"

#include <algorithm>

namespace dossier::schema {

const FieldSpec *EntitySpec::field(FieldId id) const
{
    const auto found = std::ranges::find(fields, id, &FieldSpec::id);
    return found == fields.end() ? nullptr : &*found;
}

const FieldSpec *EntitySpec::field(QByteArrayView wanted) const
{
    const auto found = std::ranges::find_if(fields, [&](const FieldSpec &spec) { return wanted == spec.key; });
    return found == fields.end() ? nullptr : &*found;
}

FieldBuilder &FieldBuilder::open(Audience audience)
{
    m_spec.audience = audience;
    m_spec.hasAudience = true;
    return *this;
}

FieldBuilder &FieldBuilder::term(QByteArray vocabulary)
{
    m_spec.vocabulary = std::move(vocabulary);
    return *this;
}

FieldBuilder &FieldBuilder::to(std::initializer_list<EntityType> targets)
{
    m_spec.targets = targets;
    return *this;
}

FieldBuilder &FieldBuilder::label(QByteArray glossaryKey)
{
    m_spec.label = std::move(glossaryKey);
    return *this;
}

FieldBuilder &FieldBuilder::longText()
{
    m_spec.kind = Kind::LongText;
    return *this;
}

FieldBuilder &FieldBuilder::searchable()
{
    m_spec.searchable = true;
    return *this;
}

FieldBuilder &FieldBuilder::personName(Naming naming)
{
    m_spec.searchable = true;
    m_spec.naming = naming;
    return *this;
}

FieldBuilder &FieldBuilder::gate()
{
    m_spec.gate = true;
    return *this;
}

FieldBuilder &FieldBuilder::protective(Ratchet ratchet)
{
    m_spec.ratchet = ratchet;
    return *this;
}

FieldBuilder &FieldBuilder::appendOnly()
{
    m_spec.appendOnly = true;
    return *this;
}

FieldBuilder &FieldBuilder::required()
{
    m_spec.required = true;
    return *this;
}

FieldBuilder &FieldBuilder::computed()
{
    m_spec.computed = true;
    return *this;
}

FieldBuilder &FieldBuilder::indexed()
{
    m_spec.indexed = true;
    return *this;
}

FieldBuilder parts(PartField field, EntityType child)
{
    FieldSpec spec;
    spec.id = field.id;
    spec.key = field.key;
    spec.kind = Kind::Reference;
    spec.shape = Shape::Part;
    spec.targets = {child};
    return FieldBuilder(std::move(spec));
}

} // namespace dossier::schema
