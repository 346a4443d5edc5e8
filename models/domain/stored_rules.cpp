// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rule_sets.h"

namespace dossier::domain {

using base::ErrorCode;
using base::Result;
using namespace Qt::StringLiterals;

namespace {

Result<void> checkExistence(const ChangeSet &changes, const std::optional<Record> &stored,
                            const schema::EntitySpec &entity)
{
    if (changes.kind == ChangeKind::Create) {
        if (stored)
            return refuse(ErrorCode::RuleViolated, entity, nullptr, "created twice"_L1);
        return {};
    }
    if (!stored || stored->type() != changes.entity)
        return refuse(ErrorCode::NotFound, entity, nullptr, "no such record"_L1);
    const bool wantsDeleted = changes.kind == ChangeKind::Restore;
    if (stored->isDeleted() != wantsDeleted) {
        return refuse(ErrorCode::RuleViolated, entity, nullptr,
                      wantsDeleted ? "restores what is not deleted"_L1 : "changes what is deleted"_L1);
    }
    return {};
}

/// Setting a field to the value it shows is no change, unless it shows one of several: then it
/// is the resolution of a conflict.
bool changesNothing(const FieldChange &change, const Record &stored)
{
    return change.before == change.after && stored.heads(change.field).size() < 2;
}

void dropUnchanged(ChangeSet &changes, const Record &stored)
{
    for (FieldChange &change : changes.fields)
        change.before = stored.value(change.field);
    std::erase_if(changes.fields, [&stored](const FieldChange &change) { return changesNothing(change, stored); });
    for (SetChange &change : changes.sets) {
        const schema::ValueList members = stored.members(change.field);
        change.added.removeIf([&members](const schema::Value &value) { return members.contains(value); });
        change.removed.removeIf([&members](const schema::Value &value) { return !members.contains(value); });
    }
    std::erase_if(changes.sets, [](const SetChange &change) {
        return change.added.isEmpty() && change.removed.isEmpty();
    });
}

} // namespace

Result<void> compareWithStored(Preparation &preparation)
{
    for (std::size_t i = 0; i < preparation.size(); ++i) {
        ChangeSet &changes = preparation.at(i);
        DOSSIER_ASSIGN(const std::optional<Record> stored, changes.kind == ChangeKind::Create
                                                               ? preparation.context().records.find(changes.id)
                                                               : preparation.before(changes.id));
        DOSSIER_TRY(checkExistence(changes, stored, *preparation.registry().entity(changes.entity)));
        dropUnchanged(changes, stored.value_or(Record(changes.entity, changes.id)));
    }
    return {};
}

} // namespace dossier::domain
