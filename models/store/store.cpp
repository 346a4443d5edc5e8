// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/atomic_file.h"
#include "store/action_writer.h"
#include "store/drafts.h"
#include "store/history_reader.h"
#include "store/local_tables.h"
#include "store/query/id_resolver.h"
#include "store/read_connection.h"
#include "store/rebuild.h"
#include "store/sql/engine_open.h"
#include "store/sql/transaction.h"
#include "store/undo.h"
#include "store/write_lease.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

namespace dossier::store {

using base::ErrorCode;
using base::RecordId;
using base::Result;

struct Store::Parts {
    StorePaths paths;
    StoreKey key;
    Access access = Access::ReadOnly;
    base::IncarnationToken incarnation;
    std::unique_ptr<OpenFile> file;
    std::unique_ptr<ActionWriter> writer;   ///< null in a store that is only read
    std::unique_ptr<Drafts> drafts;
    Guard guard;
    Anchor anchor;
    std::shared_ptr<bool> leased = std::make_shared<bool>(false);   ///< second owner: a WriteLease
};

namespace {

/// Drafts that were saved, but whose file could not be told before the power went.
Result<void> dropSavedDrafts(Connection &connection, Drafts &drafts)
{
    std::vector<QByteArray> saved;
    {
        DOSSIER_ASSIGN(Rows rows, connection.select("SELECT id FROM saved_draft"));
        for (;;) {
            DOSSIER_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            saved.push_back(rows.bytes(0));
        }
    }
    for (const QByteArray &id : saved) {
        DOSSIER_TRY(drafts.remove(id));
        DOSSIER_TRY(connection.run("DELETE FROM saved_draft WHERE id = ?", id));
    }
    return {};
}

Connection::Mode modeFor(Access access)
{
    switch (access) {
    case Access::ReadWrite:
        return Connection::Mode::ReadWrite;
    case Access::ReadOnly:
        return Connection::Mode::ReadOnly;
    case Access::Beside:
        return Connection::Mode::Reader;
    }
    return Connection::Mode::ReadOnly;
}

} // namespace

void removeStoreFiles(const StorePaths &paths)
{
    removeDatabaseFiles(paths.database);
    removeDatabaseFiles(paths.drafts);
}

Store::Store(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Store::~Store()
{
    if (!m_parts->writer) {
        // Opened to be written and given up: the empty log and its index go.
        if (m_parts->access == Access::ReadWrite)
            (void)m_parts->file->connection->settleOnClose();
        return;
    }
    // What cannot be moved out of the log now is found there at the next opening.
    (void)checkpoint(true);
    (void)m_parts->drafts->checkpoint();
}

Result<std::unique_ptr<Store>> Store::create(const StorePaths &paths, StoreKey key, const StoreContext &context,
                                             base::IncarnationToken incarnation)
{
    if (QFile::exists(paths.database))
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("store"));
    const auto build = [&]() -> Result<std::unique_ptr<Store>> {
        {
            DOSSIER_ASSIGN(std::unique_ptr<Connection> connection,
                           Connection::create(paths.database, key.key.bytes(), key.salt.bytes()));
            DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*connection));
            DOSSIER_TRY(local_tables::create(*connection, context.registry, context.compartment, context.vault.toByteArray()));
            DOSSIER_TRY(transaction.commit());
            OpenFile file(std::move(connection), context);
            DOSSIER_TRY(ActionWriter(file, incarnation).begin());
        }
        DOSSIER_TRY(base::syncFolder(QFileInfo(paths.database).absolutePath()));
        return open(paths, std::move(key), context, Access::ReadWrite, incarnation);
    };
    Result<std::unique_ptr<Store>> made = build();
    if (!made && made.error().code != ErrorCode::AlreadyExists)
        removeStoreFiles(paths);
    return made;
}

Result<std::unique_ptr<Store::Parts>> Store::openParts(const StorePaths &paths, const StoreKey &key, const StoreContext &context,
                                                       Access access, bool withLog)
{
    auto parts = std::make_unique<Parts>();
    parts->paths = paths;
    parts->access = access;
    const Connection::Mode mode = withLog ? modeFor(access) : Connection::Mode::WithoutLog;
    DOSSIER_ASSIGN(parts->file, OpenFile::open(paths.database, key, context, mode));
    // One look at anchor and journal: the writer beside which we read may commit between two.
    DOSSIER_TRY(parts->file->inOneState([&]() -> Result<void> {
        DOSSIER_ASSIGN(parts->anchor, readAnchor(*parts->file));
        return checkAnchor(*parts->file, parts->anchor);
    }));
    return parts;
}

