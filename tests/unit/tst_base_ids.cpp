// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"
#include "base/random.h"
#include "support/seeded_random.h"

#include <QSet>
#include <QTest>

using namespace dossier::base;
using namespace Qt::StringLiterals;

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshIdsAreVersionFour()
    {
        SystemRandom random;
        QSet<RecordId> seen;
        for (int i = 0; i < 1000; ++i) {
            const RecordId id = newRecordId(random);
            QCOMPARE(id.bytes()[6] >> 4, 4);
            QCOMPARE(id.bytes()[8] >> 6, 2);
            QVERIFY(!seen.contains(id));
            seen.insert(id);
        }
    }

    void textIsReadBack()
    {
        dossier::test::SeededRandom random(1);
        for (int i = 0; i < 1000; ++i) {
            const RecordId id = newRecordId(random);
            const QString text = toString(id);
            QVERIFY(recordIdFromString(text) == id);
            QVERIFY(recordIdFromString(text.toUpper()) == id);
            QVERIFY(recordIdFromString(QString(text).remove(u'-')) == id);
            QVERIFY(RecordId::fromByteArray(id.toByteArray()) == id);
        }
    }

    void textHasTheFormOfAUuid()
    {
        RecordId::Bytes bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(i * 17);
        QCOMPARE(toString(RecordId(bytes)), u"00112233-4455-6677-8899-aabbccddeeff"_s);
        QCOMPARE(toString(RecordId()), u"00000000-0000-0000-0000-000000000000"_s);
        QVERIFY(RecordId().isNull());
    }

    void otherTextIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char16_t *text : {u"", u"00112233-4455-6677-8899-aabbccddeef", u"00112233-4455-6677-8899-aabbccddeeff0",
                                     u"00112233-4455-6677-8899aabbccddeeff", u"0011223344556677-8899-aabb-ccddeeff",
                                     u"{00112233-4455-6677-8899-aabbccddeeff}", u" 00112233-4455-6677-8899-aabbccddeeff",
                                     u"00112233-4455-6677-8899-aabbccddeefg", u"0x112233-4455-6677-8899-aabbccddeeff",
                                     u"٠٠112233-4455-6677-8899-aabbccddeeff", u"00112233445566778899aabbccddeef-"})
            QTest::newRow(QString::fromUtf16(text).toUtf8().constData()) << QString::fromUtf16(text);
    }
    void otherTextIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!recordIdFromString(text));
    }

    void bytesOfAnotherLengthAreRefused()
    {
        QVERIFY(!VaultId::fromByteArray(QByteArray(15, 'a')));
        QVERIFY(!VaultId::fromByteArray(QByteArray(17, 'a')));
        QVERIFY(VaultId::fromByteArray(QByteArray(16, 'a')));
    }

    void otherKindsAreWhollyRandom()
    {
        dossier::test::SeededRandom random(3);
        std::uint8_t versions = 0;
        for (int i = 0; i < 100; ++i)
            versions |= static_cast<std::uint8_t>(newId<VaultTag>(random).bytes()[6]);
        QCOMPARE(versions, std::uint8_t(0xFF));
    }
};

QTEST_APPLESS_MAIN(TestIds)
#include "tst_base_ids.moc"
