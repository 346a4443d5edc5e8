// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/open_database.h"

#include "store/sql/engine_error.h"
#include "store/sql/snapshot.h"
#include "store/sql/transaction.h"

#include <QDir>
#include <QFile>
#include <QSqlError>
#include <QTest>
#include <QThread>

#include <sqlite3.h>

#include <sys/stat.h>

#include <cerrno>

using namespace dossier;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using store::Connection;
using store::Transaction;
using Mode = Connection::Mode;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

qint64 countRows(Connection &connection)
{
    auto rows = connection.select("SELECT count(*) FROM t");
    if (!rows || !rows->next())
        return -1;
    return rows->integer(0);
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createsAnEncryptedFile();
    void neverOverwrites();
    void refusesKeysOfWrongLength_data();
    void refusesKeysOfWrongLength();
    void refusesAnotherKey();
    void refusesFilesThatAreNotOurs_data();
    void refusesFilesThatAreNotOurs();
    void appliesTheDecidedSettings();
    void mapsErrors_data();
    void mapsErrors();
    void noticesEveryChangedPage();
    void noticesTruncation();
    void rollsBackWhatIsNotCommitted();
    void failedCommitLeavesNothing();
    void secondWriterIsTold();
    void readerSeesCommitsAndCannotWrite();
    void readersOnTheirOwnThreadsSeeWholeCommits();
    void interruptsFromAnotherThread();
    void checkpointEmptiesTheLog();
    void backsUpUnderTheSameKey();
    void backupCanBeCancelledAndRefuses();
    void recompilesWhatFailed();

private:
    static void fill(Connection &connection, int rows);
};

void TestConnection::fill(Connection &connection, int rows)
{
    QVERIFY(connection.exec("CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, v TEXT, secret TEXT)"));
    auto transaction = Transaction::begin(connection);
    QVERIFY(transaction);
    for (int i = 0; i < rows; ++i)
        QVERIFY(connection.run("INSERT INTO t(v, secret) VALUES(?, ?)", QString(u"canary-value-%1"_s).arg(i),
                               QString(300, u'x')));
    QVERIFY(transaction->commit());
}

void TestConnection::createsAnEncryptedFile()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().detail));
    fill(**connection, 50);
    QVERIFY((*connection)->checkpoint(Connection::Checkpoint::Passive));
    const auto salt = test::databaseSalt();
    QCOMPARE(content(folder.path()).first(16), QByteArray(reinterpret_cast<const char *>(salt.data()), 16));
    for (const QString &name : QDir(folder.folder()).entryList(QDir::Files)) {
        QVERIFY2(!content(folder.path(name)).contains("canary"), qPrintable(name));
        struct stat status {};
        QCOMPARE(::stat(QFile::encodeName(folder.path(name)).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }
    connection->reset();
    QCOMPARE(QDir(folder.folder()).entryList(QDir::Files), QStringList{u"main.db"_s});
    auto again = folder.open();
    QVERIFY(again);
    QCOMPARE(countRows(**again), 50);
}

void TestConnection::neverOverwrites()
{
    const test::DatabaseFolder folder;
    QVERIFY(folder.create());
    const QByteArray before = content(folder.path());
    auto second = folder.create();
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(content(folder.path()), before);
}

void TestConnection::refusesKeysOfWrongLength_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("salt");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("47 bytes") << 31 << 16;
    QTest::newRow("no salt") << 32 << 0;
    QTest::newRow("49 bytes") << 32 << 17;
    QTest::newRow("48 bytes, shifted") << 31 << 17;
}

void TestConnection::refusesKeysOfWrongLength()
{
    QFETCH(int, key);
    QFETCH(int, salt);
    const test::DatabaseFolder folder;
    const std::vector<std::uint8_t> keyBytes(std::size_t(key), 7);
    const std::vector<std::uint8_t> saltBytes(std::size_t(salt), 7);
    auto created = Connection::create(folder.path(), keyBytes, saltBytes);
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!QFile::exists(folder.path()));
    QVERIFY(folder.create());
    auto opened = Connection::open(folder.path(), keyBytes, saltBytes, Mode::ReadWrite);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::InvalidArgument);
}

