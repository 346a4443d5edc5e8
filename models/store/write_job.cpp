// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/write_job.h"

#include "store/action_writer.h"
#include "store/undo.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;

WriteJob::WriteJob(Store &store, StoreShare share, WriteLease lease, Work work)
    : m_store(&store), m_share(std::move(share)), m_lease(std::move(lease)), m_work(std::move(work))
{
}

WriteJob::~WriteJob()
{
    cancel();
    if (m_thread)
        m_thread->wait();
    m_lease.reset();
    // It may have committed before it heard of the cancelling, and nobody has been told yet.
    if (m_result && *m_result && m_store)
        m_store->takeOver(**m_result);
}

Result<std::unique_ptr<WriteJob>> WriteJob::make(Store &store, Work work)
{
    DOSSIER_ASSIGN(StoreShare share, store.share());
    DOSSIER_ASSIGN(WriteLease lease, store.lease());
    return std::unique_ptr<WriteJob>(new WriteJob(store, std::move(share), std::move(lease), std::move(work)));
}

Result<std::unique_ptr<WriteJob>> WriteJob::apply(Store &store, MakeAction makeAction)
{
    return make(store, [makeAction = std::move(makeAction)](OpenFile &, ActionWriter &writer, const ReadConnection &records,
                                                            const WriteProgress &progress) -> Result<Applied> {
        DOSSIER_ASSIGN(domain::Action action, makeAction(records));
        return writer.apply(std::move(action), progress);
    });
}

Result<std::unique_ptr<WriteJob>> WriteJob::apply(Store &store, domain::Action action)
{
    // Moved out, since a job runs once: the Action of an import is a good part of a gigabyte.
    return apply(store, [action = std::move(action)](const ReadConnection &) mutable { return Result<domain::Action>(std::move(action)); });
}

Result<std::unique_ptr<WriteJob>> WriteJob::undo(Store &store, base::MemberId actor)
{
    return make(store, [actor](OpenFile &file, ActionWriter &writer, const ReadConnection &,
                               const WriteProgress &progress) -> Result<Applied> {
        return undoNewest(file, actor, [&](domain::Action back) { return writer.apply(std::move(back), progress); });
    });
}

Result<std::unique_ptr<WriteJob>> WriteJob::redo(Store &store, base::MemberId actor)
{
    return make(store, [actor](OpenFile &file, ActionWriter &writer, const ReadConnection &,
                               const WriteProgress &progress) -> Result<Applied> {
        return redoNewest(file, actor, [&](domain::Action again) { return writer.apply(std::move(again), progress); });
    });
}

void WriteJob::start()
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this] {
        m_result = run();
        QMetaObject::invokeMethod(
            this, [this] { conclude(); }, Qt::QueuedConnection);
    }));
    m_thread->start();
}

void WriteJob::cancel()
{
    m_cancelled = true;
}

Result<Applied> WriteJob::run()
{
    DOSSIER_ASSIGN(const std::unique_ptr<ReadConnection> records, ReadConnection::open(m_share));
    DOSSIER_ASSIGN(const std::unique_ptr<OpenFile> file,
                   OpenFile::open(m_share.paths.database, m_share.key, m_share.context, Connection::Mode::ReadWrite));
    ActionWriter writer(*file, m_share.incarnation);
    DOSSIER_TRY(writer.install());
    return m_work(*file, writer, *records, [this](std::int64_t done, std::int64_t total) {
        Q_EMIT progressed(done, total);
        return !m_cancelled.load();
    });
}

void WriteJob::conclude()
{
    m_thread->wait();
    m_lease.reset();
    const Result<Applied> result = *std::exchange(m_result, std::nullopt);
    if (result && m_store)
        m_store->takeOver(*result);
    Q_EMIT finished(result);
}

} // namespace dossier::store
