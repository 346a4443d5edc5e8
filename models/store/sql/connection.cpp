// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/connection.h"

#include "base/atomic_file.h"
#include "store/sql/cipher_driver.h"
#include "store/sql/engine_error.h"
#include "store/sql/engine_open.h"
#include "store/sql/snapshot.h"

#include <QFileInfo>
#include <QSqlError>
#include <QThread>

#include <sqlite3.h>

namespace dossier::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

/// Readers and the writer meet only while one recovers or checkpoints; longer waits are a fault.
constexpr int kBusyTimeoutMs = 2000;
constexpr int kBackupPagesPerStep = 1024;
constexpr int kWriterCacheKib = 16 * 1024;
/// Keeps the ends of all tables and the leaves of indexes in no order, while 100,000 cases are made.
constexpr int kBulkCacheKib = 64 * 1024;

using KeyBytes = std::span<const std::uint8_t>;

EngineAccess accessFor(Connection::Mode mode)
{
    switch (mode) {
    case Connection::Mode::ReadWrite: return EngineAccess::ReadWrite;
    case Connection::Mode::Reader: return EngineAccess::ReadShared;
    case Connection::Mode::WithoutLog: return EngineAccess::ReadWithoutLog;
    case Connection::Mode::ReadOnly: break;
    }
    return EngineAccess::ReadFrozen;
}

} // namespace

Connection::Connection(SecretBytes keySpec, KeyBytes salt, Mode mode)
    : m_keySpec(std::move(keySpec)), m_salt(reinterpret_cast<const char *>(salt.data()), qsizetype(salt.size())), m_mode(mode)
{
}

Connection::~Connection()
{
    m_prepared.clear();
    m_failed.reset();
    if (!m_database.isValid())
        return;
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Connection>> Connection::create(const QString &path, KeyBytes key, KeyBytes salt)
{
    DOSSIER_ASSIGN(SecretBytes spec, makeKeySpec(key, salt));
    DOSSIER_TRY(createEmptyFile(path));
    std::unique_ptr<Connection> connection(new Connection(std::move(spec), salt, Mode::ReadWrite));
    Result<void> done = connection->attachEngine(path, FileStart::Empty);
    // Only an empty file can be told how to vacuum; the switch to WAL writes its first page.
    if (done)
        done = connection->exec("PRAGMA auto_vacuum=INCREMENTAL");
    if (done)
        done = connection->configure();
    if (done)
        done = connection->checkEncrypted();
    if (done)
        done = connection->settleOnClose();
    if (!done) {
        connection.reset();
        removeDatabaseFiles(path);
        return std::unexpected(done.error());
    }
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, KeyBytes key, KeyBytes salt, Mode mode)
{
    DOSSIER_ASSIGN(SecretBytes spec, makeKeySpec(key, salt));
    std::unique_ptr<Connection> connection(new Connection(std::move(spec), salt, mode));
    DOSSIER_TRY(connection->attachEngine(path, FileStart::Salted));
    DOSSIER_TRY(connection->configure());
    DOSSIER_TRY(connection->checkEncrypted());
    DOSSIER_TRY(connection->checkSize(path));
    return connection;
}

/// The first page, which is authentic, says how many there are. What follows them is nobody's.
Result<void> Connection::checkSize(const QString &path)
{
    // Pages of a log that is being moved into the file may stand behind its end for a while.
    const bool logged = m_mode != Mode::WithoutLog && QFileInfo(path + QLatin1StringView("-wal")).size() > 0;
    if (logged || m_mode == Mode::Reader)
        return {};
    DOSSIER_ASSIGN(Rows row, select("SELECT page_count, page_size FROM pragma_page_count, pragma_page_size"));
    DOSSIER_ASSIGN(const bool answered, row.next());
    if (!answered || QFileInfo(path).size() != row.integer(0) * row.integer(1))
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("the file is not as long as its pages"));
    return {};
}

KeyBytes Connection::salt() const
{
    return {reinterpret_cast<const std::uint8_t *>(m_salt.constData()), std::size_t(m_salt.size())};
}

