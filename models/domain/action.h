// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"

#include <QString>

#include <vector>

namespace dossier::domain {

/// A register changes from one value to another; absent is a value.
struct FieldChange {
    schema::FieldId field{};
    schema::Value before;
    schema::Value after;
};

/// Members that join or leave a set.
struct SetChange {
    schema::FieldId field{};
    schema::ValueList added;
    schema::ValueList removed;
};

enum class ChangeKind : std::uint8_t { Create, Update, Delete, Restore };

/// What happens to one record. `baseHeads` holds, for fields that were read before they were
/// edited, the heads they were read at: if these are no longer the heads, the save is refused
/// as a conflict instead of hiding the other change.
struct ChangeSet {
    ChangeKind kind = ChangeKind::Update;
    schema::EntityType entity{};
    base::RecordId id;
    std::vector<FieldChange> fields;
    std::vector<SetChange> sets;
    QMap<std::uint16_t, Heads> baseHeads;

    template<typename T>
    void set(schema::Field<T> field, T value) { set(field.id, schema::Value(std::move(value))); }
    void set(schema::FieldId field, schema::Value after, schema::Value before = {});
    template<typename T>
    void add(schema::SetField<T> field, T value) { add(field.id, schema::Value(std::move(value))); }
    void add(schema::FieldId field, schema::Value member);
    void remove(schema::FieldId field, schema::Value member);
    /// Null where the change set does not touch the field.
    [[nodiscard]] const FieldChange *change(schema::FieldId field) const;
    [[nodiscard]] const schema::Value &after(schema::FieldId field) const;
};

[[nodiscard]] ChangeSet createOf(schema::EntityType entity, base::RecordId id);
[[nodiscard]] ChangeSet updateOf(const Record &record);
[[nodiscard]] ChangeSet deleteOf(const Record &record);

/// Who asks for an Action; rules run for every origin, some only tighten for some.
enum class Origin : std::uint8_t { Form, CommandLine, Import, Undo, Merge, System };

/// One thing a person did: a form's save, a bulk edit, an import. All of it in one compartment,
/// applied whole or not at all; the unit of undo and the row of the history.
struct Action {
    base::ActionId id;
    QString label;                 ///< permanent key of what was done ("edit", "import"), not words
    QString reason;                ///< what the person said about why; may be empty
    base::MemberId actor;
    Origin origin = Origin::Form;
    std::vector<ChangeSet> changes;
    QByteArray draftId;            ///< the draft this saves; dropped with the same commit
    std::optional<base::ActionId> undoes;
};

} // namespace dossier::domain
