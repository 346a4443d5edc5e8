// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process_hygiene.h"
#include "support/temporary_folder.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sodium.h>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dossier::base;
using namespace Qt::StringLiterals;
using dossier::test::TemporaryFolder;

namespace {

void writeText(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestProcessHygiene : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHardenedProcessKeepsItsMemoryToItself();
    void readsTheTableOfSwaps();
    void knowsDevicesThatEncrypt();
};

void TestProcessHygiene::aHardenedProcessKeepsItsMemoryToItself()
{
    // In a child, so that this program itself stays open to a debugger.
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        rlimit core{};
        const bool good = hardenProcess().has_value() && ::umask(0) == 077 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
            && ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && core.rlim_max == 0 && sodium_init() == 1;
        ::_exit(good ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

void TestProcessHygiene::readsTheTableOfSwaps()
{
    const QList<SwapArea> areas = swapAreas("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
                                            "/dev/dm-1                               partition\t999420\t\t0\t\t-2\n"
                                            "/swap\\040file                           file\t\t1024\t\t0\t\t-3\n");
    QCOMPARE(areas.size(), 2);
    QCOMPARE(areas[0].path, u"/dev/dm-1"_s);
    QVERIFY(!areas[0].isFile);
    QCOMPARE(areas[1].path, u"/swap file"_s);
    QVERIFY(areas[1].isFile);
    QVERIFY(swapAreas("Filename\tType\tSize\tUsed\tPriority\n").isEmpty());
    QVERIFY(swapAreas("").isEmpty());
}

void TestProcessHygiene::knowsDevicesThatEncrypt()
{
    TemporaryFolder sysfs;
    // 254:0 is dm-crypt on the partition 8:3; 254:1 is a volume on 254:0; 254:2 a volume on both.
    const auto device = [&](const QString &name) { return sysfs.filePath(u"devices/"_s + name); };
    writeText(device(u"dm-0/dm/uuid"_s), "CRYPT-LUKS2-0123-sda3_crypt\n");
    writeText(device(u"dm-1/dm/uuid"_s), "LVM-abc\n");
    writeText(device(u"dm-2/dm/uuid"_s), "LVM-def\n");
    writeText(device(u"sda3/size"_s), "1\n");
    QVERIFY(QDir().mkpath(device(u"dm-1/slaves"_s)) && QDir().mkpath(device(u"dm-2/slaves"_s)));
    QVERIFY(QFile::link(device(u"dm-0"_s), device(u"dm-1/slaves/dm-0"_s)));
    QVERIFY(QFile::link(device(u"dm-0"_s), device(u"dm-2/slaves/dm-0"_s)));
    QVERIFY(QFile::link(device(u"sda3"_s), device(u"dm-2/slaves/sda3"_s)));
    QVERIFY(QDir().mkpath(sysfs.filePath(u"dev/block"_s)));
    QVERIFY(QFile::link(device(u"dm-0"_s), sysfs.filePath(u"dev/block/254:0"_s)));
    QVERIFY(QFile::link(device(u"dm-1"_s), sysfs.filePath(u"dev/block/254:1"_s)));
    QVERIFY(QFile::link(device(u"dm-2"_s), sysfs.filePath(u"dev/block/254:2"_s)));
    QVERIFY(QFile::link(device(u"sda3"_s), sysfs.filePath(u"dev/block/8:3"_s)));

    QVERIFY(isEncryptedDevice(sysfs.path(), 254, 0));
    QVERIFY(isEncryptedDevice(sysfs.path(), 254, 1));
    QVERIFY(!isEncryptedDevice(sysfs.path(), 254, 2));
    QVERIFY(!isEncryptedDevice(sysfs.path(), 8, 3));
    QVERIFY(!isEncryptedDevice(sysfs.path(), 9, 9));
}

QTEST_GUILESS_MAIN(TestProcessHygiene)
#include "tst_base_process_hygiene.moc"