Result<void> Connection::attachEngine(const QString &path, FileStart start)
{
    DOSSIER_ASSIGN(EngineHandle engine,
                   openEngine(path, m_keySpec, accessFor(m_mode), start == FileStart::Salted ? salt() : KeyBytes()));
    m_authorizer.install(engine.get());
    sqlite3_busy_timeout(engine.get(), kBusyTimeoutMs);
    sqlite3_commit_hook(engine.get(), [](void *epoch) { ++*static_cast<std::uint64_t *>(epoch); return 0; },
                        &m_transactionEpoch);
    sqlite3_rollback_hook(engine.get(), [](void *epoch) { ++*static_cast<std::uint64_t *>(epoch); },
                          &m_transactionEpoch);
    // Qt knows connections by name; an address is unique for as long as it is one.
    const QString name = QStringLiteral("dossier-%1").arg(reinterpret_cast<quintptr>(this), 0, 16);
    m_driver = new CipherDriver(engine.release());
    m_database = QSqlDatabase::addDatabase(m_driver, name);
    if (!m_database.open())
        return fail(ErrorCode::Internal, QStringLiteral("the driver did not open"));
    return {};
}

Result<void> Connection::configure()
{
    DOSSIER_TRY(exec("PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF;"
                     "PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size=0"));
    if (m_mode != Mode::ReadWrite)
        return exec("PRAGMA query_only=ON; PRAGMA cache_size=-4096");
    DOSSIER_TRY(exec("PRAGMA synchronous=FULL"));
    DOSSIER_TRY(setBulk(false));
    DOSSIER_ASSIGN(Rows rows, select("PRAGMA journal_mode=WAL"));
    DOSSIER_ASSIGN(const bool answered, rows.next());
    if (!answered || rows.text(0) != QLatin1StringView("wal"))
        return fail(ErrorCode::Io, QStringLiteral("no write-ahead log on this file system"));
    return {};
}

Result<void> Connection::checkEncrypted()
{
    {
        // Decrypts and authenticates the first page.
        DOSSIER_ASSIGN(Rows schema, select("SELECT count(*) FROM sqlite_schema"));
        DOSSIER_TRY(schema.next());
    }
    if (!codecIsSound(m_driver->engine()))
        return fail(ErrorCode::Internal, QStringLiteral("the engine does not encrypt"));
    return checkFileStart(m_driver->engine(), salt());
}

Result<void> Connection::exec(QByteArrayView sql)
{
    const QByteArray text = sql.toByteArray();
    if (sqlite3_exec(m_driver->engine(), text.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(engineError(m_driver->engine(), "exec"));
    return {};
}

QSqlQuery &Connection::prepared(QByteArrayView sql)
{
    Q_ASSERT(m_driver->thread() == QThread::currentThread());
    const auto found = m_prepared.find(QByteArray::fromRawData(sql.data(), sql.size()));
    if (found != m_prepared.end())
        return found->second;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromUtf8(sql))) {
        m_failed = std::move(query);
        return *m_failed;
    }
    return m_prepared.emplace(sql.toByteArray(), std::move(query)).first->second;
}

Result<void> Connection::start(QSqlQuery &query)
{
    if (!query.exec())
        return std::unexpected(errorOf(query));
    return {};
}

std::int64_t Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_driver->engine());
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(m_driver->engine());
}

base::Error Connection::errorOf(const QSqlQuery &query) const
{
    const QSqlError error = query.lastError();
    bool numeric = false;
    const int code = error.nativeErrorCode().toInt(&numeric);
    sqlite3 *engine = m_driver->engine();
    base::Error out = engineError(engine, numeric ? code : SQLITE_MISUSE, sqlite3_system_errno(engine), "statement");
    // Names of columns or the text of a guard: see CipherDriver for why no value can be in it.
    out.detail += QLatin1StringView("; ") + error.driverText() + QLatin1StringView(": ") + error.databaseText();
    return out;
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_driver->engine()) == 0;
}

void Connection::interrupt()
{
    sqlite3_interrupt(m_driver->engine());
}

