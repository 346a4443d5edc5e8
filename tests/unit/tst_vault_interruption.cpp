// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disk_limits.h"
#include "support/vault_samples.h"

#include <QDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

namespace {

/// A passphrase was changed, and the end came between the .bak and vault.dossier.
struct HalfChanged {
    HalfChanged()
    {
        const QByteArray before = sample.vault->headerBytes();
        must(sample.vault->replaceSlot(sample.vault->openedSlot(), {.passphrase = &fresh}));
        after = sample.vault->headerBytes();
        sample.vault.reset();
        writeFile(sample.headerPath(), before);
    }

    SampleVault sample;
    base::SecretBytes fresh = secretOf("fresh");
    QByteArray after;
};

} // namespace

/// Full disks and sudden ends at every step of creating and changing.
class TestVaultInterruption : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFullDiskAtCreationLeavesNothing();
    void aFullDiskAtAChangeLeavesTheOldHeader();
    void aSmallDiskAtEachStep();
    void betweenTheCopiesTheNewPassphraseOpens();
    void betweenTheCopiesTheOldPassphraseOpens();
    void anOldHeaderPutBackIsNotTakenForACrash();
    void killedAtAnyMomentItOpens();
};

void TestVaultInterruption::aFullDiskAtCreationLeavesNothing()
{
    const TemporaryFolder folder;
    SeededRandom random(1);
    const base::SecretBytes passphrase = secretOf("passphrase");
    CreateOptions options;
    options.credentials.passphrase = &passphrase;
    for (const rlim_t limit : {0, 1, 4096, 20479}) {
        const FileSizeLimit full(limit);
        QVERIFY(!Vault::create(folder.filePath(u"V"_s), options, random));
        QCOMPARE(folder.entries(), QStringList());
    }
    QCOMPARE(outcome(Vault::create(folder.filePath(u"V"_s), options, random)), u"ok"_s);
}

void TestVaultInterruption::aFullDiskAtAChangeLeavesTheOldHeader()
{
    SampleVault sample;
    const QByteArray before = sample.vault->headerBytes();
    const QStringList files = QDir(sample.path()).entryList(QDir::AllEntries | QDir::Hidden);
    for (const rlim_t limit : {0, 1, 4096, 20479}) {
        const FileSizeLimit full(limit);
        QVERIFY(!sample.vault->addRecoverySlot(sample.used()));
        QVERIFY(!sample.vault->createCompartment(kEndorsers, sample.used()));
        QCOMPARE(fileContent(sample.headerPath()), before);
        QCOMPARE(fileContent(sample.backupPath()), before);
        QCOMPARE(sample.vault->headerBytes(), before);
    }
    QCOMPARE(QDir(sample.path()).entryList(QDir::AllEntries | QDir::Hidden), files);
    static_cast<void>(take(sample.vault->addRecoverySlot(sample.used())));
    QCOMPARE(fileContent(sample.headerPath()), sample.vault->headerBytes());
}

void TestVaultInterruption::aSmallDiskAtEachStep()
{
    SeededRandom random(3);
    const base::SecretBytes passphrase = secretOf("passphrase");
    CreateOptions options;
    options.credentials.passphrase = &passphrase;
    int refused = 0;
    int made = 0;
    int changed = 0;
    // From room for nothing to room for both copies and their temporaries: 4 × 20 KiB and the folders.
    for (int kib = 4; kib <= 120; kib += 4) {
        const TemporaryFolder folder;
        const SmallDisk disk(folder.path(), qPrintable(u"size=%1k,mode=700"_s.arg(kib)));
        if (!disk.isMounted())
            QSKIP("a small disk can be mounted by root only");
        const QString path = folder.filePath(u"V"_s);
        base::Result<CreatedVault> created = Vault::create(path, options, random);
        if (!created) {
            QCOMPARE(created.error().code, base::ErrorCode::NoSpace);
            QCOMPARE(folder.entries(), QStringList());
            ++refused;
            continue;
        }
        ++made;
        const QByteArray before = created->vault->headerBytes();
        const base::Result<AddedRecovery> added = created->vault->addRecoverySlot({});
        const QByteArray expected = added ? created->vault->headerBytes() : before;
        QCOMPARE(added ? u"ok"_s : outcome(added), added ? u"ok"_s : u"no_space"_s);
        changed += added ? 1 : 0;
        QCOMPARE(fileContent(path + u"/vault.dossier"_s), expected);
        QCOMPARE(fileContent(path + u"/vault.dossier.bak"_s), expected);
        created->vault.reset();
        QCOMPARE(outcome(Vault::open(path, {.passphrase = &passphrase}, Access::ReadWrite, random)), u"ok"_s);
    }
    QVERIFY2(refused > 0 && made > changed && changed > 0, "the sizes must reach every step");
}

