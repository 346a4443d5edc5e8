// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_sets.h"

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

Result<bool> isFilled(const Preparation &preparation, const ChangeSet &changes, const schema::FieldSpec &field)
{
    if (field.shape == schema::Shape::Scalar) {
        DOSSIER_ASSIGN(const schema::Value value, preparation.valueAfter(changes, field.id));
        return !schema::isAbsent(value);
    }
    DOSSIER_ASSIGN(const std::optional<Record> record, preparation.after(changes.id));
    return record && !record->members(field.id).isEmpty();
}

bool isTouched(const schema::FieldSpec &field, const ChangeSet &changes)
{
    if (changes.change(field.id))
        return true;
    for (const SetChange &change : changes.sets) {
        if (change.field == field.id)
            return true;
    }
    return false;
}

} // namespace

Result<void> checkRequired(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        if (changes.kind == ChangeKind::Delete || changes.kind == ChangeKind::Restore)
            continue;
        const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
        for (const schema::FieldSpec &field : entity.fields) {
            if (!field.required || field.computed || field.shape == schema::Shape::Part)
                continue;
            // A record that lacks it already (an older release, a merge) can still be worked on.
            const bool matters = changes.kind == ChangeKind::Create || isTouched(field, changes);
            if (!matters)
                continue;
            DOSSIER_ASSIGN(const bool filled, isFilled(preparation, changes, field));
            if (!filled)
                return refuse(ErrorCode::RuleViolated, entity, &field, "required"_L1);
        }
    }
    return {};
}

} // namespace dossier::domain
