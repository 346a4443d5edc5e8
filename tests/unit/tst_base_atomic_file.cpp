// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"
#include "support/disk_limits.h"
#include "support/temporary_folder.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dossier::base;
using namespace Qt::StringLiterals;
using dossier::test::FileSizeLimit;
using dossier::test::SmallDisk;
using dossier::test::TemporaryFolder;

namespace {

constexpr std::int64_t kLimit = 64 * 1024 * 1024;

QByteArray contentOf(const QString &path)
{
    return readFile(path, kLimit).value();
}

unsigned modeOf(const QString &path)
{
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesTheWholeFile()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "first, and long"));
        QVERIFY(AtomicFile::write(path, "second"));
        QCOMPARE(contentOf(path), QByteArray("second"));
        QVERIFY(AtomicFile::write(path, {}));
        QCOMPARE(contentOf(path), QByteArray());
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void modeIsAlwaysTheOwners()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "x"));
        QCOMPARE(modeOf(path), 0600U);
        ::chmod(QFile::encodeName(path).constData(), 0644);
        const mode_t mask = ::umask(0377);
        const Result<void> written = AtomicFile::write(path, "y");
        ::umask(mask);
        QVERIFY(written);
        QCOMPARE(modeOf(path), 0600U);
    }

    void appendsInPieces()
    {
        const TemporaryFolder folder;
        AtomicFile file = AtomicFile::create(folder.filePath(u"a"_s)).value();
        QByteArray expected;
        for (int i = 0; i < 300; ++i) {
            const QByteArray piece(i * 7, char(i));
            QVERIFY(file.append(piece));
            expected += piece;
        }
        QCOMPARE(file.size(), std::int64_t(expected.size()));
        QVERIFY(!QFile::exists(folder.filePath(u"a"_s)));
        QVERIFY(file.commit());
        QCOMPARE(contentOf(folder.filePath(u"a"_s)), expected);
    }

    void discardsWhatWasNotCommitted()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "old"));
        {
            AtomicFile file = AtomicFile::create(path).value();
            QVERIFY(file.append("new"));
            QCOMPARE(folder.entries().size(), 2);
        }
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
        {
            AtomicFile file = AtomicFile::create(path).value();
            QVERIFY(file.append("new"));
            QVERIFY(file.seal());
            file.discard();
            QCOMPARE(file.append("more").error().code, ErrorCode::InvalidArgument);
            QCOMPARE(file.commit().error().code, ErrorCode::InvalidArgument);
        }
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
        QCOMPARE(contentOf(path), QByteArray("old"));
    }

    void sealedFileCanBeReadBeforeItIsCommitted()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        AtomicFile file = AtomicFile::create(path).value();
        QVERIFY(file.append("content"));
        QVERIFY(file.seal());
        QVERIFY(file.seal());
        QCOMPARE(file.append("more").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(contentOf(file.temporaryPath()), QByteArray("content"));
        QCOMPARE(modeOf(file.temporaryPath()), 0600U);
        QVERIFY(!QFile::exists(path));
        QVERIFY(file.commit());
        QVERIFY(file.temporaryPath().isEmpty());
        QCOMPARE(contentOf(path), QByteArray("content"));
        QCOMPARE(file.commit().error().code, ErrorCode::InvalidArgument);
    }

    void namelessUntilCommitted()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "old"));
        AtomicFile file = AtomicFile::create(path, AtomicFile::Temporary::Nameless).value();
        if (file.temporaryPath().startsWith(folder.path()))
            QSKIP("this file system has no files without a name");
        QVERIFY(file.append("content"));
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
        AtomicFile moved = std::move(file);
        QVERIFY(moved.seal());
        QCOMPARE(contentOf(moved.temporaryPath()), QByteArray("content"));
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
        QVERIFY(moved.commit());
        QVERIFY(moved.hasItsName());
        QCOMPARE(contentOf(path), QByteArray("content"));
        QCOMPARE(modeOf(path), 0600U);
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void namelessIsGoneWhenDiscarded()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        {
            AtomicFile file = AtomicFile::create(path, AtomicFile::Temporary::Nameless).value();
            QVERIFY(file.append("content"));
            QVERIFY(file.seal());
        }
        AtomicFile linked = AtomicFile::create(path, AtomicFile::Temporary::Nameless).value();
        QVERIFY(QFile::link(folder.filePath(u"elsewhere"_s), path));
        QCOMPARE(linked.commit().error().code, ErrorCode::InvalidArgument);
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void contentChangedBehindItsBackIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("changed");
        QTest::newRow("one byte") << QByteArray("cOntent");
        QTest::newRow("shorter") << QByteArray("conten");
        QTest::newRow("longer") << QByteArray("content!");
        QTest::newRow("empty") << QByteArray();
    }
    void contentChangedBehindItsBackIsNoticed()
    {
        QFETCH(QByteArray, changed);
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "old"));
        AtomicFile file = AtomicFile::create(path).value();
        QVERIFY(file.append("content"));
        QFile behind(file.temporaryPath());
        QVERIFY(behind.open(QIODevice::WriteOnly | QIODevice::Truncate));
        behind.write(changed);
        behind.close();
        QCOMPARE(file.commit().error().code, ErrorCode::Io);
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void movesOwnTheTemporary()
    {
        const TemporaryFolder folder;
        AtomicFile first = AtomicFile::create(folder.filePath(u"a"_s)).value();
        QVERIFY(first.append("a"));
        AtomicFile second = std::move(first);
        QCOMPARE(first.append("x").error().code, ErrorCode::InvalidArgument);   // NOLINT(bugprone-use-after-move)
        QVERIFY(second.append("b"));
        AtomicFile other = AtomicFile::create(folder.filePath(u"b"_s)).value();
        QCOMPARE(folder.entries().size(), 2);
        other = std::move(second);
        QCOMPARE(folder.entries().size(), 1);
        AtomicFile &alias = other;
        other = std::move(alias);
        QVERIFY(other.commit());
        QCOMPARE(contentOf(folder.filePath(u"a"_s)), QByteArray("ab"));
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void refusesWhatIsNoFile()
    {
        const TemporaryFolder folder;
        const QString target = folder.filePath(u"target"_s);
        const QString link = folder.filePath(u"link"_s);
        QVERIFY(AtomicFile::write(target, "kept"));
        QVERIFY(QFile::link(target, link));
        QVERIFY(QFile::link(folder.filePath(u"absent"_s), folder.filePath(u"dangling"_s)));
        QVERIFY(QDir(folder.path()).mkdir(u"folder"_s));
        for (const QString &path : {link, folder.filePath(u"dangling"_s), folder.filePath(u"folder"_s), folder.filePath(u"slash/"_s),
                                    QString(), folder.filePath(u"a"_s) + QChar(u'\0') + u"b"_s})
            QCOMPARE(AtomicFile::write(path, "new").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(contentOf(target), QByteArray("kept"));
        QCOMPARE(folder.entries().size(), 4);
        QCOMPARE(AtomicFile::write(folder.filePath(u"no/such/folder"_s), "x").error().code, ErrorCode::Io);
    }

    void refusesALinkThatAppearsMeanwhile()
    {
        const TemporaryFolder folder;
        AtomicFile file = AtomicFile::create(folder.filePath(u"a"_s)).value();
        QVERIFY(file.append("new"));
        QVERIFY(QFile::link(folder.filePath(u"elsewhere"_s), folder.filePath(u"a"_s)));
        QCOMPARE(file.commit().error().code, ErrorCode::InvalidArgument);
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void longestNameHasATemporaryToo()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"n"_s.repeated(255));
        QVERIFY(AtomicFile::write(path, "x"));
        QCOMPARE(contentOf(path), QByteArray("x"));
    }

    void pathMayBeRelative()
    {
        const TemporaryFolder folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const Result<void> written = AtomicFile::write(u"a"_s, "x");
        QDir::setCurrent(before);
        QVERIFY(written);
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void failedWriteLeavesTheOldFile()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "old"));
        Result<void> written;
        {
            const FileSizeLimit limit(10'000);
            written = AtomicFile::write(path, QByteArray(20'000, 'x'));   // 10 000 go through, then an error
        }
        QCOMPARE(written.error().code, ErrorCode::Io);
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
    }

    void fullDiskLeavesTheOldFile()
    {
        const TemporaryFolder folder;
        const SmallDisk disk(folder.path(), "size=65536,mode=700");
        if (!disk.isMounted())
            QSKIP("a small disk can be mounted by root only");
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, QByteArray(30'000, 'o')));
        QCOMPARE(AtomicFile::write(path, QByteArray(100'000, 'n')).error().code, ErrorCode::NoSpace);
        QCOMPARE(contentOf(path), QByteArray(30'000, 'o'));
        QCOMPARE(folder.entries(), QStringList{u"a"_s});
        QVERIFY(AtomicFile::write(path, QByteArray(20'000, 'n')));   // and it works again afterwards
    }

    void fullFolderLeavesTheOldFile()
    {
        const TemporaryFolder folder;
        const SmallDisk disk(folder.path(), "nr_inodes=2,mode=700");
        if (!disk.isMounted())
            QSKIP("a small disk can be mounted by root only");
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "old"));
        QCOMPARE(AtomicFile::write(path, "new").error().code, ErrorCode::NoSpace);
        QCOMPARE(contentOf(path), QByteArray("old"));
    }

    void readOnlyMediumIsSaid()
    {
        const TemporaryFolder folder;
        const SmallDisk disk(folder.path(), "size=65536,mode=700");
        if (!disk.isMounted())
            QSKIP("a disk can be mounted by root only");
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, "old"));
        QVERIFY(disk.makeReadOnly());
        QCOMPARE(AtomicFile::write(path, "new").error().code, ErrorCode::ReadOnlyMedium);
        QCOMPARE(contentOf(path), QByteArray("old"));
    }

    void killedAtAnyMomentTheFileIsOldOrNew()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        const QByteArray old(200'000, 'o');
        const QByteArray fresh(200'000, 'n');
        QVERIFY(AtomicFile::write(path, old));
        for (useconds_t delay = 0; delay < 40'000; delay += 2'000) {
            const pid_t child = ::fork();
            if (child == 0) {
                for (;;)
                    (void)AtomicFile::write(path, fresh);
            }
            ::usleep(delay);
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            const QByteArray content = contentOf(path);
            QVERIFY(content == old || content == fresh);
            QVERIFY(AtomicFile::write(path, old));
        }
    }

    void readingIsBounded()
    {
        const TemporaryFolder folder;
        const QString path = folder.filePath(u"a"_s);
        QVERIFY(AtomicFile::write(path, QByteArray(1000, 'x')));
        QCOMPARE(readFile(path, 1000).value().size(), 1000);
        QCOMPARE(readFile(path, 999).error().code, ErrorCode::MalformedInput);
        QCOMPARE(readFile(path, -1).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(readFile(folder.filePath(u"none"_s), 10).error().code, ErrorCode::NotFound);
        QCOMPARE(readFile(folder.path(), 10).error().code, ErrorCode::Io);
        QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"pipe"_s)).constData(), 0600), 0);
        QCOMPARE(readFile(folder.filePath(u"pipe"_s), 10).error().code, ErrorCode::Io);
        // Files of /proc say that they are empty and are not.
        QCOMPARE(readFile(u"/proc/self/maps"_s, 10).error().code, ErrorCode::MalformedInput);
    }

    void foldersAreSynced()
    {
        const TemporaryFolder folder;
        QVERIFY(syncFolder(folder.path()));
        QCOMPARE(syncFolder(folder.filePath(u"none"_s)).error().code, ErrorCode::Io);
    }

    void errnoHasItsCode()
    {
        QCOMPARE(errorFromErrno(ENOSPC, "write").code, ErrorCode::NoSpace);
        QCOMPARE(errorFromErrno(EDQUOT, "write").code, ErrorCode::NoSpace);
        QCOMPARE(errorFromErrno(EROFS, "open").code, ErrorCode::ReadOnlyMedium);
        QCOMPARE(errorFromErrno(EACCES, "open").code, ErrorCode::ReadOnlyMedium);
        QCOMPARE(errorFromErrno(EIO, "fsync"), (Error{ErrorCode::Io, u"fsync: errno %1"_s.arg(EIO)}));
    }
};

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "tst_base_atomic_file.moc"
