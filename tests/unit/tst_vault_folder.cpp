// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disk_limits.h"
#include "support/vault_samples.h"
#include "vault/file_system.h"

#include <QDir>
#include <QTest>

#include <sys/stat.h>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

namespace {

unsigned modeOf(const QString &path)
{
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

} // namespace

class TestVaultFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isMadeForItsOwnerAlone();
    void takesAnEmptyFolderAndNoOther();
    void isFoundByItselfOrItsHeader();
    void namesFollowTheStore();
    void knowsWhatLiesInside();
    void onlyKnownNamesAreFilesOfAVault_data();
    void onlyKnownNamesAreFilesOfAVault();
    void networkFileSystemsAreKnown_data();
    void networkFileSystemsAreKnown();
    void readsTheTableOfMounts();
    void aReadOnlyMediumIsRefusedForWriting();
};

void TestVaultFolder::isMadeForItsOwnerAlone()
{
    const TemporaryFolder temporary;
    const VaultFolder folder = take(VaultFolder::create(temporary.filePath(u"V"_s)));
    QCOMPARE(modeOf(folder.path()), 0700U);
    QCOMPARE(modeOf(folder.blobsPath()), 0700U);
    QCOMPARE(outcome(VaultFolder::create(temporary.filePath(u"none/V"_s))), u"not_found"_s);
    QCOMPARE(outcome(VaultFolder::create({})), u"invalid_argument"_s);
}

void TestVaultFolder::takesAnEmptyFolderAndNoOther()
{
    const TemporaryFolder temporary;
    const QString path = temporary.filePath(u"V"_s);
    QVERIFY(QDir().mkdir(path));
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0755), 0);
    QCOMPARE(outcome(VaultFolder::create(path)), u"ok"_s);
    QCOMPARE(modeOf(path), 0700U);

    QCOMPARE(outcome(VaultFolder::create(path)), u"already_exists"_s);
    const QString hidden = temporary.filePath(u"hidden"_s);
    QVERIFY(QDir().mkdir(hidden));
    writeFile(hidden + u"/.x"_s, "something");
    QCOMPARE(outcome(VaultFolder::create(hidden)), u"already_exists"_s);
    QCOMPARE(QDir(hidden).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{u".x"_s});
    writeFile(temporary.filePath(u"file"_s), "a file");
    QCOMPARE(outcome(VaultFolder::create(temporary.filePath(u"file"_s))), u"already_exists"_s);
    QVERIFY(QFile::link(temporary.filePath(u"nowhere"_s), temporary.filePath(u"link"_s)));
    QCOMPARE(outcome(VaultFolder::create(temporary.filePath(u"link"_s))), u"already_exists"_s);
}

void TestVaultFolder::isFoundByItselfOrItsHeader()
{
    const TemporaryFolder temporary;
    const QString path = temporary.filePath(u"V"_s);
    QCOMPARE(outcome(VaultFolder::existing(path)), u"not_found"_s);
    const VaultFolder made = take(VaultFolder::create(path));
    QCOMPARE(outcome(VaultFolder::existing(path)), u"not_a_vault"_s);
    writeFile(made.headerBackupPath(), "x");
    QCOMPARE(take(VaultFolder::existing(path)).path(), path);
    writeFile(made.headerPath(), "x");
    QCOMPARE(take(VaultFolder::existing(path + u"/vault.dossier"_s)).path(), path);
    QCOMPARE(take(VaultFolder::existing(path + u"/."_s)).path(), path);
}

void TestVaultFolder::namesFollowTheStore()
{
    const TemporaryFolder temporary;
    const VaultFolder folder = take(VaultFolder::create(temporary.filePath(u"V"_s)));
    QCOMPARE(folder.databasePath(StoreName()), folder.path() + u"/main.db"_s);
    QCOMPARE(folder.draftsPath(StoreName()), folder.path() + u"/main.drafts"_s);
    const QByteArray stem("00ff112233445566778899aabbccddee");
    QCOMPARE(folder.markPath(*StoreName::fromStem(stem)), folder.path() + u"/00ff112233445566778899aabbccddee.mark"_s);
    QVERIFY(!StoreName::fromStem(QByteArray(32, '0')));
    QVERIFY(!StoreName::fromStem("00FF112233445566778899aabbccddee"));
    QVERIFY(!StoreName::fromStem("../main"));
}

void TestVaultFolder::knowsWhatLiesInside()
{
    const TemporaryFolder temporary;
    const VaultFolder folder = take(VaultFolder::create(temporary.filePath(u"V"_s)));
    QVERIFY(folder.contains(folder.path()));
    QVERIFY(folder.contains(folder.path() + u"/recovery.txt"_s));
    QVERIFY(folder.contains(folder.path() + u"/../V/blobs/x"_s));
    QVERIFY(!folder.contains(folder.path() + u"/../recovery.txt"_s));
    QVERIFY(!folder.contains(temporary.filePath(u"V2/x"_s)));
    QVERIFY(QFile::link(folder.path(), temporary.filePath(u"link"_s)));
    QVERIFY(folder.contains(temporary.filePath(u"link/recovery.txt"_s)));
}

