// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rebuild.h"

#include "base/atomic_file.h"
#include "store/action_index.h"
#include "store/local_tables.h"
#include "store/sql/engine_open.h"
#include "store/sql/transaction.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>

#include <unistd.h>

namespace dossier::store {

using base::ErrorCode;
using base::Result;

namespace {

/// Changes after which titles and index are written, so that what is pending stays bounded.
constexpr std::int64_t kFlushStep = 2000;

Result<std::unique_ptr<Connection>> openSource(const QString &path, const StoreKey &key)
{
    return Connection::open(path, key.key.bytes(), key.salt.bytes(), Connection::Mode::ReadWrite);
}

/// One file being filled from the journal of another.
class Replay
{
public:
    Replay(Connection &source, OpenFile &target, base::IncarnationToken incarnation)
        : m_source(source), m_reader(source), m_target(target), m_writer(target, incarnation),
          m_written(m_writer.journal().reader()), m_materialiser(target.statements, target.mappers, target.ids, m_written),
          m_index(target.statements)
    {
    }

    Result<void> run(const WriteProgress &progress)
    {
        DOSSIER_TRY(m_target.connection->setBulk(true));
        DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*m_target.connection));
        DOSSIER_ASSIGN(const FeedList *feeds, m_reader.feeds());
        for (const Feed &feed : feeds->all())
            DOSSIER_TRY(m_writer.journal().adoptFeed(feed));
        DOSSIER_ASSIGN(const std::int64_t total, number("SELECT count(*) FROM chg"));
        std::int64_t done = 0;
        const auto visit = [&](const JournalEntry &entry) -> Result<void> {
            DOSSIER_TRY(take(entry));
            if (++done % kFlushStep != 0)
                return {};
            DOSSIER_TRY(m_materialiser.flush());
            if (progress && !progress(done, total))
                return base::fail(ErrorCode::Cancelled, QStringLiteral("rebuild"));
            return {};
        };
        DOSSIER_TRY(m_reader.replay(visit));
        DOSSIER_TRY(m_materialiser.flush());
        DOSSIER_TRY(m_index.flush());
        DOSSIER_TRY(copyLocal());
        return transaction.commit();
    }

private:
    Result<void> take(const JournalEntry &entry)
    {
        DOSSIER_ASSIGN(const Journal::Received received, m_writer.journal().restore(entry));
        const base::RecordId id = entry.change.header.entity;
        m_target.ids.learn(id, {received.entity, entry.change.header.type});
        LocalChange change = localChange(entry);
        change.dot = received.dot;
        DOSSIER_ASSIGN(change.heads, readHeads(m_target.statements, received.entity));
        DOSSIER_TRY(m_index.take(entry));
        return m_materialiser.apply(change, m_protective);
    }

    Result<std::int64_t> number(QByteArrayView sql)
    {
        DOSSIER_ASSIGN(Rows rows, m_source.select(sql));
        DOSSIER_ASSIGN(const bool found, rows.next());
        return found ? rows.integer(0) : 0;
    }

    /// What no journal tells: how many Actions there were, which feed is written, facts about the file.
    Result<void> copyLocal()
    {
        {
            DOSSIER_ASSIGN(Rows anchor, m_source.select("SELECT commits, fid, seq, chain FROM anchor WHERE id = 1"));
            DOSSIER_ASSIGN(const bool found, anchor.next());
            if (!found)
                return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("no anchor"));
            DOSSIER_TRY(m_target.connection->run("INSERT INTO anchor(id, commits, fid, seq, chain, protective) VALUES(1,?,?,?,?,?)",
                                                 anchor.integer(0), anchor.integer(1), anchor.integer(2), anchor.bytes(3),
                                                 m_protective.stored()));
        }
        DOSSIER_TRY(copyRows("SELECT key, value FROM meta WHERE substr(key, 1, 5) = CAST('user.' AS BLOB)",
                             "INSERT INTO meta(key, value) VALUES(?, ?)", 2));
        return copyRows("SELECT id FROM saved_draft", "INSERT INTO saved_draft(id) VALUES(?)", 1);
    }

    Result<void> copyRows(QByteArrayView from, QByteArrayView into, int columns)
    {
        DOSSIER_ASSIGN(Rows rows, m_source.select(from));
        for (;;) {
            DOSSIER_ASSIGN(const bool more, rows.next());
            if (!more)
                return {};
            if (columns == 1)
                DOSSIER_TRY(m_target.connection->run(into, rows.bytes(0)));
            else
                DOSSIER_TRY(m_target.connection->run(into, rows.bytes(0), rows.bytes(1)));
        }
    }

    Connection &m_source;
    JournalReader m_reader;
    OpenFile &m_target;
    ActionWriter m_writer;
    JournalValues m_written;
    Materialiser m_materialiser;
    ActionIndex m_index;
    ProtectiveHash m_protective;
};

