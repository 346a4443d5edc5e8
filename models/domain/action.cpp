// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/action.h"

#include <algorithm>

namespace dossier::domain {

namespace {

SetChange &setChangeOf(ChangeSet &changes, schema::FieldId field)
{
    const auto found = std::ranges::find(changes.sets, field, &SetChange::field);
    if (found != changes.sets.end())
        return *found;
    changes.sets.push_back({field, {}, {}});
    return changes.sets.back();
}

} // namespace

void ChangeSet::set(schema::FieldId field, schema::Value after, schema::Value before)
{
    const auto found = std::ranges::find(fields, field, &FieldChange::field);
    if (found == fields.end()) {
        fields.push_back({field, std::move(before), std::move(after)});
        return;
    }
    // The first `before` is what the record had; a later one only saw our own earlier change.
    found->after = std::move(after);
}

void ChangeSet::add(schema::FieldId field, schema::Value member)
{
    SetChange &change = setChangeOf(*this, field);
    change.removed.removeAll(member);
    if (!change.added.contains(member))
        change.added.append(std::move(member));
}

void ChangeSet::remove(schema::FieldId field, schema::Value member)
{
    SetChange &change = setChangeOf(*this, field);
    change.added.removeAll(member);
    if (!change.removed.contains(member))
        change.removed.append(std::move(member));
}

const FieldChange *ChangeSet::change(schema::FieldId field) const
{
    const auto found = std::ranges::find(fields, field, &FieldChange::field);
    return found == fields.end() ? nullptr : &*found;
}

const schema::Value &ChangeSet::after(schema::FieldId field) const
{
    static const schema::Value absent;
    const FieldChange *found = change(field);
    return found ? found->after : absent;
}

ChangeSet createOf(schema::EntityType entity, base::RecordId id)
{
    ChangeSet changes;
    changes.kind = ChangeKind::Create;
    changes.entity = entity;
    changes.id = id;
    return changes;
}

ChangeSet updateOf(const Record &record)
{
    ChangeSet changes;
    changes.kind = ChangeKind::Update;
    changes.entity = record.type();
    changes.id = record.id();
    // All of them: prepare() keeps those of the fields that are changed in the end.
    changes.baseHeads = record.allHeads();
    return changes;
}

ChangeSet deleteOf(const Record &record)
{
    ChangeSet changes;
    changes.kind = ChangeKind::Delete;
    changes.entity = record.type();
    changes.id = record.id();
    changes.baseHeads = record.allHeads();
    return changes;
}

} // namespace dossier::domain
