// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_sets.h"

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

Result<void> checkField(const schema::EntitySpec &entity, schema::FieldId id, schema::Shape shape)
{
    const schema::FieldSpec *field = entity.field(id);
    if (!field)
        return refuse(ErrorCode::UnknownField, entity, nullptr, "no such field"_L1);
    if (field->shape != shape)
        return refuse(ErrorCode::InvalidValue, entity, field, "wrong shape"_L1);
    if (field->computed)
        return refuse(ErrorCode::InvalidValue, entity, field, "computed, not typed"_L1);
    return {};
}

Result<void> checkChangeSet(const ChangeSet &changes, const schema::EntitySpec &entity)
{
    for (const FieldChange &change : changes.fields)
        DOSSIER_TRY(checkField(entity, change.field, schema::Shape::Scalar));
    for (const SetChange &change : changes.sets)
        DOSSIER_TRY(checkField(entity, change.field, schema::Shape::Set));
    const bool carriesValues = !changes.fields.empty() || !changes.sets.empty();
    if (carriesValues && (changes.kind == ChangeKind::Delete || changes.kind == ChangeKind::Restore))
        return refuse(ErrorCode::InvalidArgument, entity, nullptr, "a deletion carries no values"_L1);
    return {};
}

} // namespace

Result<void> checkShapes(Preparation &preparation)
{
    std::optional<schema::Compartment> compartment;
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const schema::EntitySpec *entity = preparation.registry().entity(changes.entity);
        if (!entity)
            return base::fail(ErrorCode::UnknownField, u"entity"_s);
        // One file holds one compartment, and one transaction writes one file.
        if (compartment && *compartment != entity->compartment && !entity->everyCompartment)
            return refuse(ErrorCode::RuleViolated, *entity, nullptr, "two compartments in one action"_L1);
        if (!entity->everyCompartment)
            compartment = entity->compartment;
        if (changes.id.isNull())
            return refuse(ErrorCode::InvalidArgument, *entity, nullptr, "record without an id"_L1);
        DOSSIER_TRY(checkChangeSet(changes, *entity));
    }
    return {};
}

} // namespace dossier::domain
