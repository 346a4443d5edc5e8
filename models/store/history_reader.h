// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/history.h"
#include "store/open_file.h"
#include "store/tables/heads.h"

#include <QSet>

namespace dossier::store {

/// An Action that could be taken back, and where it lies in the journal.
struct UndoCandidate {
    domain::Dot first = 0;
    domain::Dot last = 0;
    ActionSummary summary;
};

/// What the journal tells a person: the history of a record, the list of what was done, what is in
/// conflict, and the newest Action that can be taken back.
class HistoryReader
{
public:
    explicit HistoryReader(OpenFile &file) : m_file(file) {}

    /// Every value ever saved of the record and its parts, oldest first; conflicting clocks do not
    /// matter within a feed. Error NotFound.
    [[nodiscard]] base::Result<QList<HistoryEntry>> history(base::RecordId id);
    /// Newest first, without notes; `limit` 0 = all.
    [[nodiscard]] base::Result<QList<ActionSummary>> actions(int limit);
    [[nodiscard]] base::Result<QList<ConflictEntry>> conflicts(int limit);

    /// The newest Action of this member in this copy that is neither taken back nor itself an undo nor among
    /// `passed` (ids); one whose values were erased may be anybody's. Error NotFound, also where others' last few
    /// thousand Actions stand before it.
    [[nodiscard]] base::Result<UndoCandidate> newestOf(base::MemberId actor, const QSet<QByteArray> &passed);
    /// It as it was written, values before and after. Error NotUndoable where its changes are no longer the
    /// newest of their fields, were erased, or decided between several versions.
    [[nodiscard]] base::Result<domain::Action> undoable(const UndoCandidate &candidate);

private:
    [[nodiscard]] base::Result<std::vector<UndoCandidate>> candidatesBefore(domain::Dot dot);
    [[nodiscard]] base::Result<void> appendChange(domain::Dot dot, QList<HistoryEntry> &out);
    [[nodiscard]] base::Result<void> appendParts(std::int64_t eid, schema::EntityType type, std::vector<domain::Dot> &dots);
    [[nodiscard]] base::Result<bool> isCurrent(const HistoryEntry &entry, std::int64_t eid, OpKind kind);
    [[nodiscard]] base::Result<domain::ChangeSet> doneBy(const JournalEntry &entry, domain::Dot first, domain::Dot last);
    [[nodiscard]] base::Result<void> requireNewest(const JournalEntry &entry, domain::Dot first, domain::Dot last);
    [[nodiscard]] base::Result<void> requireUntouched(const JournalEntry &entry, const RecordHeads &heads, domain::Dot first,
                                                      domain::Dot last);
    /// Whether a head lies within an Action, or was written by undos that led back into it. Without a
    /// field: heads of the record's deletion.
    [[nodiscard]] base::Result<bool> standsFor(std::int64_t eid, std::optional<schema::FieldId> field, domain::Dot head,
                                               domain::Dot first, domain::Dot last);
    /// The only predecessor that the Action's change of the record names there.
    [[nodiscard]] base::Result<std::optional<domain::Dot>> predecessorIn(std::int64_t eid, std::optional<schema::FieldId> field,
                                                                         domain::Dot first, domain::Dot last);
    [[nodiscard]] base::Result<bool> isFromUndo(domain::Dot dot);

    OpenFile &m_file;
};

} // namespace dossier::store
