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

/// What the journal tells of an Action that is to be taken back: which one it is, and whether it still stands.
class UndoReader
{
public:
    explicit UndoReader(OpenFile &file) : m_file(file) {}

    /// The newest Action of this member in this copy that is neither taken back nor itself an undo nor among
    /// `passed` (ids); one whose values were erased may be anybody's. Error NotFound, also where others' last few
    /// thousand Actions stand before it.
    [[nodiscard]] base::Result<UndoCandidate> newestOf(base::MemberId actor, const QSet<QByteArray> &passed);
    /// The newest Action of this copy, where it is an undo by this member that took back no undo. Error NotFound.
    [[nodiscard]] base::Result<UndoCandidate> newestUndoOf(base::MemberId actor);
    /// The first records that it touched.
    [[nodiscard]] base::Result<QList<std::pair<schema::EntityType, base::RecordId>>> touchedBy(const UndoCandidate &candidate);
    /// It as it was written, values before and after. Error NotUndoable where its changes are no longer the
    /// newest of their fields, were erased, or decided between several versions.
    [[nodiscard]] base::Result<domain::Action> undoable(const UndoCandidate &candidate);

private:
    [[nodiscard]] base::Result<std::vector<UndoCandidate>> candidatesBefore(domain::Dot dot);
    /// Whether the candidate, whose summary is filled in, is this member's or may be anybody's.
    [[nodiscard]] base::Result<bool> readSummary(UndoCandidate &candidate, base::MemberId actor);
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