void TestVaultFolder::onlyKnownNamesAreFilesOfAVault_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("known");
    const QByteArray hex("00ff112233445566778899aabbccddee");
    QTest::newRow("main") << QByteArray("main.db") << true;
    QTest::newRow("log") << QByteArray("main.db-wal") << true;
    QTest::newRow("drafts") << hex + ".drafts" << true;
    QTest::newRow("mark") << hex + ".mark" << true;
    QTest::newRow("blob") << "blobs/" + hex << true;
    QTest::newRow("long blob") << "blobs/" + hex + hex << true;
    QTest::newRow("header") << QByteArray("vault.dossier") << false;
    QTest::newRow("lock") << QByteArray("vault.lock") << false;
    QTest::newRow("shared memory") << QByteArray("main.db-shm") << false;
    QTest::newRow("no name") << QByteArray() << false;
    QTest::newRow("no ending") << QByteArray("main") << false;
    QTest::newRow("above") << QByteArray("../main.db") << false;
    QTest::newRow("root") << QByteArray("/main.db") << false;
    QTest::newRow("blob above") << QByteArray("blobs/../main.db") << false;
    QTest::newRow("blob below") << "blobs/x/" + hex << false;
    QTest::newRow("short blob") << "blobs/" + hex.first(31) << false;
    QTest::newRow("too long blob") << "blobs/" + hex + hex + "0" << false;
    QTest::newRow("upper case") << hex.toUpper() + ".db" << false;
    QTest::newRow("NUL") << QByteArray("main.db\0", 8) << false;
    QTest::newRow("line end") << QByteArray("main.db\n") << false;
}

void TestVaultFolder::onlyKnownNamesAreFilesOfAVault()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, known);
    QCOMPARE(isStoreFileName(name), known);
}

void TestVaultFolder::networkFileSystemsAreKnown_data()
{
    QTest::addColumn<quint32>("magic");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("isNetwork");
    QTest::newRow("ext4") << 0xEF53U << QByteArray("ext4") << QByteArray("rw") << false;
    QTest::newRow("btrfs") << 0x9123683EU << QByteArray("btrfs") << QByteArray("rw") << false;
    QTest::newRow("tmpfs") << 0x01021994U << QByteArray("tmpfs") << QByteArray("rw") << false;
    QTest::newRow("vfat") << 0x4D44U << QByteArray("vfat") << QByteArray("rw") << false;
    QTest::newRow("NFS") << 0x6969U << QByteArray("nfs4") << QByteArray("rw") << true;
    QTest::newRow("CIFS") << 0xFF534D42U << QByteArray("cifs") << QByteArray("rw") << true;
    QTest::newRow("SMB 2") << 0xFE534D42U << QByteArray("cifs") << QByteArray("rw") << true;
    QTest::newRow("SMB") << 0x517BU << QByteArray("smbfs") << QByteArray("rw") << true;
    QTest::newRow("Ceph") << 0x00C36400U << QByteArray("ceph") << QByteArray("rw") << true;
    QTest::newRow("sshfs") << 0x65735546U << QByteArray("fuse.sshfs") << QByteArray("rw") << true;
    QTest::newRow("rclone") << 0x65735546U << QByteArray("fuse.rclone") << QByteArray("rw") << true;
    QTest::newRow("unknown FUSE") << 0x65735546U << QByteArray("fuse") << QByteArray("rw") << true;
    QTest::newRow("FUSE without facts") << 0x65735546U << QByteArray() << QByteArray() << true;
    QTest::newRow("NTFS") << 0x65735546U << QByteArray("fuseblk") << QByteArray("rw") << false;
    QTest::newRow("VeraCrypt") << 0x65735546U << QByteArray("fuse.veracrypt") << QByteArray("rw") << false;
    QTest::newRow("9p of a host") << 0x01021997U << QByteArray("9p") << QByteArray("rw,trans=virtio") << false;
    QTest::newRow("9p over TCP") << 0x01021997U << QByteArray("9p") << QByteArray("rw,trans=tcp,port=564") << true;
}

void TestVaultFolder::networkFileSystemsAreKnown()
{
    QFETCH(quint32, magic);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, options);
    QFETCH(bool, isNetwork);
    QCOMPARE(isNetworkFileSystem({magic, type, options}), isNetwork);
}

void TestVaultFolder::readsTheTableOfMounts()
{
    constexpr QByteArrayView kTable = "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
                                      "40 22 0:52 / /mnt/far rw,nosuid - fuse.sshfs host:/ rw,user_id=0\n"
                                      "broken line\n";
    QCOMPARE(mountFactsFromTable(kTable, 0, 52).type, QByteArray("fuse.sshfs"));
    QCOMPARE(mountFactsFromTable(kTable, 0, 52).options, QByteArray("rw,user_id=0"));
    QCOMPARE(mountFactsFromTable(kTable, 254, 0).type, QByteArray("ext4"));
    QVERIFY(mountFactsFromTable(kTable, 9, 9).type.isEmpty());
    QVERIFY(mountFactsOf(QDir::tempPath()).magic != 0);
    QVERIFY(!isNetworkFileSystem(mountFactsOf(QDir::tempPath())));
}

void TestVaultFolder::aReadOnlyMediumIsRefusedForWriting()
{
    const TemporaryFolder temporary;
    const SmallDisk disk(temporary.path(), "size=1048576,mode=700");
    if (!disk.isMounted())
        QSKIP("a disk can be mounted by root only");
    const VaultFolder folder = take(VaultFolder::create(temporary.filePath(u"V"_s)));
    must(folder.requireWritable());
    QVERIFY(disk.makeReadOnly());
    QCOMPARE(outcome(folder.requireWritable()), u"read_only_medium"_s);
    QCOMPARE(outcome(VaultFolder::create(temporary.filePath(u"W"_s))), u"read_only_medium"_s);
}

QTEST_GUILESS_MAIN(TestVaultFolder)
#include "tst_vault_folder.moc"
