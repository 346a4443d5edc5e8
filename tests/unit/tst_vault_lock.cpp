// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disk_limits.h"
#include "support/vault_samples.h"

#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

namespace {

/// Another program that holds the lock until it is killed or released.
class Holder
{
public:
    Holder(const VaultFolder &folder, Access access)
    {
        int ready[2];
        if (::pipe(ready) != 0)
            qFatal("pipe");
        m_child = ::fork();
        if (m_child == 0) {
            const base::Result<VaultLock> lock = VaultLock::acquire(folder, access);
            const char answer = lock ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) == 1)
                ::pause();
            ::_exit(0);
        }
        ::close(ready[1]);
        char answer = 'n';
        m_holds = ::read(ready[0], &answer, 1) == 1 && answer == 'y';
        ::close(ready[0]);
    }
    ~Holder() { kill(); }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;

    [[nodiscard]] bool holds() const { return m_holds; }
    void kill()
    {
        if (m_child <= 0)
            return;
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
        m_child = -1;
    }

private:
    pid_t m_child = -1;
    bool m_holds = false;
};

} // namespace

class TestVaultLock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneWriterAtATime_data();
    void oneWriterAtATime();
    void aKilledHolderHoldsNothing();
    void openingSaysThatItIsInUse();
    void aReadOnlyMediumNeedsNoLockFile();
};

void TestVaultLock::oneWriterAtATime_data()
{
    QTest::addColumn<Access>("theirs");
    QTest::addColumn<Access>("ours");
    QTest::addColumn<QString>("expected");
    QTest::newRow("writer, writer") << Access::ReadWrite << Access::ReadWrite << u"in_use"_s;
    QTest::newRow("writer, reader") << Access::ReadWrite << Access::ReadOnly << u"in_use"_s;
    QTest::newRow("reader, writer") << Access::ReadOnly << Access::ReadWrite << u"in_use"_s;
    QTest::newRow("reader, reader") << Access::ReadOnly << Access::ReadOnly << u"ok"_s;
}

void TestVaultLock::oneWriterAtATime()
{
    QFETCH(Access, theirs);
    QFETCH(Access, ours);
    QFETCH(QString, expected);
    const TemporaryFolder temporary;
    const VaultFolder folder = take(VaultFolder::create(temporary.filePath(u"V"_s)));
    Holder other(folder, theirs);
    QVERIFY(other.holds());
    QCOMPARE(outcome(VaultLock::acquire(folder, ours)), expected);
    other.kill();
    QCOMPARE(outcome(VaultLock::acquire(folder, ours)), u"ok"_s);
}

void TestVaultLock::aKilledHolderHoldsNothing()
{
    const TemporaryFolder temporary;
    const VaultFolder folder = take(VaultFolder::create(temporary.filePath(u"V"_s)));
    for (int i = 0; i < 20; ++i) {
        Holder other(folder, Access::ReadWrite);
        QVERIFY(other.holds());
        other.kill();
        const base::Result<VaultLock> lock = VaultLock::acquire(folder, Access::ReadWrite);
        QVERIFY(lock);
    }
}

void TestVaultLock::openingSaysThatItIsInUse()
{
    SampleVault sample;
    QCOMPARE(outcome(sample.open(sample.byCode())), u"in_use"_s);
    QCOMPARE(outcome(sample.open(sample.byCode(), Access::ReadOnly)), u"in_use"_s);
    sample.vault.reset();
    const auto first = sample.open(sample.byCode(), Access::ReadOnly);
    QVERIFY(first);
    QCOMPARE(outcome(sample.open(sample.byCode(), Access::ReadOnly)), u"ok"_s);
    QCOMPARE(outcome(sample.open(sample.byCode())), u"in_use"_s);
}

void TestVaultLock::aReadOnlyMediumNeedsNoLockFile()
{
    SampleVault sample;
    sample.vault.reset();
    const QByteArray header = fileContent(sample.headerPath());
    const TemporaryFolder medium;
    const SmallDisk disk(medium.path(), "size=1048576,mode=700");
    if (!disk.isMounted())
        QSKIP("a disk can be mounted by root only");
    writeFile(medium.filePath(u"vault.dossier"_s), header);
    QVERIFY(disk.makeReadOnly());
    const auto opened = Vault::open(medium.path(), sample.byCode(), Access::ReadOnly, sample.random);
    QCOMPARE(outcome(opened), u"ok"_s);
    QCOMPARE((*opened)->openReport().backup, CopyState::Missing);
    QVERIFY(!(*opened)->openReport().repaired);
    QCOMPARE(outcome(Vault::open(medium.path(), sample.byCode(), Access::ReadWrite, sample.random)), u"read_only_medium"_s);
}

QTEST_GUILESS_MAIN(TestVaultLock)
#include "tst_vault_lock.moc"