Result<std::unique_ptr<Store>> Store::openWithoutLog(const StorePaths &paths, StoreKey key, const StoreContext &context)
{
    DOSSIER_ASSIGN(std::unique_ptr<Parts> parts, openParts(paths, key, context, Access::ReadOnly, false));
    DOSSIER_ASSIGN(parts->drafts, Drafts::openForReading(paths.drafts, key.key, Access::ReadOnly));
    parts->key = std::move(key);
    return std::unique_ptr<Store>(new Store(std::move(parts)));
}

Result<std::unique_ptr<Store>> Store::open(const StorePaths &paths, StoreKey key, const StoreContext &context,
                                           Access access, base::IncarnationToken incarnation)
{
    if (access == Access::ReadWrite) {
        auto unwritten = openUnwritten(paths, key, context, incarnation);
        if (!unwritten && unwritten.error().code == ErrorCode::UnsupportedVersion) {
            DOSSIER_TRY(rebuildIfOlder(paths.database, key, context));
            unwritten = openUnwritten(paths, key, context, incarnation);
        }
        DOSSIER_ASSIGN(std::unique_ptr<Store> store, std::move(unwritten));
        DOSSIER_TRY(store->beginWriting());
        return store;
    }
    DOSSIER_ASSIGN(std::unique_ptr<Parts> parts, openParts(paths, key, context, access, true));
    parts->incarnation = incarnation;
    DOSSIER_ASSIGN(parts->drafts, Drafts::openForReading(paths.drafts, key.key, access));
    parts->key = std::move(key);
    return std::unique_ptr<Store>(new Store(std::move(parts)));
}

Result<std::unique_ptr<Store>> Store::openUnwritten(const StorePaths &paths, const StoreKey &key, const StoreContext &context,
                                                    base::IncarnationToken incarnation)
{
    DOSSIER_ASSIGN(std::unique_ptr<Parts> parts, openParts(paths, key, context, Access::ReadWrite, true));
    parts->incarnation = incarnation;
    DOSSIER_ASSIGN(parts->key, key.clone());
    return std::unique_ptr<Store>(new Store(std::move(parts)));
}

Result<void> Store::beginWriting()
{
    Parts &parts = *m_parts;
    auto writer = std::make_unique<ActionWriter>(*parts.file, parts.incarnation);
    DOSSIER_TRY(writer->install());
    DOSSIER_ASSIGN(parts.drafts, Drafts::open(parts.paths.drafts, parts.key.key));
    DOSSIER_TRY(dropSavedDrafts(*parts.file->connection, *parts.drafts));
    DOSSIER_TRY(parts.file->connection->settleOnClose());
    parts.writer = std::move(writer);
    return {};
}

Result<void> Store::requireWriter() const
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (!m_parts->writer)
        return base::fail(ErrorCode::ReadOnlyMedium, QStringLiteral("store opened for reading"));
    if (*m_parts->leased)
        return base::fail(ErrorCode::InUse, QStringLiteral("a job writes"));
    return m_parts->guard ? m_parts->guard(Use::Write) : Result<void>();
}

void Store::setGuard(const Guard &guard)
{
    m_parts->drafts->setGuard([guard] { return guard(Use::Write); });
    m_parts->guard = guard;
}

Result<Applied> Store::apply(domain::Action action, const WriteProgress &progress)
{
    DOSSIER_TRY(requireWriter());
    const QByteArray draft = action.draftId;
    DOSSIER_ASSIGN(Applied applied, m_parts->writer->apply(std::move(action), progress));
    if (!draft.isEmpty()) {
        // The save stands in any case; a draft that cannot be dropped now is dropped at the next opening.
        if (m_parts->drafts->remove(draft))
            (void)m_parts->file->connection->run("DELETE FROM saved_draft WHERE id = ?", draft);
    }
    takeOver(applied);
    return applied;
}

Result<StoreShare> Store::share() const
{
    if (m_parts->guard)
        DOSSIER_TRY(m_parts->guard(Use::Share));
    DOSSIER_ASSIGN(StoreKey key, m_parts->key.clone());
    return StoreShare{m_parts->paths, std::move(key), m_parts->file->context, m_parts->incarnation};
}

Result<WriteLease> Store::lease()
{
    DOSSIER_TRY(requireWriter());
    return WriteLease(m_parts->leased);
}

void Store::takeOver(const Applied &applied)
{
    m_parts->anchor = applied.anchor;
    if (applied.narrowed)
        Q_EMIT protectionGrew();
    if (!applied.records.isEmpty())
        Q_EMIT recordsChanged(applied.records);
}

