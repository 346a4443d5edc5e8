// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/disk_limits.h"
#include "support/vault_samples.h"

#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using namespace Qt::StringLiterals;

class TestVaultMark : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsWrittenIsRead();
    void everyFlippedBitMakesItMissing();
    void anotherStoresMarkIsMissing();
    void absentAndCutMarksAreMissing();
    void twoMarksOfTheSameStateDiffer();
    void aFullDiskLeavesTheOldMark();

private:
    SeededRandom m_random{31};
    std::unique_ptr<TemporaryFolder> m_folder;
    QString m_path;
    StoreKey m_key;
    Mark m_mark;
};

void TestVaultMark::init()
{
    m_folder = std::make_unique<TemporaryFolder>();
    m_path = m_folder->filePath(u"main.mark"_s);
    m_key = take(StoreKey::generate(m_random));
    m_mark.commit = 0xFFFFFFFFFFFFFFFF;
    m_mark.seq = 5;
    m_mark.feed = base::newId<base::FeedTag>(m_random);
    m_random.fill(m_mark.chain);
    m_random.fill(m_mark.protective);
    must(writeMark(m_path, m_key, m_mark, m_random));
}

void TestVaultMark::whatIsWrittenIsRead()
{
    QCOMPARE(fileContent(m_path).size(), 256);
    QVERIFY(take(readMark(m_path, m_key)) == m_mark);
}

void TestVaultMark::everyFlippedBitMakesItMissing()
{
    const QByteArray good = fileContent(m_path);
    for (qsizetype bit = 0; bit < good.size() * 8; bit += 1) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(withFlippedBit(good, bit)), good.size());
        file.close();
        QCOMPARE(outcome(readMark(m_path, m_key)), u"missing_mark"_s);
    }
}

void TestVaultMark::anotherStoresMarkIsMissing()
{
    QCOMPARE(outcome(readMark(m_path, take(StoreKey::generate(m_random)))), u"missing_mark"_s);
}

void TestVaultMark::absentAndCutMarksAreMissing()
{
    QCOMPARE(outcome(readMark(m_folder->filePath(u"none"_s), m_key)), u"missing_mark"_s);
    const QByteArray good = fileContent(m_path);
    for (const QByteArray &cut : {QByteArray(), good.first(255), QByteArray(good + '\0')}) {
        writeFile(m_path, cut);
        QCOMPARE(outcome(readMark(m_path, m_key)), u"missing_mark"_s);
    }
}

void TestVaultMark::twoMarksOfTheSameStateDiffer()
{
    const QByteArray first = fileContent(m_path);
    must(writeMark(m_path, m_key, m_mark, m_random));
    QVERIFY(fileContent(m_path) != first);
}

void TestVaultMark::aFullDiskLeavesTheOldMark()
{
    for (rlim_t limit = 0; limit < kMarkSize; limit += 51) {
        const FileSizeLimit full(limit);
        QVERIFY(!writeMark(m_path, m_key, Mark(), m_random));
    }
    QVERIFY(take(readMark(m_path, m_key)) == m_mark);
    QCOMPARE(m_folder->entries(), QStringList{u"main.mark"_s});
}

QTEST_GUILESS_MAIN(TestVaultMark)
#include "tst_vault_mark.moc"
