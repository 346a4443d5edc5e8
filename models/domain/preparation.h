// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rules.h"

#include <QHash>

#include <deque>

namespace dossier::domain {

/// An Action while rules look at it and add to it, together with the records as they were
/// before it and will be after it. One change set per record. References to change sets stay
/// valid while others are added.
class Preparation
{
public:
    /// Merges change sets of the same record; Error RuleViolated where they contradict.
    [[nodiscard]] static base::Result<Preparation> make(Action action, const RuleContext &context);

    [[nodiscard]] const RuleContext &context() const { return *m_context; }
    [[nodiscard]] const schema::Registry &registry() const { return m_context->registry; }
    /// The Action without its changes.
    [[nodiscard]] const Action &action() const { return m_action; }
    /// A person decides now: not a program, and not the return or the arrival of what was decided before.
    [[nodiscard]] bool isDecision() const;

    [[nodiscard]] std::size_t size() const { return m_changes.size(); }
    [[nodiscard]] ChangeSet &at(std::size_t index) { return m_changes[index]; }
    [[nodiscard]] const ChangeSet &at(std::size_t index) const { return m_changes[index]; }
    /// Null where the Action does not touch the record.
    [[nodiscard]] ChangeSet *changesOf(base::RecordId id);
    [[nodiscard]] const ChangeSet *changesOf(base::RecordId id) const;
    [[nodiscard]] bool creates(base::RecordId id) const;

    /// Adds a consequence; the record must not be touched yet.
    ChangeSet &add(ChangeSet changes);
    /// Adds the deletion of what goes with a record that is deleted. An undo takes back what its Action did and nothing
    /// that was added since: Error NotUndoable.
    [[nodiscard]] base::Result<void> deleteAlong(const Record &record);
    /// Sets a field of a record that exists before or after, unless it has that value anyway.
    [[nodiscard]] base::Result<void> set(base::RecordId id, schema::FieldId field, schema::Value value);

    /// What a record will be, without what it will hold: cheap. Absent where there will be none.
    struct Standing {
        schema::EntityType type{};
        bool deleted = false;
    };
    [[nodiscard]] base::Result<std::optional<Standing>> standing(base::RecordId id) const;
    /// As stored; deleted records say so. Absent where there is none, and for what this Action creates.
    [[nodiscard]] base::Result<std::optional<Record>> before(base::RecordId id) const;
    /// As it will be.
    [[nodiscard]] base::Result<std::optional<Record>> after(base::RecordId id) const;
    /// The value that a field of a changed record will have.
    [[nodiscard]] base::Result<schema::Value> valueAfter(const ChangeSet &changes, schema::FieldId field) const;
    /// Records of `entity` that will exist and whose `field` will point to `target`, those that
    /// this Action creates last.
    [[nodiscard]] base::Result<QList<Record>> referringAfter(schema::EntityType entity, schema::FieldId field,
                                                             base::RecordId target) const;

    /// Change sets of this Action, by index, that let `field` of theirs point to `target`.
    [[nodiscard]] QList<std::size_t> pointing(schema::FieldId field, base::RecordId target) const
    {
        return m_pointing.values({std::to_underlying(field), target});
    }

    /// What is left to write: no empty updates, base heads only of fields that change.
    [[nodiscard]] Action finish();

private:
    Preparation(Action action, const RuleContext &context);
    [[nodiscard]] base::Result<void> mergeIn(ChangeSet changes);
    void indexReferences(const ChangeSet &changes, std::size_t index);
    using Pointer = std::pair<std::uint16_t, base::RecordId>;

    const RuleContext *m_context;
    Action m_action;
    std::deque<ChangeSet> m_changes;
    QHash<base::RecordId, std::size_t> m_byRecord;
    mutable QHash<base::RecordId, std::optional<Record>> m_stored;
    QMultiHash<Pointer, std::size_t> m_pointing;
};

/// What a record is after `changes`, given what it was.
[[nodiscard]] Record applied(Record record, const ChangeSet &changes);
/// "case.reference: taken"
[[nodiscard]] std::unexpected<base::Error> refuse(base::ErrorCode code, const schema::EntitySpec &entity,
                                                  const schema::FieldSpec *field, QLatin1StringView why);

} // namespace dossier::domain