Result<UndoStep> Store::nextUndo(base::MemberId actor) const
{
    return m_parts->file->inOneState([&] { return undoStep(*m_parts->file, actor); });
}

Result<UndoStep> Store::nextRedo(base::MemberId actor) const
{
    return m_parts->file->inOneState([&] { return redoStep(*m_parts->file, actor); });
}

Result<Applied> Store::redo(base::MemberId actor)
{
    DOSSIER_TRY(requireWriter());
    return redoNewest(*m_parts->file, actor, [this](domain::Action again) { return apply(std::move(again)); });
}

Result<Applied> Store::undo(base::MemberId actor)
{
    DOSSIER_TRY(requireWriter());
    return undoNewest(*m_parts->file, actor, [this](domain::Action back) { return apply(std::move(back)); });
}

Result<void> Store::note(const QString &kind, const QString &detail, base::MemberId actor)
{
    DOSSIER_TRY(requireWriter());
    DOSSIER_ASSIGN(m_parts->anchor, m_parts->writer->note(kind, detail, actor));
    return {};
}

Result<domain::Record> Store::record(RecordId id) const
{
    return m_parts->file->inOneState([&] { return m_parts->file->records.record(id); });
}

Result<QList<domain::Record>> Store::parts(schema::FieldId partField, RecordId parent) const
{
    return m_parts->file->inOneState([&] { return m_parts->file->records.parts(partField, parent); });
}

Result<QList<domain::Record>> Store::referring(schema::EntityType entity, schema::FieldId field, RecordId target) const
{
    return m_parts->file->inOneState([&] { return m_parts->file->records.referring(entity, field, target); });
}

Result<QHash<RecordId, QString>> Store::titles(const QList<RecordId> &ids) const
{
    return m_parts->file->inOneState([&] { return readTitles(*m_parts->file, ids); });
}

Result<Page> Store::page(const Query &query) const
{
    return m_parts->file->inOneState([&] { return m_parts->file->pages.page(query); });
}

Result<std::int64_t> Store::count(const Query &query) const
{
    return m_parts->file->inOneState([&] { return m_parts->file->pages.count(query); });
}

Result<RecordId> Store::resolve(schema::EntityType entity, const QString &idText) const
{
    const RowMapper *mapper = m_parts->file->mappers.of(entity);
    if (!mapper)
        return base::fail(ErrorCode::UnknownField, QStringLiteral("entity"));
    return m_parts->file->inOneState([&] { return resolveId(idText, mapper->entity(), m_parts->file->statements, m_parts->file->records); });
}

Result<QList<HistoryEntry>> Store::history(RecordId id) const
{
    return m_parts->file->inOneState([&] { return HistoryReader(*m_parts->file).history(id); });
}

Result<QList<ActionSummary>> Store::actions(int limit) const
{
    return m_parts->file->inOneState([&] { return HistoryReader(*m_parts->file).actions(limit); });
}

Result<QList<ConflictEntry>> Store::conflicts(int limit) const
{
    return m_parts->file->inOneState([&] { return HistoryReader(*m_parts->file).conflicts(limit); });
}

Drafts &Store::drafts()
{
    return *m_parts->drafts;
}

Anchor Store::anchor() const
{
    return m_parts->anchor;
}

Result<bool> Store::holdsChange(const base::FeedId &feed, std::uint64_t seq, const QByteArray &chain) const
{
    return store::holdsChange(*m_parts->file, feed, seq, chain);
}

Access Store::access() const
{
    return m_parts->access;
}

const StoreContext &Store::context() const
{
    return m_parts->file->context;
}

const StorePaths &Store::paths() const
{
    return m_parts->paths;
}

Result<QByteArray> Store::meta(const QByteArray &key) const
{
    return local_tables::meta(*m_parts->file->connection, "user." + key);
}

Result<void> Store::setMeta(const QByteArray &key, const QByteArray &value)
{
    DOSSIER_TRY(requireWriter());
    return local_tables::setMeta(*m_parts->file->connection, "user." + key, value);
}

Result<void> Store::checkpoint(bool truncate)
{
    DOSSIER_TRY(requireWriter());
    return m_parts->file->connection->checkpoint(truncate ? Connection::Checkpoint::Truncate : Connection::Checkpoint::Passive);
}

Result<void> Store::copyTo(const QString &path) const
{
    return m_parts->file->connection->backupTo(path);
}

} // namespace dossier::store