void TestConnection::refusesAnotherKey()
{
    const test::DatabaseFolder folder;
    QVERIFY(folder.create());
    const QByteArray before = content(folder.path());
    for (const Mode mode : {Mode::ReadWrite, Mode::Reader, Mode::ReadOnly}) {
        auto otherKey = Connection::open(folder.path(), test::databaseKey(2), test::databaseSalt(), mode);
        QVERIFY(!otherKey);
        QCOMPARE(otherKey.error().code, ErrorCode::DamagedDatabase);
        auto otherSalt = Connection::open(folder.path(), test::databaseKey(), test::databaseSalt(3), mode);
        QVERIFY(!otherSalt);
        QCOMPARE(otherSalt.error().code, ErrorCode::DamagedDatabase);
    }
    QCOMPARE(content(folder.path()), before);
    QVERIFY(folder.open());
}

void TestConnection::refusesFilesThatAreNotOurs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const auto salt = test::databaseSalt();
    const QByteArray start(reinterpret_cast<const char *>(salt.data()), 16);
    QTest::newRow("missing") << QByteArray() << ErrorCode::NotFound;
    QTest::newRow("empty") << QByteArray("", 0) << ErrorCode::DamagedDatabase;
    QTest::newRow("short") << start.first(15) << ErrorCode::DamagedDatabase;
    QTest::newRow("salt only") << start << ErrorCode::DamagedDatabase;
    QTest::newRow("plain") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0') << ErrorCode::DamagedDatabase;
    QTest::newRow("zeroes") << QByteArray(8192, '\0') << ErrorCode::DamagedDatabase;
    QTest::newRow("salt, then noise") << start + QByteArray(8176, '\x5a') << ErrorCode::DamagedDatabase;
}

void TestConnection::refusesFilesThatAreNotOurs()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const test::DatabaseFolder folder;
    if (!bytes.isNull()) {
        QFile file(folder.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    for (const Mode mode : {Mode::ReadWrite, Mode::Reader, Mode::ReadOnly}) {
        auto opened = folder.open(mode);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, code);
        QVERIFY(!opened.error().detail.contains(folder.folder()));
        QCOMPARE(content(folder.path()), bytes);
    }
}

void TestConnection::appliesTheDecidedSettings()
{
    const test::DatabaseFolder folder;
    auto writer = folder.create();
    QVERIFY(writer);
    auto reader = folder.open(Mode::Reader);
    QVERIFY(reader);
    const auto pragma = [](Connection &connection, const char *name) {
        auto rows = connection.select(QByteArray("PRAGMA ") + name);
        return rows && rows->next() ? rows->text(0) : u"failed"_s;
    };
    const std::vector<std::pair<const char *, QString>> both{
        {"journal_mode", u"wal"_s}, {"foreign_keys", u"1"_s}, {"trusted_schema", u"0"_s},
        {"cell_size_check", u"1"_s}, {"wal_autocheckpoint", u"0"_s}, {"auto_vacuum", u"2"_s},
        {"page_size", u"4096"_s}, {"cipher_memory_security", u"0"_s}, {"secure_delete", u"1"_s}};
    for (const auto &[name, expected] : both) {
        QCOMPARE(pragma(**writer, name), expected);
        QCOMPARE(pragma(**reader, name), expected);
    }
    QCOMPARE(pragma(**writer, "synchronous"), u"2"_s);
    QCOMPARE(pragma(**writer, "cache_size"), u"-16384"_s);
    QCOMPARE(pragma(**reader, "cache_size"), u"-4096"_s);
    QCOMPARE(sqlite3_compileoption_used("TEMP_STORE=3"), 1);
    QCOMPARE(sqlite3_compileoption_used("OMIT_LOAD_EXTENSION"), 1);
}

