// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/action.h"

#include <QString>

namespace dossier::store {

/// One value a field once had, or the creation or deletion of a record: a row of its history.
struct HistoryEntry {
    base::RecordId record;            ///< the record itself or one of its parts
    schema::EntityType entity{};
    domain::Dot dot = 0;
    base::Instant at;
    base::MemberId actor;
    base::ActionId action;
    QString label;
    QString reason;
    domain::ChangeKind kind = domain::ChangeKind::Update;
    std::optional<schema::FieldId> field;   ///< absent for create, delete, restore as such
    schema::Value value;
    bool member = false;              ///< a member of a set joined …
    bool removed = false;             ///< … or left
    bool current = false;             ///< still a head
    bool erased = false;              ///< the value was erased on request
};

/// A row of the undo list: what a person did, newest first.
struct ActionSummary {
    base::ActionId action;
    QString label;
    QString reason;
    base::MemberId actor;
    base::Instant at;
    int changes = 0;
    bool undone = false;
    std::optional<base::ActionId> undoes;

    friend bool operator==(const ActionSummary &, const ActionSummary &) = default;
};

/// What an undo would take back.
struct UndoStep {
    ActionSummary summary;
    QList<std::pair<schema::EntityType, base::RecordId>> touched;   ///< the first hundred, in the order of the Action
};

/// A field with more than one head.
struct ConflictEntry {
    base::RecordId record;
    schema::EntityType entity{};
    schema::FieldId field{};
    QList<schema::Value> values;      ///< shown first, first
};

} // namespace dossier::store
