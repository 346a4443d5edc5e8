// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"

#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

/// Headers as bad disks and bad people leave them, through the whole of opening.
class TestVaultDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneBadCopyIsToldAndRewritten_data();
    void oneBadCopyIsToldAndRewritten();
    void twoBadCopiesAreRefused();
    void twoHundredFlipsOnEitherCopy();
    void twoHundredForgeriesOnBothCopies();
    void aForgedCopyDoesNotBeatAnAuthenticOne();
    void hostileParametersAreRefusedAtOnce();
    void aReaderRepairsNothing();
    void aNewerReleaseIsLeftAlone();
    void anotherVaultsHeaderIsAWrongKey();

private:
    void put(const QByteArray &primary, const QByteArray &backup)
    {
        writeFile(m_sample->headerPath(), primary);
        writeFile(m_sample->backupPath(), backup);
    }
    std::unique_ptr<SampleVault> m_sample;
    QByteArray m_good;
};

void TestVaultDamage::init()
{
    m_sample = std::make_unique<SampleVault>();
    m_good = m_sample->vault->headerBytes();
    m_sample->vault.reset();
}

void TestVaultDamage::oneBadCopyIsToldAndRewritten_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<CopyState>("state");
    QTest::newRow("empty") << QByteArray("") << CopyState::Unreadable;
    QTest::newRow("missing") << QByteArray() << CopyState::Missing;
    QTest::newRow("cut") << QByteArray(20479, 'x') << CopyState::Unreadable;
    QTest::newRow("too long") << QByteArray(1'000'000, 'x') << CopyState::Unreadable;
    QTest::newRow("zeroes") << QByteArray(20480, '\0') << CopyState::Unreadable;
}

void TestVaultDamage::oneBadCopyIsToldAndRewritten()
{
    QFETCH(QByteArray, bad);
    QFETCH(CopyState, state);
    for (const bool isPrimary : {true, false}) {
        put(isPrimary ? bad : m_good, isPrimary ? m_good : bad);
        const QString badPath = isPrimary ? m_sample->headerPath() : m_sample->backupPath();
        if (bad.isNull())
            QVERIFY(QFile::remove(badPath));
        const std::unique_ptr<Vault> opened = take(m_sample->open(m_sample->byCode()));
        const OpenReport &report = opened->openReport();
        QCOMPARE(isPrimary ? report.primary : report.backup, state);
        QCOMPARE(isPrimary ? report.backup : report.primary, CopyState::Good);
        QCOMPARE(report.usedBackup, isPrimary);
        QVERIFY(report.repaired && !report.repairError);
        QCOMPARE(fileContent(badPath), m_good);
    }
}