void TestConnection::mapsErrors_data()
{
    QTest::addColumn<int>("engine");
    QTest::addColumn<int>("system");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not a database") << SQLITE_NOTADB << 0 << ErrorCode::DamagedDatabase;
    QTest::newRow("corrupt") << SQLITE_CORRUPT_VTAB << 0 << ErrorCode::DamagedDatabase;
    QTest::newRow("full") << SQLITE_FULL << 0 << ErrorCode::NoSpace;
    QTest::newRow("write, no space") << SQLITE_IOERR_WRITE << ENOSPC << ErrorCode::NoSpace;
    QTest::newRow("write, quota") << SQLITE_IOERR_WRITE << EDQUOT << ErrorCode::NoSpace;
    QTest::newRow("fsync") << SQLITE_IOERR_FSYNC << EIO << ErrorCode::Io;
    QTest::newRow("no errno") << SQLITE_IOERR_READ << 0 << ErrorCode::Io;
    QTest::newRow("read-only") << SQLITE_READONLY_DIRECTORY << 0 << ErrorCode::ReadOnlyMedium;
    QTest::newRow("cannot open, read-only") << SQLITE_CANTOPEN << EROFS << ErrorCode::ReadOnlyMedium;
    QTest::newRow("cannot open, missing") << SQLITE_CANTOPEN << ENOENT << ErrorCode::NotFound;
    QTest::newRow("busy") << SQLITE_BUSY_SNAPSHOT << 0 << ErrorCode::InUse;
    QTest::newRow("interrupt") << SQLITE_INTERRUPT << 0 << ErrorCode::Cancelled;
    QTest::newRow("authorizer") << SQLITE_AUTH << 0 << ErrorCode::Refused;
    QTest::newRow("memory") << SQLITE_NOMEM << 0 << ErrorCode::OutOfMemory;
    QTest::newRow("constraint") << SQLITE_CONSTRAINT_UNIQUE << 0 << ErrorCode::Internal;
}

void TestConnection::mapsErrors()
{
    QFETCH(int, engine);
    QFETCH(int, system);
    QFETCH(ErrorCode, code);
    QCOMPARE(store::engineError(engine, system, "test").code, code);
}

void TestConnection::noticesEveryChangedPage()
{
    const test::DatabaseFolder folder;
    {
        auto connection = folder.create();
        QVERIFY(connection);
        fill(**connection, 400);
    }
    const QByteArray intact = content(folder.path());
    const qint64 pages = intact.size() / 4096;
    QVERIFY(pages > 20);
    for (qint64 page = 0; page < pages; ++page) {
        const qint64 offset = page * 4096 + 2000;
        overwrite(folder.path(), offset, QByteArray(1, char(intact.at(offset) ^ 1)));
        auto opened = folder.open(Mode::ReadOnly);
        // Whatever happens, the change must come to light as damage: at open, reading or checking.
        if (opened) {
            auto checked = (*opened)->integrityCheck();
            QVERIFY2(!checked, qPrintable(QString::number(page)));
            QCOMPARE(checked.error().code, ErrorCode::DamagedDatabase);
        } else {
            QCOMPARE(opened.error().code, ErrorCode::DamagedDatabase);
        }
        overwrite(folder.path(), offset, intact.mid(offset, 1));
    }
    auto opened = folder.open();
    QVERIFY(opened);
    QVERIFY((*opened)->integrityCheck());
}

