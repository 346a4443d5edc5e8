// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/change_builder.h"
#include "store/journal/journal.h"
#include "store/open_file.h"
#include "store/tables/guards.h"
#include "store/written_values.h"

#include <functional>

namespace dossier::store {

class Transaction;

/// Called from time to time with how many changes of how many are done; false stops the work,
/// which is then rolled back with Error Cancelled.
using WriteProgress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// The one way into a store: a save, an undo, a job and a note all come here. Each call is one
/// transaction: rules, journal, heads, tables, titles, search index, anchor; on any error nothing
/// of it stays.
class ActionWriter
{
public:
    /// `file` is open for writing and outlives the writer.
    explicit ActionWriter(OpenFile &file, base::IncarnationToken incarnation);

    /// Closes the tables to everybody else on this connection. Once, before anything is written.
    [[nodiscard]] base::Result<void> install();
    /// Errors of domain::prepare and ChangeBuilder; InUse where another connection writes. An Action
    /// that changes nothing is not written; its Applied names no records.
    [[nodiscard]] base::Result<Applied> apply(domain::Action action, const WriteProgress &progress = {});
    /// A note about the vault, which no undo takes back.
    [[nodiscard]] base::Result<Anchor> note(const QString &kind, const QString &detail, base::MemberId actor);

    /// For a file that is being built: makes its first feed and anchor.
    [[nodiscard]] base::Result<void> begin();
    [[nodiscard]] Journal &journal() { return m_journal; }

private:
    /// What lasts as long as one transaction.
    struct Work {
        domain::Action action;
        QHash<base::RecordId, const domain::ChangeSet *> creates;
        Anchor anchor;
        ProtectiveHash protective;
        domain::Dot first = 0;
        domain::Dot last = 0;
        bool narrowed = false;
    };

    [[nodiscard]] base::Result<void> startWork(Work &work);
    [[nodiscard]] base::Result<Applied> applyInside(domain::Action action, const WriteProgress &progress);
    [[nodiscard]] base::Result<Anchor> noteInside(const QString &kind, const QString &detail, base::MemberId actor);
    [[nodiscard]] base::Result<void> write(Work &work, const domain::ChangeSet &changes);
    [[nodiscard]] base::Result<void> append(Work &work, const NewChange &change, LocalChange local);
    [[nodiscard]] base::Result<void> appendNote(Work &work, const schema::Value &value);
    [[nodiscard]] base::Result<void> finish(Work &work, bool isNote);
    [[nodiscard]] base::Result<base::RecordId> subjectOf(const Work &work, base::RecordId id, int depth = 0);
    void forget();

    OpenFile &m_file;
    base::IncarnationToken m_incarnation;
    Journal m_journal;
    JournalValues m_written;
    Guards m_guards;
    ChangeBuilder m_builder;
    Materialiser m_materialiser;
};

} // namespace dossier::store
