// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/registry.h"

#include "schema/registry_checks.h"
#include "schema/vocabulary.h"

using namespace Qt::StringLiterals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

QString nameOf(const EntitySpec &entity, const FieldSpec &field)
{
    return QString::fromLatin1(entity.key + '.' + field.key);
}

bool isTranslated(const Vocabularies &vocabularies, const QByteArray &label)
{
    const QString missing = QString::fromLatin1(label);
    return vocabularies.hasLabel(label) && vocabularies.label(label, u"en"_s) != missing;
}

} // namespace

Result<Registry> Registry::build(std::vector<EntitySpec> entities)
{
    Registry registry;
    registry.m_entities = std::move(entities);
    for (std::size_t i = 0; i < registry.m_entities.size(); ++i) {
        const EntitySpec &entity = registry.m_entities[i];
        const auto type = std::uint16_t(entity.type);
        if (registry.m_byType.contains(type) || registry.m_byKey.contains(entity.key))
            return fail(ErrorCode::Internal, u"entity declared twice: "_s + QString::fromLatin1(entity.key));
        registry.m_byType.insert(type, i);
        registry.m_byKey.insert(entity.key, i);
        for (std::size_t f = 0; f < entity.fields.size(); ++f) {
            const auto id = std::uint16_t(entity.fields[f].id);
            if (registry.m_byField.contains(id))
                return fail(ErrorCode::Internal, u"field number used twice: "_s + nameOf(entity, entity.fields[f]));
            registry.m_byField.insert(id, {i, f});
        }
    }
    DOSSIER_TRY(checkDeclarations(registry));
    return registry;
}

Result<void> Registry::check(const Vocabularies &vocabularies) const
{
    for (const EntitySpec &entity : m_entities) {
        if (!isTranslated(vocabularies, entity.label))
            return fail(ErrorCode::Internal, u"no label: "_s + QString::fromLatin1(entity.key));
        for (const FieldSpec &field : entity.fields) {
            if (!isTranslated(vocabularies, field.label))
                return fail(ErrorCode::Internal, u"no label: "_s + nameOf(entity, field));
            if (field.kind == Kind::Code && !vocabularies.vocabulary(field.vocabulary))
                return fail(ErrorCode::Internal, u"no vocabulary: "_s + nameOf(entity, field));
        }
    }
    return {};
}

const EntitySpec *Registry::entity(EntityType type) const
{
    const auto found = m_byType.find(std::uint16_t(type));
    return found == m_byType.end() ? nullptr : &m_entities[*found];
}

const EntitySpec *Registry::entity(QByteArrayView key) const
{
    const auto found = m_byKey.find(key.toByteArray().replace('-', '_'));
    return found == m_byKey.end() ? nullptr : &m_entities[*found];
}

const FieldSpec *Registry::field(FieldId id) const
{
    const auto found = m_byField.find(std::uint16_t(id));
    return found == m_byField.end() ? nullptr : &m_entities[found->first].fields[found->second];
}

const EntitySpec *Registry::entityOf(FieldId id) const
{
    const auto found = m_byField.find(std::uint16_t(id));
    return found == m_byField.end() ? nullptr : &m_entities[found->first];
}

} // namespace dossier::schema
