// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/vault_samples.h"

#include <QTest>

using namespace dossier;
using namespace dossier::test;
using namespace dossier::vault;
using base::ErrorCode;

namespace {

Header sampleHeader(SeededRandom &random)
{
    Header header;
    header.vaultId = base::newId<base::VaultTag>(random);
    header.generation = 0x0102030405060708;
    header.kdf[1] = KdfParameters{262144, 4, {1, 2, 3}};
    fillUnused(header, random);
    return header;
}

} // namespace

class TestVaultHeader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsWrittenIsRead();
    void everyFlippedBitIsSeenByTheParser();
    void everyFlippedBitIsSeenByTheMac();
    void otherLengthsAreRefused();
    void aNewerVersionIsSaidToBeNewer();
    void reservedBytesMustBeZero_data();
    void reservedBytesMustBeZero();
    void anotherKeyIsNotAuthentic();

private:
    SeededRandom m_random{7};
    base::SecretBytes m_key;
    Header m_header;
    QByteArray m_bytes;
};

void TestVaultHeader::initTestCase()
{
    m_key = take(base::SecretBytes::random(32, m_random));
    m_header = sampleHeader(m_random);
    m_bytes = take(serialiseHeader(m_header, m_key));
}

void TestVaultHeader::whatIsWrittenIsRead()
{
    QCOMPARE(m_bytes.size(), qsizetype(kHeaderSize));
    QVERIFY(take(parseHeader(m_bytes)) == m_header);
    QVERIFY(take(isAuthentic(m_bytes, m_key)));
    QVERIFY(!m_bytes.contains(textOf(m_key)));
}

void TestVaultHeader::everyFlippedBitIsSeenByTheParser()
{
    qsizetype accepted = 0;
    for (qsizetype bit = 0; bit < m_bytes.size() * 8; ++bit) {
        const base::Result<Header> parsed = parseHeader(withFlippedBit(m_bytes, bit));
        accepted += parsed.has_value() ? 1 : 0;
        if (!parsed)
            QCOMPARE(parsed.error().code, ErrorCode::DamagedHeader);
    }
    QCOMPARE(accepted, 0);
}

void TestVaultHeader::everyFlippedBitIsSeenByTheMac()
{
    qsizetype accepted = 0;
    for (qsizetype bit = 0; bit < m_bytes.size() * 8; ++bit) {
        const bool inChecksum = bit / 8 >= 4064 && bit / 8 < 4096;
        if (inChecksum)
            continue;   // making the checksum right again would undo the flip
        const QByteArray forged = withChecksumMadeRight(withFlippedBit(m_bytes, bit));
        accepted += take(isAuthentic(forged, m_key)) ? 1 : 0;
    }
    QCOMPARE(accepted, 0);
}

void TestVaultHeader::otherLengthsAreRefused()
{
    QCOMPARE(outcome(parseHeader({})), QStringLiteral("damaged_header"));
    QCOMPARE(outcome(parseHeader(m_bytes + '\0')), QStringLiteral("damaged_header"));
    for (qsizetype length = 0; length < m_bytes.size(); length += 97)
        QCOMPARE(outcome(parseHeader(m_bytes.first(length))), QStringLiteral("damaged_header"));
    QVERIFY(!take(isAuthentic(m_bytes.first(100), m_key)));
}

void TestVaultHeader::aNewerVersionIsSaidToBeNewer()
{
    QByteArray newer = m_bytes;
    newer[8] = 2;
    QCOMPARE(outcome(parseHeader(newer)), QStringLiteral("damaged_header"));
    QCOMPARE(outcome(parseHeader(withChecksumMadeRight(newer))), QStringLiteral("unsupported_version"));
}

void TestVaultHeader::reservedBytesMustBeZero_data()
{
    QTest::addColumn<int>("offset");
    for (const int offset : {10, 11, 12, 15, 40, 63, 64, 95, 97, 108, 111, 128, 2000, 4031})
        QTest::addRow("%d", offset) << offset;
}

void TestVaultHeader::reservedBytesMustBeZero()
{
    QFETCH(int, offset);
    QByteArray changed = m_bytes;
    changed[offset] = static_cast<char>(changed[offset] ^ 0x40);
    QCOMPARE(outcome(parseHeader(withChecksumMadeRight(changed))), QStringLiteral("damaged_header"));
}

void TestVaultHeader::anotherKeyIsNotAuthentic()
{
    QVERIFY(!take(isAuthentic(m_bytes, take(base::SecretBytes::random(32, m_random)))));
}

QTEST_APPLESS_MAIN(TestVaultHeader)
#include "tst_vault_header.moc"