Result<void> fill(Connection &source, const QString &target, const StoreKey &key, const StoreContext &context,
                  const WriteProgress &progress)
{
    DOSSIER_ASSIGN(std::unique_ptr<Connection> connection, Connection::create(target, key.key.bytes(), key.salt.bytes()));
    {
        DOSSIER_ASSIGN(Transaction transaction, Transaction::begin(*connection));
        DOSSIER_TRY(local_tables::create(*connection, context.registry, context.compartment, context.vault.toByteArray()));
        DOSSIER_TRY(transaction.commit());
    }
    OpenFile file(std::move(connection), context);
    DOSSIER_TRY(Replay(source, file, {}).run(progress));
    DOSSIER_ASSIGN(const Anchor anchor, readAnchor(file));
    DOSSIER_TRY(checkAnchor(file, anchor));
    return file.connection->checkpoint(Connection::Checkpoint::Truncate);
}

/// A log that is left beside a file would be taken for that of the file which takes its place.
Result<void> requireNoLog(const QString &database)
{
    if (QFileInfo(database + QStringLiteral("-wal")).size() > 0)
        return base::fail(ErrorCode::InUse, QStringLiteral("the write-ahead log is not empty"));
    QFile::remove(database + QStringLiteral("-wal"));
    QFile::remove(database + QStringLiteral("-shm"));
    return {};
}

Result<void> renameOver(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return std::unexpected(base::errorFromErrno(errno, "rename"));
    return {};
}

} // namespace

Result<void> rebuildInto(const QString &target, const QString &source, const StoreKey &key, const StoreContext &context,
                         const WriteProgress &progress)
{
    DOSSIER_ASSIGN(std::unique_ptr<Connection> connection, openSource(source, key));
    return rebuildFrom(*connection, target, key, context, progress);
}

Result<void> rebuildFrom(Connection &source, const QString &target, const StoreKey &key, const StoreContext &context,
                         const WriteProgress &progress)
{
    Result<void> done = fill(source, target, key, context, progress);
    if (!done && done.error().code != ErrorCode::AlreadyExists)
        removeDatabaseFiles(target);
    return done;
}

Result<void> rebuildStore(const QString &database, const StoreKey &key, const StoreContext &context,
                          const WriteProgress &progress)
{
    const QString fresh = database + QStringLiteral(".rebuild");
    const QString kept = database + QStringLiteral(".before-rebuild");
    removeDatabaseFiles(fresh);   // of an attempt that was cut short
    DOSSIER_TRY(rebuildInto(fresh, database, key, context, progress));
    {
        DOSSIER_ASSIGN(std::unique_ptr<Connection> connection, openSource(database, key));
        DOSSIER_TRY(connection->checkpoint(Connection::Checkpoint::Truncate));
    }
    DOSSIER_TRY(requireNoLog(database));
    DOSSIER_TRY(requireNoLog(fresh));
    const QString folder = QFileInfo(database).absolutePath();
    // A second name for the same bytes, not a copy: the old file is never half there.
    QFile::remove(kept);
    if (::link(QFile::encodeName(database).constData(), QFile::encodeName(kept).constData()) != 0)
        return std::unexpected(base::errorFromErrno(errno, "link"));
    DOSSIER_TRY(base::syncFolder(folder));
    DOSSIER_TRY(renameOver(fresh, database));
    return base::syncFolder(folder);
}

Result<void> rebuildIfOlder(const QString &database, const StoreKey &key, const StoreContext &context)
{
    {
        DOSSIER_ASSIGN(std::unique_ptr<Connection> connection, openSource(database, key));
        DOSSIER_ASSIGN(const local_tables::Layout layout,
                       local_tables::check(*connection, context.registry, context.compartment, context.vault.toByteArray()));
        if (layout == local_tables::Layout::Newer)
            return base::fail(ErrorCode::UnsupportedVersion, QStringLiteral("written by a newer release"));
        if (layout == local_tables::Layout::Ours)
            return {};
    }
    return rebuildStore(database, key, context);
}

} // namespace dossier::store
