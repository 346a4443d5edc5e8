// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_sets.h"
#include "schema/entities/member.h"
#include "schema/entities/vault.h"

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

/// Undo that may not touch a record is an undo that cannot be done; for the rest it is a rule.
ErrorCode refusal(const Preparation &preparation)
{
    return preparation.action().origin == Origin::Undo ? ErrorCode::NotUndoable : ErrorCode::RuleViolated;
}

/// Whose erasure takes this record along never changes: wrong person = new record (architecture.md 2).
bool isFixedLink(const schema::EntitySpec &entity, schema::FieldId field)
{
    return entity.parent == field || entity.subjectThrough == field;
}

Result<void> checkUpdate(const Preparation &preparation, const ChangeSet &changes, const schema::EntitySpec &entity)
{
    for (const FieldChange &change : changes.fields) {
        const schema::FieldSpec *field = entity.field(change.field);
        if (isFixedLink(entity, change.field))
            return refuse(refusal(preparation), entity, field, "fixed at creation"_L1);
        if (field->appendOnly)
            return refuse(refusal(preparation), entity, field, "append-only"_L1);
    }
    for (const SetChange &change : changes.sets) {
        const schema::FieldSpec *field = entity.field(change.field);
        if (field->appendOnly && !change.removed.isEmpty())
            return refuse(refusal(preparation), entity, field, "append-only"_L1);
    }
    return {};
}

/// An append-only record goes only where its whole parent goes.
Result<bool> goesWithItsOwner(const Preparation &preparation, const ChangeSet &changes,
                              const schema::EntitySpec &entity)
{
    DOSSIER_ASSIGN(const std::optional<Record> record, preparation.before(changes.id));
    for (const std::optional<schema::FieldId> link : {entity.parent, entity.subjectThrough}) {
        const auto *owner = link && record ? std::get_if<base::RecordId>(&record->value(*link)) : nullptr;
        const ChangeSet *ownersChanges = owner ? preparation.changesOf(*owner) : nullptr;
        if (ownersChanges && ownersChanges->kind == changes.kind)
            return true;
    }
    return false;
}

} // namespace

Result<void> checkImmutable(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        const ChangeSet &changes = preparation.at(i);
        const schema::EntitySpec &entity = *preparation.registry().entity(changes.entity);
        if (changes.kind == ChangeKind::Update)
            DOSSIER_TRY(checkUpdate(preparation, changes, entity));
        // Whose keys open the vault must stay known: without them it opens to nobody.
        const bool opens = changes.entity == schema::member::kType || changes.entity == schema::vault::kType;
        if (opens && changes.kind == ChangeKind::Delete)
            return refuse(refusal(preparation), entity, nullptr, "is not deleted"_L1);
        if (!entity.appendOnly || changes.kind == ChangeKind::Create || changes.kind == ChangeKind::Update)
            continue;
        DOSSIER_ASSIGN(const bool allowed, goesWithItsOwner(preparation, changes, entity));
        if (!allowed)
            return refuse(refusal(preparation), entity, nullptr, "append-only"_L1);
    }
    return {};
}

} // namespace dossier::domain
