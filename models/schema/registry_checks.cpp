// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/registry_checks.h"

#include "schema/registry.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dossier::schema {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

Result<void> broken(const char *rule, const QByteArray &where)
{
    return fail(ErrorCode::Internal, QLatin1StringView(rule) + u": "_s + QString::fromLatin1(where));
}

bool isKey(const QByteArray &key)
{
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !key.isEmpty() && key[0] >= 'a' && key[0] <= 'z' && std::ranges::all_of(key, isPlain);
}

/// Endorsers, Sources and Defence are peers: none may know of the others.
bool mayReferTo(const EntitySpec &from, const EntitySpec &to)
{
    return from.everyCompartment || to.compartment == Compartment::Main || from.compartment == to.compartment;
}

Result<void> checkTargets(const Registry &registry, const EntitySpec &entity, const FieldSpec &field,
                          const QByteArray &where)
{
    if (field.kind != Kind::Reference)
        return field.targets.empty() ? Result<void>() : broken("only a reference has targets", where);
    if (field.targets.empty())
        return broken("a reference without a target", where);
    for (const EntityType type : field.targets) {
        const EntitySpec *target = registry.entity(type);
        if (!target)
            return broken("a target that is not declared", where);
        if (field.shape == Shape::Part) {
            if (!target->isPart() || target->compartment != entity.compartment)
                return broken("parts of an entity that is no part, or of another compartment", where);
            const FieldSpec *parent = target->field(*target->parent);
            if (!parent || std::ranges::find(parent->targets, entity.type) == parent->targets.end())
                return broken("parts whose parent is another entity", where);
        } else if (!mayReferTo(entity, *target)) {
            return broken("a reference to a more restricted compartment", where);
        }
    }
    return {};
}

Result<void> checkShape(const FieldSpec &field, const QByteArray &where)
{
    if (field.kind == Kind::Code && field.vocabulary.isEmpty())
        return broken("a code without a vocabulary", where);
    if (field.kind != Kind::Code && !field.vocabulary.isEmpty())
        return broken("only a code has a vocabulary", where);
    const bool isText = field.kind == Kind::Text || field.kind == Kind::LongText || field.kind == Kind::LanguageText;
    if (field.searchable && !isText)
        return broken("only text is searched", where);
    if (field.naming != Naming::None && (!field.searchable || field.kind != Kind::Text || field.shape != Shape::Scalar))
        return broken("a name is a text that is searched", where);
    if (field.shape != Shape::Scalar && (field.required || field.computed || field.indexed || field.isProtective()))
        return broken("only a scalar is required, computed, indexed or protective", where);
    if (field.kind == Kind::Order && field.shape != Shape::Scalar)
        return broken("an order key is a scalar", where);
    return {};
}

Result<void> checkProtection(const FieldSpec &field, const QByteArray &where)
{
    if (!field.hasAudience)
        return broken("a field without an audience", where);
    if (field.gate && field.audience < Audience::Internal)
        return broken("a gate field that could be released", where);
    if (field.isProtective() && !field.gate)
        return broken("a protective field that no gate reads", where);
    if (field.computed && (field.required || field.appendOnly || field.gate))
        return broken("a computed field is not typed, kept or trusted", where);
    return {};
}

Result<void> checkFields(const Registry &registry, const EntitySpec &entity)
{
    QSet<QByteArray> keys;
    for (const FieldSpec &field : entity.fields) {
        const QByteArray where = entity.key + '.' + field.key;
        if (!isKey(field.key) || field.label.isEmpty())
            return broken("a field without a proper key or label", where);
        if (keys.contains(field.key))
            return broken("a key used twice", where);
        keys.insert(field.key);
        const int position = int(field.id) - 100 * int(entity.type);
        if (position < 1 || position > 99)
            return broken("a field number outside its entity", where);
        DOSSIER_TRY(checkProtection(field, where));
        DOSSIER_TRY(checkShape(field, where));
        DOSSIER_TRY(checkTargets(registry, entity, field, where));
    }
    return {};
}

/// The links of parents and subjects: fixed at creation, since moving a record to another person
/// would take it out of that person's erasure.
Result<const FieldSpec *> fixedLink(const EntitySpec &entity, FieldId id)
{
    const FieldSpec *link = entity.field(id);
    if (!link || link->kind != Kind::Reference || link->shape != Shape::Scalar || !link->appendOnly)
        return fail(ErrorCode::Internal, u"a parent or subject that is no fixed reference: "_s
                                             + QString::fromLatin1(entity.key));
    return link;
}

/// Follows `next` from an entity until it ends; a circle would make erasure run for ever.
template<typename Next>
Result<void> checkChain(const Registry &registry, const EntitySpec &start, Next next)
{
    const EntitySpec *entity = &start;
    for (std::size_t steps = 0; next(*entity).has_value(); ++steps) {
        if (steps > registry.entities().size())
            return broken("a chain of parents or subjects that goes round", start.key);
        DOSSIER_ASSIGN(const FieldSpec *link, fixedLink(*entity, *next(*entity)));
        if (link->targets.size() != 1)
            return broken("a parent or subject that may be of several kinds", entity->key);
        entity = registry.entity(link->targets.front());
        if (!entity || entity->compartment != start.compartment)
            return broken("a parent or subject in another compartment", start.key);
    }
    return {};
}

Result<void> checkEntity(const Registry &registry, const EntitySpec &entity)
{
    if (!isKey(entity.key) || entity.label.isEmpty() || std::uint16_t(entity.type) == 0)
        return broken("an entity without a number, a proper key or a label", entity.key);
    DOSSIER_TRY(checkFields(registry, entity));
    DOSSIER_TRY(checkChain(registry, entity, [](const EntitySpec &spec) { return spec.parent; }));
    DOSSIER_TRY(checkChain(registry, entity, [](const EntitySpec &spec) { return spec.subjectThrough; }));
    if (entity.isPart() && entity.subjectThrough != entity.parent)
        return broken("a part whose subject is not its parent's", entity.key);
    if (entity.isPart()) {
        const FieldSpec *link = entity.field(*entity.parent);
        if (!link->required)
            return broken("a part that could lose its parent", entity.key);
        const EntitySpec *parent = registry.entity(link->targets.front());
        const bool listed = std::ranges::any_of(parent->fields, [&](const FieldSpec &field) {
            return field.shape == Shape::Part && field.targets.front() == entity.type;
        });
        if (!listed)
            return broken("a part that its parent does not list", entity.key);
    }
    const auto orders = std::ranges::count(entity.fields, Kind::Order, &FieldSpec::kind);
    if (orders != (entity.isPart() ? 1 : 0))
        return broken("a part has one order key, and nothing else has any", entity.key);
    for (const FieldId id : entity.title) {
        const FieldSpec *field = entity.field(id);
        if (!field || field->gate)
            return broken("a title that is no field or a gate field", entity.key);
    }
    return {};
}

} // namespace

Result<void> checkDeclarations(const Registry &registry)
{
    for (const EntitySpec &entity : registry.entities())
        DOSSIER_TRY(checkEntity(registry, entity));
    return {};
}

} // namespace dossier::schema