void TestConnection::noticesTruncation()
{
    const test::DatabaseFolder folder;
    {
        auto connection = folder.create();
        QVERIFY(connection);
        fill(**connection, 400);
    }
    const qint64 size = QFileInfo(folder.path()).size();
    for (const qint64 cut : {qint64(1), qint64(1000), qint64(4096), size / 2}) {
        const QByteArray intact = content(folder.path());
        QVERIFY(QFile::resize(folder.path(), size - cut));
        auto opened = folder.open(Mode::ReadOnly);
        if (opened) {
            const auto checked = (*opened)->integrityCheck();
            QVERIFY(!checked);
            QCOMPARE(checked.error().code, ErrorCode::DamagedDatabase);
        } else {
            QCOMPARE(opened.error().code, ErrorCode::DamagedDatabase);
        }
        overwrite(folder.path(), 0, intact);
    }
}

void TestConnection::rollsBackWhatIsNotCommitted()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    fill(**connection, 3);
    {
        auto transaction = Transaction::begin(**connection);
        QVERIFY(transaction);
        QVERIFY((*connection)->run("DELETE FROM t"));
        QVERIFY((*connection)->inTransaction());
        auto nested = Transaction::begin(**connection);
        QVERIFY(!nested);
    }
    QVERIFY(!(*connection)->inTransaction());
    QCOMPARE(countRows(**connection), 3);
    auto committed = Transaction::begin(**connection);
    QVERIFY(committed);
    QVERIFY((*connection)->run("DELETE FROM t WHERE id=1"));
    QCOMPARE((*connection)->changes(), 1);
    QVERIFY(committed->commit());
    QVERIFY(!committed->commit());
    QCOMPARE(countRows(**connection), 2);
}

void TestConnection::failedCommitLeavesNothing()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    fill(**connection, 1);
    QVERIFY((*connection)->exec("CREATE TABLE c(p INTEGER REFERENCES t(id) DEFERRABLE INITIALLY DEFERRED)"));
    auto transaction = Transaction::begin(**connection);
    QVERIFY(transaction);
    QVERIFY((*connection)->run("INSERT INTO c VALUES(99)"));
    QVERIFY(!transaction->commit());
    QVERIFY(!(*connection)->inTransaction());
    auto rows = (*connection)->select("SELECT count(*) FROM c");
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->integer(0), 0);
}

void TestConnection::secondWriterIsTold()
{
    const test::DatabaseFolder folder;
    auto first = folder.create();
    auto second = folder.open();
    QVERIFY(first && second);
    auto held = Transaction::begin(**first);
    QVERIFY(held);
    auto refused = Transaction::begin(**second);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InUse);
}

void TestConnection::readerSeesCommitsAndCannotWrite()
{
    const test::DatabaseFolder folder;
    auto writer = folder.create();
    QVERIFY(writer);
    fill(**writer, 2);
    auto reader = folder.open(Mode::Reader);
    QVERIFY(reader);
    QCOMPARE(countRows(**reader), 2);
    const std::uint64_t epoch = (*reader)->transactionEpoch();
    {
        auto snapshot = store::Snapshot::begin(**reader);
        QVERIFY(snapshot);
        QCOMPARE(countRows(**reader), 2);
        fill(**writer, 3);
        QCOMPARE(countRows(**reader), 2);
    }
    QCOMPARE((*reader)->transactionEpoch(), epoch);
    QCOMPARE(countRows(**reader), 5);
    auto written = (*reader)->exec("DELETE FROM t");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ReadOnlyMedium);
    QVERIFY(!(*reader)->exec("PRAGMA query_only=OFF; DELETE FROM t"));
}

void TestConnection::readersOnTheirOwnThreadsSeeWholeCommits()
{
    constexpr int kBatch = 10;
    const test::DatabaseFolder folder;
    auto writer = folder.create();
    QVERIFY(writer);
    fill(**writer, kBatch);
    std::atomic_bool done = false;
    std::atomic_int reads = 0;
    std::atomic_int torn = 0;
    const auto read = [&] {
        auto reader = folder.open(Mode::Reader);
        while (reader && !done.load()) {
            torn += countRows(**reader) % kBatch == 0 ? 0 : 1;
            ++reads;
        }
    };
    const std::array<std::unique_ptr<QThread>, 2> threads{std::unique_ptr<QThread>(QThread::create(read)),
                                                          std::unique_ptr<QThread>(QThread::create(read))};
    for (const auto &thread : threads)
        thread->start();
    for (int i = 0; i < 50 || (reads < 20 && i < 2000); ++i) {
        fill(**writer, kBatch);
        QVERIFY((*writer)->checkpoint(Connection::Checkpoint::Passive));
    }
    done = true;
    for (const auto &thread : threads)
        thread->wait();
    QVERIFY(reads >= 20);
    QCOMPARE(torn.load(), 0);
}