void TestVaultDamage::twoBadCopiesAreRefused()
{
    const QByteArray bad = withFlippedBit(m_good, 100'000);
    put(bad, bad.first(100));
    QCOMPARE(outcome(m_sample->open(m_sample->byPassphrase())), u"damaged_header"_s);
    QCOMPARE(outcome(m_sample->open(m_sample->byCode())), u"damaged_header"_s);
    QCOMPARE(fileContent(m_sample->headerPath()), bad);
    QCOMPARE(fileContent(m_sample->backupPath()), bad.first(100));
}

void TestVaultDamage::twoHundredFlipsOnEitherCopy()
{
    SeededRandom random(200);
    for (int i = 0; i < 200; ++i) {
        const QByteArray bad = withFlippedBit(m_good, random.below(20480 * 8));
        put(i % 2 == 0 ? bad : m_good, i % 2 == 0 ? m_good : bad);
        // The code takes the same path without a second of Argon2 for each flip.
        const Credentials credentials = i % 20 < 2 ? m_sample->byPassphrase() : m_sample->byCode();
        {
            const std::unique_ptr<Vault> opened = take(m_sample->open(credentials));
            const OpenReport &report = opened->openReport();
            QCOMPARE(i % 2 == 0 ? report.primary : report.backup, CopyState::Unreadable);
            QVERIFY(report.repaired);
        }
        QCOMPARE(fileContent(m_sample->headerPath()), m_good);
        QCOMPARE(fileContent(m_sample->backupPath()), m_good);
        put(bad, bad);
        QCOMPARE(outcome(m_sample->open(credentials)), u"damaged_header"_s);
    }
}

void TestVaultDamage::twoHundredForgeriesOnBothCopies()
{
    SeededRandom random(201);
    int damaged = 0;
    for (int i = 0; i < 200; ++i) {
        const qsizetype bit = random.below(20480 * 8);
        if (bit / 8 >= 4064 && bit / 8 < 4096)
            continue;
        const QByteArray forged = withChecksumMadeRight(withFlippedBit(m_good, bit));
        put(forged, forged);
        const auto opened = m_sample->open(m_sample->byCode());
        QVERIFY(!opened);
        const QString seen = outcome(opened);
        // In the slot itself or the vault id no slot fits any more; everywhere else the MAC speaks.
        QVERIFY2(seen == u"damaged_header" || seen == u"wrong_key" || seen == u"kdf_out_of_range", qPrintable(seen));
        damaged += seen == u"damaged_header" ? 1 : 0;
        QCOMPARE(fileContent(m_sample->headerPath()), forged);
    }
    QVERIFY(damaged > 150);
}

void TestVaultDamage::aForgedCopyDoesNotBeatAnAuthenticOne()
{
    QByteArray forged = m_good;
    forged[39] = 0x7F;   // a generation nobody will ever reach
    forged = withChecksumMadeRight(forged);
    for (const bool isPrimary : {true, false}) {
        put(isPrimary ? forged : m_good, isPrimary ? m_good : forged);
        const std::unique_ptr<Vault> opened = take(m_sample->open(m_sample->byCode()));
        QCOMPARE(opened->headerGeneration(), std::uint64_t(1));
        QCOMPARE(isPrimary ? opened->openReport().primary : opened->openReport().backup, CopyState::NotAuthentic);
        QCOMPARE(fileContent(m_sample->headerPath()), m_good);
        QCOMPARE(fileContent(m_sample->backupPath()), m_good);
        must(opened->requireGeneration(1));
        QCOMPARE(opened->headerGeneration(), std::uint64_t(1));
    }
}

void TestVaultDamage::hostileParametersAreRefusedAtOnce()
{
    QByteArray hostile = m_good;
    for (int i = 68; i < 72; ++i)
        hostile[i] = char(0xFF);   // four TiB
    hostile = withChecksumMadeRight(hostile);
    put(hostile, hostile);
    QCOMPARE(outcome(m_sample->open(m_sample->byPassphrase())), u"kdf_out_of_range"_s);
    QCOMPARE(outcome(m_sample->open(m_sample->byCode())), u"kdf_out_of_range"_s);

    put(hostile, m_good);
    const std::unique_ptr<Vault> opened = take(m_sample->open(m_sample->byPassphrase()));
    QCOMPARE(opened->openReport().primary, CopyState::KdfRefused);
    QVERIFY(opened->openReport().repaired);
}

void TestVaultDamage::aReaderRepairsNothing()
{
    const QByteArray bad = withFlippedBit(m_good, 5);
    put(bad, m_good);
    const std::unique_ptr<Vault> opened = take(m_sample->open(m_sample->byCode(), Access::ReadOnly));
    QCOMPARE(opened->openReport().primary, CopyState::Unreadable);
    QVERIFY(!opened->openReport().repaired);
    QCOMPARE(fileContent(m_sample->headerPath()), bad);
}

void TestVaultDamage::aNewerReleaseIsLeftAlone()
{
    QByteArray newer = m_good;
    newer[8] = 2;
    newer = withChecksumMadeRight(newer);
    put(newer, m_good);
    QCOMPARE(outcome(m_sample->open(m_sample->byCode())), u"unsupported_version"_s);
    QCOMPARE(fileContent(m_sample->headerPath()), newer);
}

void TestVaultDamage::anotherVaultsHeaderIsAWrongKey()
{
    const SampleVault other(99);
    put(other.vault->headerBytes(), other.vault->headerBytes());
    QCOMPARE(outcome(m_sample->open(m_sample->byCode())), u"wrong_key"_s);
}

QTEST_GUILESS_MAIN(TestVaultDamage)
#include "tst_vault_damage.moc"
