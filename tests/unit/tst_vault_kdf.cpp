// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"

#include <QTest>

#include <sys/resource.h>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;

class TestVaultKdf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void limitsHoldBeforeAnythingIsAllocated_data();
    void limitsHoldBeforeAnythingIsAllocated();
    void outputDependsOnEverything();
    void memoryThatCannotBeHadIsSaid();
    void theCacheRunsEachRecordOnce();
    void calibrationStaysWithinTheLimits();
};

void TestVaultKdf::limitsHoldBeforeAnythingIsAllocated_data()
{
    QTest::addColumn<quint32>("memoryKib");
    QTest::addColumn<quint32>("passes");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("floor") << 65536U << 3U << true;
    QTest::newRow("ceiling") << 1048576U << 16U << true;
    QTest::newRow("under the floor") << 65535U << 3U << false;
    QTest::newRow("over the ceiling") << 1048577U << 3U << false;
    QTest::newRow("no memory") << 0U << 3U << false;
    QTest::newRow("four TiB") << 4294967295U << 3U << false;
    QTest::newRow("two passes") << 65536U << 2U << false;
    QTest::newRow("no pass") << 65536U << 0U << false;
    QTest::newRow("seventeen passes") << 65536U << 17U << false;
    QTest::newRow("passes without end") << 65536U << 4294967295U << false;
}

void TestVaultKdf::limitsHoldBeforeAnythingIsAllocated()
{
    QFETCH(quint32, memoryKib);
    QFETCH(quint32, passes);
    QFETCH(bool, allowed);
    const KdfParameters parameters{memoryKib, passes, {}};
    QCOMPARE(outcome(checkKdf(parameters)), allowed ? QStringLiteral("ok") : QStringLiteral("kdf_out_of_range"));
    if (!allowed)
        QCOMPARE(outcome(runKdf(secretOf("x"), parameters)), QStringLiteral("kdf_out_of_range"));
}

void TestVaultKdf::outputDependsOnEverything()
{
    const KdfParameters floor;
    KdfParameters otherSalt;
    otherSalt.salt[15] = 1;
    const base::SecretBytes reference = take(runKdf(secretOf("passphrase"), floor));
    QCOMPARE(reference.size(), std::size_t{32});
    QVERIFY(reference.equals(take(runKdf(secretOf("passphrase"), floor)).bytes()));
    QVERIFY(!reference.equals(take(runKdf(secretOf("Passphrase"), floor)).bytes()));
    QVERIFY(!reference.equals(take(runKdf(secretOf("passphrase"), otherSalt)).bytes()));
    QVERIFY(!reference.equals(take(runKdf(secretOf("passphrase"), {65536, 4, {}})).bytes()));
    QVERIFY(!reference.equals(take(runKdf(secretOf("passphrase"), {65537 + 7, 3, {}})).bytes()));
}

void TestVaultKdf::memoryThatCannotBeHadIsSaid()
{
    const base::SecretBytes passphrase = secretOf("passphrase");
    rlimit before{};
    ::getrlimit(RLIMIT_AS, &before);
    const rlimit lowered{400 * 1024 * 1024, before.rlim_max};
    ::setrlimit(RLIMIT_AS, &lowered);
    const QString seen = outcome(runKdf(passphrase, {1048576, 3, {}}));
    ::setrlimit(RLIMIT_AS, &before);
    QCOMPARE(seen, QStringLiteral("out_of_memory"));
}

void TestVaultKdf::theCacheRunsEachRecordOnce()
{
    const base::SecretBytes passphrase = secretOf("passphrase");
    KdfCache cache(passphrase);
    KdfParameters other;
    other.salt[0] = 9;
    const base::SecretBytes first = take(cache.key({}));
    QVERIFY(first.equals(take(cache.key({})).bytes()));
    QCOMPARE(cache.runs(), 1);
    QVERIFY(!first.equals(take(cache.key(other)).bytes()));
    QCOMPARE(cache.runs(), 2);
}

void TestVaultKdf::calibrationStaysWithinTheLimits()
{
    QCOMPARE(take(calibrateKdfMemoryKib(std::chrono::milliseconds(0))), kKdfFloorKib);
    const std::uint32_t found = take(calibrateKdfMemoryKib(std::chrono::milliseconds(300)));
    QVERIFY(found >= kKdfFloorKib && found <= kKdfCeilingKib);
}

QTEST_APPLESS_MAIN(TestVaultKdf)
#include "tst_vault_kdf.moc"