Result<void> Connection::settleOnClose()
{
    if (sqlite3_db_config(m_driver->engine(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr) != SQLITE_OK)
        return fail(ErrorCode::Internal, QStringLiteral("the engine refuses its settings"));
    return {};
}

Result<void> Connection::checkpoint(Checkpoint kind)
{
    const int how = kind == Checkpoint::Passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
    const int code = sqlite3_wal_checkpoint_v2(m_driver->engine(), "main", how, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(engineError(m_driver->engine(), code, sqlite3_system_errno(m_driver->engine()), "checkpoint"));
    return {};
}

Result<void> Connection::backupTo(const QString &path, const std::atomic_bool *cancelled)
{
    DOSSIER_TRY(createEmptyFile(path));
    Result<void> done = copyPagesTo(path, cancelled);
    if (done)
        done = base::syncFolder(QFileInfo(path).absolutePath());
    if (done) {
        DOSSIER_ASSIGN(SecretBytes spec, m_keySpec.clone());
        Connection copy(std::move(spec), salt(), Mode::ReadOnly);
        done = copy.attachEngine(path, FileStart::Salted);
        if (done)
            done = copy.checkEncrypted();
        if (done)
            done = copy.integrityCheck();
    }
    if (!done)
        removeDatabaseFiles(path);
    return done;
}

Result<void> Connection::copyPagesTo(const QString &path, const std::atomic_bool *cancelled)
{
    // One snapshot from the first page to the last: a commit in between would start the copy over.
    DOSSIER_ASSIGN(const Snapshot snapshot, Snapshot::begin(*this));
    {
        DOSSIER_ASSIGN(Rows first, select("SELECT count(*) FROM sqlite_schema"));
        DOSSIER_TRY(first.next());
    }
    DOSSIER_ASSIGN(EngineHandle copy, openEngine(path, m_keySpec, EngineAccess::ReadWrite));
    if (sqlite3_exec(copy.get(), "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(engineError(copy.get(), "backup"));
    sqlite3_backup *backup = sqlite3_backup_init(copy.get(), "main", m_driver->engine(), "main");
    if (!backup)
        return std::unexpected(engineError(copy.get(), "backup"));
    int code = SQLITE_OK;
    while (code == SQLITE_OK && !(cancelled && cancelled->load()))
        code = sqlite3_backup_step(backup, kBackupPagesPerStep);
    const int systemErrno = sqlite3_system_errno(copy.get());
    sqlite3_backup_finish(backup);
    if (code == SQLITE_OK)
        return fail(ErrorCode::Cancelled, QStringLiteral("backup"));
    if (code != SQLITE_DONE)
        return std::unexpected(engineError(m_driver->engine(), code, systemErrno, "backup"));
    return {};
}

Result<void> Connection::integrityCheck()
{
    int problems = 0;
    {
        DOSSIER_ASSIGN(Rows structure, select("PRAGMA integrity_check"));
        for (;;) {
            DOSSIER_ASSIGN(const bool more, structure.next());
            if (!more)
                break;
            problems += structure.text(0) == QLatin1StringView("ok") ? 0 : 1;
        }
    }
    // Looks at the pages as they lie in the file, those no table uses among them.
    DOSSIER_ASSIGN(Rows pages, select("PRAGMA cipher_integrity_check"));
    for (;;) {
        DOSSIER_ASSIGN(const bool more, pages.next());
        if (!more)
            break;
        ++problems;
    }
    if (problems > 0)
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("integrity check: %1 problems").arg(problems));
    return {};
}

Result<void> Connection::setBulk(bool bulk)
{
    return exec("PRAGMA cache_size=-" + QByteArray::number(bulk ? kBulkCacheKib : kWriterCacheKib));
}

void Connection::restrictTo(ReadAllowList allowed)
{
    m_authorizer.restrictTo(m_driver->engine(), std::move(allowed));
}

Result<bool> Rows::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return std::unexpected(m_connection->errorOf(*m_query));
    return false;
}

} // namespace dossier::store
