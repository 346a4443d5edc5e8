// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/record_choice.h"

#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/event.h"
#include "schema/entities/hearing.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"
#include "schema/entities/observation.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/proceeding.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"

#include <algorithm>
#include <array>

namespace dossier::disclosure {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;
using namespace schema;

namespace {

/// Whose records the list of prisoners prints, each of them a person's whose naming is decided.
constexpr std::array kDecided{person::kType,          person_name::kType,     case_::kType,  case_summary::kType,
                              case_background::kType, charge::kType,          detention::kType,
                              detention_place::kType, sentence::kType,        release::kType};
/// What those may refer to beyond their own person.
constexpr std::array kNamedBeside{person::kType, case_::kType, organisation::kType, joint_case::kType};
/// Matters that bring their protection to whatever refers to them.
constexpr std::array kMatters{case_::kType, proceeding::kType, hearing::kType, observation::kType, event::kType};

template<typename Types>
bool isIn(const Types &types, EntityType type)
{
    return std::ranges::find(types, type) != types.end();
}

/// Not the team, not the vault itself, nothing that has rows in other compartments.
bool isOwnRecord(const EntitySpec &entity)
{
    return entity.compartment == Compartment::Main && !entity.everyCompartment && !entity.hidden && entity.type != member::kType;
}

bool hasNames(EntityType type)
{
    return type == person::kType || type == organisation::kType;
}

bool mayBeAsked(const EntitySpec &entity, Audience reader)
{
    return isOwnRecord(entity) && (reader == Audience::Internal || (reader < Audience::Internal && isIn(kDecided, entity.type)));
}

bool mayBeReferredTo(const EntitySpec *target, Audience reader)
{
    if (!target || !isOwnRecord(*target) || (!hasNames(target->type) && !RecordChoice::titleOf(*target)))
        return false;
    return reader >= Audience::Internal || isIn(kNamedBeside, target->type);
}

/// Whether values of that field are ever a column; `names` of a person or a body are, by their text.
bool isColumn(const FieldSpec &field)
{
    if (field.shape == Shape::Part)
        return field.id == person::names.id || field.id == organisation::names.id;
    return field.kind != Kind::Bytes && field.kind != Kind::Order;
}

bool mayLeave(const Registry &registry, const FieldSpec &field, Audience reader)
{
    if (field.gate || !mayRead(reader, field.audience))
        return false;
    return field.kind != Kind::Reference || field.shape == Shape::Part
           || std::ranges::all_of(field.targets, [&](EntityType target) { return mayBeReferredTo(registry.entity(target), reader); });
}

QString named(const EntitySpec &entity, const QString &field)
{
    return QString::fromLatin1(entity.key) + u'.' + field;
}

Result<FieldId> chosen(const Registry &registry, const EntitySpec &entity, const QString &key, Audience reader)
{
    const FieldSpec *field = entity.field(key.toUtf8());
    if (!field)
        return base::fail(ErrorCode::UnknownField, named(entity, key));
    if (!isColumn(*field))
        return base::fail(ErrorCode::InvalidArgument, named(entity, key) + u" is no column"_s);
    if (!mayLeave(registry, *field, reader))
        return base::fail(ErrorCode::Refused, named(entity, key) + u" is not for the audience "_s + audienceKey(reader));
    return field->id;
}

/// What is read of one entity after another until nothing new is referred to.
class Closure
{
public:
    Closure(const Registry &registry, Audience reader) : m_registry(registry), m_reader(reader) {}

