// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/open_database.h"

#include "store/sql/transaction.h"
#include "support/disk_limits.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

using namespace dossier;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using store::Connection;
using Mode = Connection::Mode;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 countRows(Connection &connection)
{
    auto rows = connection.select("SELECT count(*) FROM t");
    if (!rows || !rows->next())
        return -1;
    return rows->integer(0);
}

/// Gives up what lets root write where the mode forbids it. The user stays the same, because another
/// could not even reach a folder below one of ours.
bool dropPrivileges()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const std::array<__user_cap_data_struct, 2> none{};
    return ::syscall(SYS_capset, &header, none.data()) == 0;
}

/// Runs `check` in a process without privileges. True where it returned true.
template<typename Check>
bool unprivileged(Check check)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(dropPrivileges() && check() ? 0 : 1);
    int status = -1;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Leaves a committed row in the log as a crash would.
void writeAndCrash(const test::DatabaseFolder &folder)
{
    const pid_t child = ::fork();
    if (child == 0) {
        auto connection = folder.open();
        const bool done = connection && (*connection)->exec("INSERT INTO t(v) VALUES('in the log')");
        ::_exit(done ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(QFileInfo(folder.path() + u"-wal"_s).size() > 0);
}

/// Whether another process finds the file locked: by the shared lock that the engine holds on it for as long as
/// a connection reads through the log.
bool isLockedForOthers(const QString &path)
{
    constexpr off_t kFirstSharedByte = 0x40000000 + 2;
    constexpr off_t kSharedBytes = 510;
    const pid_t child = ::fork();
    if (child == 0) {
        const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
        struct flock lock {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = kFirstSharedByte;
        lock.l_len = kSharedBytes;
        ::_exit(descriptor >= 0 && ::fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 0 : 1);
    }
    int status = -1;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

/// Media that cannot be written, disks that are full, locks that others must find.
class TestConnectionDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readOnlyTouchesNothing();
    void readOnlyMediumAsUnprivilegedUser();
    void readOnlyMount();
    void fullDiskLosesNothingCommitted();
    void fullDiskLeavesNoHalfFile();
    void openingAgainKeepsTheLocks_data();
    void openingAgainKeepsTheLocks();

private:
    static void fill(Connection &connection, int rows);
    static base::Result<void> insertRow(Connection &connection);
};

void TestConnectionDisk::fill(Connection &connection, int rows)
{
    QVERIFY(connection.exec("CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT)"));
    for (int i = 0; i < rows; ++i)
        QVERIFY(insertRow(connection));
}

base::Result<void> TestConnectionDisk::insertRow(Connection &connection)
{
    DOSSIER_ASSIGN(store::Transaction transaction, store::Transaction::begin(connection));
    DOSSIER_TRY(connection.run("INSERT INTO t(v) VALUES(?)", QString(2000, u'x')));
    return transaction.commit();
}

void TestConnectionDisk::readOnlyTouchesNothing()
{
    const test::DatabaseFolder folder;
    {
        auto writer = folder.create();
        QVERIFY(writer);
        fill(**writer, 2);
    }
    const QByteArray before = content(folder.path());
    {
        auto reading = folder.open(Mode::ReadOnly);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
        QCOMPARE(countRows(**reading), 2);
        QVERIFY(!(*reading)->exec("DELETE FROM t"));
        QCOMPARE(QDir(folder.folder()).entryList(QDir::Files), QStringList{u"main.db"_s});
    }
    writeAndCrash(folder);
    QVERIFY(QFile::remove(folder.path() + u"-shm"_s));
    const QByteArray log = content(folder.path() + u"-wal"_s);
    {
        auto reading = folder.open(Mode::ReadOnly);
        QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
        QVERIFY2(countRows(**reading) == 3, "what a crash left in the log must be seen");
        QVERIFY((*reading)->integrityCheck());
    }
    QCOMPARE(content(folder.path()), before);
    QCOMPARE(content(folder.path() + u"-wal"_s), log);
    QVERIFY(!QFile::exists(folder.path() + u"-shm"_s));
}

void TestConnectionDisk::readOnlyMediumAsUnprivilegedUser()
{
    const test::DatabaseFolder folder;
    {
        auto writer = folder.create();
        QVERIFY(writer);
        fill(**writer, 2);
    }
    const auto freeze = [&folder](bool frozen) {
        for (const QString &name : QDir(folder.folder()).entryList(QDir::Files)) {
            if (::chmod(QFile::encodeName(folder.path(name)).constData(), frozen ? 0444 : 0600) != 0)
                return false;
        }
        return ::chmod(QFile::encodeName(folder.folder()).constData(), frozen ? 0555 : 0700) == 0;
    };
    const auto readsRows = [&folder](qint64 expected) {
        return unprivileged([&] {
            auto reading = folder.open(Mode::ReadOnly);
            return reading && countRows(**reading) == expected;
        });
    };
    const auto refusesWriting = [&folder] {
        return unprivileged([&] {
            auto writing = folder.open(Mode::ReadWrite);
            auto created = Connection::create(folder.path(u"new.db"_s), test::databaseKey(), test::databaseSalt());
            return !writing && writing.error().code == ErrorCode::ReadOnlyMedium && !created
                && created.error().code == ErrorCode::ReadOnlyMedium;
        });
    };
    QVERIFY(freeze(true));
    QVERIFY2(readsRows(2), "clean file in a folder that cannot be written");
    QVERIFY(refusesWriting());
    QVERIFY(freeze(false));
    writeAndCrash(folder);
    QVERIFY(QFile::remove(folder.path() + u"-shm"_s));
    QVERIFY(freeze(true));
    QVERIFY2(readsRows(3), "frames left in the log of a folder that cannot be written");
    QVERIFY(refusesWriting());
    QVERIFY(freeze(false));
}

void TestConnectionDisk::readOnlyMount()
{
    const test::DatabaseFolder folder;
    const test::SmallDisk disk(folder.folder(), "size=8m,mode=755");
    if (!disk.isMounted())
        QSKIP("only root can mount");
    {
        auto writer = folder.create();
        QVERIFY(writer);
        fill(**writer, 2);
    }
    writeAndCrash(folder);
    QVERIFY(disk.makeReadOnly());
    auto writing = folder.open(Mode::ReadWrite);
    QVERIFY(!writing);
    QCOMPARE(writing.error().code, ErrorCode::ReadOnlyMedium);
    auto reading = folder.open(Mode::ReadOnly);
    QVERIFY2(reading, reading ? "" : qPrintable(reading.error().detail));
    QCOMPARE(countRows(**reading), 3);
    auto copied = (*reading)->backupTo(folder.path(u"copy.db"_s));
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::ReadOnlyMedium);
}

void TestConnectionDisk::fullDiskLosesNothingCommitted()
{
    const test::DatabaseFolder folder;
    const test::SmallDisk disk(folder.folder(), "size=1m,mode=700");
    if (!disk.isMounted())
        QSKIP("only root can mount");
    auto connection = folder.create();
    QVERIFY(connection);
    fill(**connection, 1);
    qint64 acknowledged = 1;
    base::Result<void> done;
    while ((done = insertRow(**connection)))
        ++acknowledged;
    QCOMPARE(done.error().code, ErrorCode::NoSpace);
    QVERIFY(acknowledged > 20);
    QVERIFY(!(*connection)->inTransaction());
    QCOMPARE(countRows(**connection), acknowledged);
    auto copied = (*connection)->backupTo(folder.path(u"copy.db"_s));
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::NoSpace);
    QVERIFY(!QFile::exists(folder.path(u"copy.db"_s)));
    connection->reset();
    auto again = folder.open(Mode::ReadOnly);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(countRows(**again), acknowledged);
    QVERIFY((*again)->integrityCheck());
}

void TestConnectionDisk::fullDiskLeavesNoHalfFile()
{
    const test::DatabaseFolder folder;
    const test::SmallDisk disk(folder.folder(), "size=4k,mode=700");
    if (!disk.isMounted())
        QSKIP("only root can mount");
    auto connection = folder.create();
    QVERIFY(!connection);
    QCOMPARE(connection.error().code, ErrorCode::NoSpace);
    QCOMPARE(QDir(folder.folder()).entryList(QDir::Files), QStringList());
}

void TestConnectionDisk::openingAgainKeepsTheLocks_data()
{
    QTest::addColumn<Mode>("mode");
    QTest::addColumn<std::uint8_t>("firstOfKey");
    QTest::addColumn<std::uint8_t>("firstOfSalt");
    const std::uint8_t key = test::databaseKey().front();
    const std::uint8_t salt = test::databaseSalt().front();
    QTest::newRow("reader") << Mode::Reader << key << salt;
    QTest::newRow("writer") << Mode::ReadWrite << key << salt;
    QTest::newRow("without the log") << Mode::WithoutLog << key << salt;
    QTest::newRow("refused for its salt") << Mode::Reader << key << std::uint8_t(3);
    QTest::newRow("refused for its key") << Mode::Reader << std::uint8_t(2) << salt;
}

void TestConnectionDisk::openingAgainKeepsTheLocks()
{
    QFETCH(Mode, mode);
    QFETCH(std::uint8_t, firstOfKey);
    QFETCH(std::uint8_t, firstOfSalt);
    const test::DatabaseFolder folder;
    auto writer = folder.create();
    QVERIFY(writer);
    fill(**writer, 2);
    QVERIFY(isLockedForOthers(folder.path()));
    {
        const auto second = Connection::open(folder.path(), test::databaseKey(firstOfKey), test::databaseSalt(firstOfSalt), mode);
        const bool ours = firstOfKey == test::databaseKey().front() && firstOfSalt == test::databaseSalt().front();
        QCOMPARE(second.has_value(), ours);
        QVERIFY2(isLockedForOthers(folder.path()), "while two are open");
    }
    QVERIFY2(isLockedForOthers(folder.path()), "after the second was closed");
    writer->reset();
    QVERIFY(!isLockedForOthers(folder.path()));
}

QTEST_GUILESS_MAIN(TestConnectionDisk)
#include "tst_connection_disk.moc"