void TestConnection::interruptsFromAnotherThread()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    std::atomic_bool done = false;
    std::unique_ptr<QThread> other(QThread::create([&] {
        while (!done.load()) {
            (*connection)->interrupt();
            QThread::msleep(5);
        }
    }));
    other->start();
    auto endless = (*connection)->select(
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT count(*) FROM c");
    done = true;
    other->wait();
    QVERIFY(!endless);
    QCOMPARE(endless.error().code, ErrorCode::Cancelled);
    fill(**connection, 1);
}

void TestConnection::checkpointEmptiesTheLog()
{
    const test::DatabaseFolder folder;
    auto writer = folder.create();
    QVERIFY(writer);
    fill(**writer, 100);
    const QString log = folder.path() + u"-wal"_s;
    QVERIFY(QFileInfo(log).size() > 0);
    QVERIFY((*writer)->checkpoint(Connection::Checkpoint::Passive));
    QVERIFY(QFileInfo(log).size() > 0);
    auto reader = folder.open(Mode::Reader);
    QVERIFY(reader);
    {
        auto snapshot = store::Snapshot::begin(**reader);
        QCOMPARE(countRows(**reader), 100);
        fill(**writer, 1);
        auto truncated = (*writer)->checkpoint(Connection::Checkpoint::Truncate);
        QVERIFY(!truncated);
        QCOMPARE(truncated.error().code, ErrorCode::InUse);
    }
    QVERIFY((*writer)->checkpoint(Connection::Checkpoint::Truncate));
    QCOMPARE(QFileInfo(log).size(), 0);
}

void TestConnection::backsUpUnderTheSameKey()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    fill(**connection, 3000);
    const QString copy = folder.path(u"copy.db"_s);
    auto done = (*connection)->backupTo(copy);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QVERIFY(!(*connection)->inTransaction());
    struct stat status {};
    QCOMPARE(::stat(QFile::encodeName(copy).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QVERIFY(!QFile::exists(copy + u"-wal"_s));
    QVERIFY(!QFile::exists(copy + u"-journal"_s));
    QVERIFY(!content(copy).contains("canary"));
    auto opened = Connection::open(copy, test::databaseKey(), test::databaseSalt(), Mode::ReadWrite);
    QVERIFY(opened);
    QCOMPARE(countRows(**opened), 3000);
    auto mode = (*opened)->select("PRAGMA auto_vacuum");
    QVERIFY(mode && mode->next());
    QCOMPARE(mode->integer(0), 2);
}

void TestConnection::backupCanBeCancelledAndRefuses()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    fill(**connection, 10);
    const std::atomic_bool cancelled = true;
    auto done = (*connection)->backupTo(folder.path(u"copy.db"_s), &cancelled);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QVERIFY(!QFile::exists(folder.path(u"copy.db"_s)));
    auto over = (*connection)->backupTo(folder.path());
    QVERIFY(!over);
    QCOMPARE(over.error().code, ErrorCode::AlreadyExists);
    QCOMPARE(countRows(**connection), 10);
}

void TestConnection::recompilesWhatFailed()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    QVERIFY(!(*connection)->run("INSERT INTO late VALUES(?)", 1));
    QVERIFY((*connection)->exec("CREATE TABLE late(x)"));
    QVERIFY((*connection)->run("INSERT INTO late VALUES(?)", 1));
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