void TestVaultInterruption::betweenTheCopiesTheNewPassphraseOpens()
{
    HalfChanged half;
    const std::unique_ptr<Vault> opened = take(half.sample.open({.passphrase = &half.fresh}));
    QVERIFY(opened->openReport().usedBackup && opened->openReport().repaired);
    QCOMPARE(opened->openReport().primary, CopyState::Stale);
    QCOMPARE(fileContent(half.sample.headerPath()), half.after);
    must(opened->requireGeneration(1));
}

void TestVaultInterruption::betweenTheCopiesTheOldPassphraseOpens()
{
    HalfChanged half;
    {
        const std::unique_ptr<Vault> opened = take(half.sample.open(half.sample.byPassphrase()));
        QVERIFY(opened->openReport().repairPending && !opened->openReport().repaired);
        QCOMPARE(opened->openReport().backup, CopyState::KeyDoesNotFit);
        QCOMPARE(fileContent(half.sample.backupPath()), half.after);   // nothing is decided before main.db was asked
        must(opened->requireGeneration(1));
        QVERIFY(opened->openReport().repaired && !opened->openReport().repairPending);
        QCOMPARE(opened->headerGeneration(), std::uint64_t(3));   // never two headers of one generation
    }
    QCOMPARE(fileContent(half.sample.headerPath()), fileContent(half.sample.backupPath()));
    QCOMPARE(outcome(half.sample.open({.passphrase = &half.fresh})), u"wrong_key"_s);
    QCOMPARE(outcome(half.sample.open(half.sample.byPassphrase())), u"ok"_s);
}

void TestVaultInterruption::anOldHeaderPutBackIsNotTakenForACrash()
{
    HalfChanged half;
    {
        // main.db has recorded the change: it was no crash.
        const std::unique_ptr<Vault> opened = take(half.sample.open(half.sample.byPassphrase()));
        QCOMPARE(outcome(opened->requireGeneration(2)), u"rolled_back"_s);
        QCOMPARE(outcome(opened->addRecoverySlot({})), u"internal"_s);
    }
    QCOMPARE(fileContent(half.sample.backupPath()), half.after);
    QCOMPARE(outcome(half.sample.open({.passphrase = &half.fresh})), u"ok"_s);
}

void TestVaultInterruption::killedAtAnyMomentItOpens()
{
    SampleVault sample;
    const UsedEntries used = sample.used();
    std::uint64_t generation = 1;
    sample.vault.reset();
    SeededRandom random(60);
    for (int i = 0; i < 60; ++i) {
        int done[2];
        QCOMPARE(::pipe(done), 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const std::unique_ptr<Vault> vault = take(sample.open(sample.byCode()));
            must(vault->requireGeneration(generation));
            for (;;) {
                must(vault->removeSlot(take(vault->addRecoverySlot(used)).slot));
                const std::uint64_t reached = vault->headerGeneration();
                if (::write(done[1], &reached, sizeof reached) != sizeof reached)
                    ::_exit(1);
            }
        }
        ::close(done[1]);
        std::uint64_t acknowledged = 0;
        QCOMPARE(::read(done[0], &acknowledged, sizeof acknowledged), ssize_t(sizeof acknowledged));
        ::usleep(random.below(20'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        std::uint64_t later = 0;
        while (::read(done[0], &later, sizeof later) == sizeof later)
            acknowledged = later;
        ::close(done[0]);

        const std::unique_ptr<Vault> opened = take(sample.open(sample.byCode()));
        const OpenReport &report = opened->openReport();
        QVERIFY(report.primary == CopyState::Good || report.primary == CopyState::Stale);
        QCOMPARE(report.backup, CopyState::Good);
        must(opened->requireGeneration(acknowledged));
        generation = opened->headerGeneration();
        QCOMPARE(fileContent(sample.headerPath()), fileContent(sample.backupPath()));
    }
}

QTEST_GUILESS_MAIN(TestVaultInterruption)
#include "tst_vault_interruption.moc"
