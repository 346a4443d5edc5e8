// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/read_connection.h"
#include "store/write_lease.h"

#include <QPointer>
#include <QThread>

#include <atomic>
#include <functional>

namespace dossier::store {

class ActionWriter;
using WriteProgress = std::function<bool(std::int64_t done, std::int64_t total)>;   ///< as in action_writer.h

/// Unbounded writing: an import, a bulk edit, the undo of either. Runs on a thread of its own with a
/// write connection of its own, guards included, while the Store rests: until the job is over,
/// Store::apply answers InUse and forms keep drafting. All of it is one transaction: cancelled,
/// failed or cut short by a crash, nothing of it stays.
///
/// Made, started and destroyed on the Store's thread. Destroying a running job cancels it and waits
/// for its rollback.
class WriteJob : public QObject
{
    Q_OBJECT
public:
    /// What the job writes, made on its thread over the records it then sees (a plan may need to read).
    using MakeAction = std::function<base::Result<domain::Action>(const ReadConnection &records)>;

    /// Takes the write lease. Errors InUse where another job has it; ReadOnlyMedium.
    [[nodiscard]] static base::Result<std::unique_ptr<WriteJob>> apply(Store &store, MakeAction makeAction);
    [[nodiscard]] static base::Result<std::unique_ptr<WriteJob>> apply(Store &store, domain::Action action);
    /// As Store::undo and Store::redo, however large.
    [[nodiscard]] static base::Result<std::unique_ptr<WriteJob>> undo(Store &store, base::MemberId actor);
    [[nodiscard]] static base::Result<std::unique_ptr<WriteJob>> redo(Store &store, base::MemberId actor);
    ~WriteJob() override;

    void start();
    /// From any thread. Until the commit has begun the job rolls back and ends with Error Cancelled.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread && m_thread->isRunning(); }

Q_SIGNALS:
    /// Changes written so far, of how many; not for every one.
    void progressed(qint64 done, qint64 total);
    /// Once, on the Store's thread, after the lease is given back; the Store has told its listeners.
    void finished(const dossier::base::Result<dossier::store::Applied> &result);

private:
    using Work = std::function<base::Result<Applied>(OpenFile &, ActionWriter &, const ReadConnection &, const WriteProgress &)>;

    WriteJob(Store &store, StoreShare share, WriteLease lease, Work work);
    [[nodiscard]] static base::Result<std::unique_ptr<WriteJob>> make(Store &store, Work work);
    [[nodiscard]] base::Result<Applied> run();
    void conclude();

    QPointer<Store> m_store;             ///< may be closed while the job is in its last steps
    StoreShare m_share;
    std::optional<WriteLease> m_lease;
    Work m_work;
    std::unique_ptr<QThread> m_thread;
    std::optional<base::Result<Applied>> m_result;   ///< written by the thread before it ends
    std::atomic_bool m_cancelled = false;
};

} // namespace dossier::store
