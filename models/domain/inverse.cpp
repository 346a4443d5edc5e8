// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/inverse.h"

#include <ranges>

namespace dossier::domain {

using namespace Qt::StringLiterals;

namespace {

ChangeKind inverseOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Create:
    case ChangeKind::Restore:
        return ChangeKind::Delete;
    case ChangeKind::Delete:
        return ChangeKind::Restore;
    case ChangeKind::Update:
        break;
    }
    return ChangeKind::Update;
}

} // namespace

base::Result<Action> inverse(const Action &done)
{
    if (done.changes.empty())
        return base::fail(base::ErrorCode::NotUndoable, u"nothing was done"_s);
    Action out;
    out.label = u"undo"_s;
    out.origin = Origin::Undo;
    out.undoes = done.id;
    for (const ChangeSet &changes : done.changes | std::views::reverse) {
        ChangeSet back;
        back.kind = inverseOf(changes.kind);
        back.entity = changes.entity;
        back.id = changes.id;
        // A record that goes keeps its values: restoring it later brings them back.
        if (back.kind == ChangeKind::Update) {
            for (const FieldChange &change : changes.fields)
                back.fields.push_back({change.field, change.after, change.before});
            for (const SetChange &change : changes.sets)
                back.sets.push_back({change.field, change.removed, change.added});
        }
        out.changes.push_back(std::move(back));
    }
    return out;
}

} // namespace dossier::domain