    void add(FieldId id)
    {
        if (m_fields.contains(id))
            return;
        m_fields.append(id);
        const FieldSpec *field = m_registry.field(id);
        addEntity(m_registry.entityOf(id)->type);
        if (field->shape != Shape::Part && field->kind == Kind::Reference)
            addTargets(*field);
    }
    [[nodiscard]] const QList<FieldId> &fields() const { return m_fields; }

private:
    void addTargets(const FieldSpec &field)
    {
        for (const EntityType target : field.targets) {
            addEntity(target);
            addNames(target);
        }
    }
    void addEntity(EntityType type)
    {
        if (m_entities.contains(type))
            return;
        m_entities.append(type);
        for (const FieldId link : RecordChoice::bindingLinks(*m_registry.entity(type)))
            add(link);
        if (type == person::kType)
            addPerson();
    }
    /// A list of prisoners names nobody without a name, and to others than colleagues nobody without a case.
    void addPerson()
    {
        add(person::sex.id);   // an entity is read where a field of it is
        addNames(person::kType);
        if (m_reader < Audience::Internal)
            add(case_::person.id);
    }
    void addNames(EntityType type)
    {
        if (type == person::kType) {
            for (const FieldId id : {person_name::person.id, person_name::order.id, person_name::text.id, person_name::kind.id,
                                     person_name::given.id, person_name::patronymic.id, person_name::surname.id})
                add(id);
        } else if (type == organisation::kType) {
            add(organisation::kind.id);
            for (const FieldId id : {organisation_name::organisation.id, organisation_name::order.id, organisation_name::text.id,
                                     organisation_name::language.id})
                add(id);
        } else if (const auto title = RecordChoice::titleOf(*m_registry.entity(type))) {
            add(*title);
        }
    }

    const Registry &m_registry;
    Audience m_reader;
    QList<EntityType> m_entities;
    QList<FieldId> m_fields;
};

} // namespace

Result<RecordChoice> RecordChoice::make(const Registry &registry, EntityType type, const QStringList &keys, Audience reader)
{
    const EntitySpec *entity = registry.entity(type);
    if (!entity)
        return base::fail(ErrorCode::UnknownField);
    if (!mayBeAsked(*entity, reader))
        return base::fail(ErrorCode::Refused, QString::fromLatin1(entity->key) + u" is not for the audience "_s + audienceKey(reader));
    RecordChoice out(type, reader);
    for (const QString &key : keys) {
        DOSSIER_ASSIGN(const FieldId field, chosen(registry, *entity, key, reader));
        if (out.m_fields.contains(field))
            return base::fail(ErrorCode::InvalidArgument, named(*entity, key) + u" twice"_s);
        out.m_fields.append(field);
    }
    if (keys.isEmpty()) {
        for (const FieldSpec &field : entity->fields) {
            if (isColumn(field) && mayLeave(registry, field, reader))
                out.m_fields.append(field.id);
        }
    }
    return out;
}

AllowList RecordChoice::allowList(const Registry &registry) const
{
    Closure closure(registry, m_reader);
    for (const FieldId field : m_fields) {
        closure.add(field);
        // Names are records of their own.
        if (field == organisation::names.id)
            closure.add(organisation_name::text.id);
    }
    if (m_fields.contains(organisation::names.id)) {
        for (const FieldId id : {organisation::kind.id, organisation_name::order.id, organisation_name::language.id})
            closure.add(id);
    }
    return AllowList::forRecords(registry, closure.fields(), m_reader);
}

QList<FieldId> RecordChoice::bindingLinks(const EntitySpec &entity)
{
    QList<FieldId> out;
    for (const FieldSpec &field : entity.fields) {
        if (field.kind != Kind::Reference || field.shape == Shape::Part)
            continue;
        const bool fixed = field.shape == Shape::Scalar
                           && ((field.required && field.appendOnly) || field.id == entity.subjectThrough || field.id == entity.parent);
        if (fixed || std::ranges::any_of(field.targets, [](EntityType target) { return isIn(kMatters, target); }))
            out.append(field.id);
    }
    return out;
}

std::optional<FieldId> RecordChoice::titleOf(const EntitySpec &entity)
{
    for (const FieldId id : entity.title) {
        const FieldSpec *field = entity.field(id);
        if (field && field->kind == Kind::Text && field->shape == Shape::Scalar && !field->gate)
            return id;
    }
    return std::nullopt;
}

} // namespace dossier::disclosure
