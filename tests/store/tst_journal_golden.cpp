// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/golden_changes.h"

#include "store/journal/change_codec.h"
#include "store/journal/hash.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <set>

using namespace dossier;
using namespace Qt::StringLiterals;

/// What was once written can be read and would be written again, byte for byte.
class TestJournalGolden : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void writesTheSameBytes();
    void readsWhatWasWritten_data();
    void readsWhatWasWritten();
    void coversEveryKindAndEncoding();
    void everyMutationIsRefusedOrCanonical_data();
    void everyMutationIsRefusedOrCanonical();

private:
    QJsonArray m_golden;
};

void TestJournalGolden::initTestCase()
{
    QFile file(QStringLiteral(GOLDEN_CHANGES));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_golden = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(m_golden.size() >= 14);
}

void TestJournalGolden::writesTheSameBytes()
{
    QJsonArray written;
    for (const test::GoldenChange &golden : test::goldenChanges())
        written.append(test::describe(golden));
    QCOMPARE(written, m_golden);
}

void TestJournalGolden::readsWhatWasWritten_data()
{
    QTest::addColumn<QJsonObject>("golden");
    for (const QJsonValue &value : std::as_const(m_golden))
        QTest::newRow(qPrintable(value[u"name"].toString())) << value.toObject();
}

void TestJournalGolden::readsWhatWasWritten()
{
    QFETCH(QJsonObject, golden);
    const auto bytes = [&golden](QStringView key) { return QByteArray::fromHex(golden[key].toString().toLatin1()); };
    auto header = store::decodeHeader(bytes(u"header"));
    QVERIFY2(header, header ? "" : qPrintable(header.error().detail));
    auto value = store::decodeDetached(bytes(u"value"), header->ops);
    QVERIFY2(value, value ? "" : qPrintable(value.error().detail));
    test::GoldenChange read;
    read.name = golden[u"name"].toString();
    read.header = bytes(u"header");
    read.value = bytes(u"value");
    read.change.header = *header;
    read.change.value = *value;
    const QByteArray chain = bytes(u"chain");
    const QByteArray salt = bytes(u"salt");
    std::copy(chain.begin(), chain.end(), read.change.chain.begin());
    std::copy(salt.begin(), salt.end(), read.change.salt.begin());
    QVERIFY(store::checkChange(read.change));
    QCOMPARE(test::describe(read), golden);
}

void TestJournalGolden::coversEveryKindAndEncoding()
{
    std::set<int> kinds;
    std::set<int> tags;
    for (const QJsonValue &golden : std::as_const(m_golden)) {
        for (const QJsonValue &op : golden[u"meaning"][u"ops"].toArray())
            kinds.insert(op[0].toInt());
        for (const QJsonValue &value : golden[u"meaning"][u"values"].toArray())
            tags.insert(value[0].toInt());
    }
    QCOMPARE(kinds.size(), 11U);
    QCOMPARE(tags.size(), std::variant_size_v<schema::Value>);
}

void TestJournalGolden::everyMutationIsRefusedOrCanonical_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    for (const test::GoldenChange &golden : test::goldenChanges())
        QTest::newRow(qPrintable(golden.name)) << golden.header << golden.value;
}

void TestJournalGolden::everyMutationIsRefusedOrCanonical()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    const std::vector<store::Op> ops = store::decodeHeader(header).value().ops;
    const auto tryHeader = [](const QByteArray &bytes) {
        const auto decoded = store::decodeHeader(bytes);
        return !decoded || store::encodeHeader(*decoded).value_or(QByteArray()) == bytes;
    };
    const auto tryValue = [&ops](const QByteArray &bytes) {
        const auto decoded = store::decodeDetached(bytes, ops);
        return !decoded || store::encodeDetached(*decoded, ops).value_or(QByteArray()) == bytes;
    };
    const auto mutate = [](const QByteArray &bytes, const auto &survives) {
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray changed = bytes;
                changed[at] = char(changed[at] ^ (1 << bit));
                QVERIFY2(survives(changed), qPrintable(u"bit %1 of byte %2"_s.arg(bit).arg(at)));
            }
            QByteArray without = bytes;
            QVERIFY2(survives(without.remove(at, 1)), qPrintable(u"without byte %1"_s.arg(at)));
            QByteArray twice = bytes;
            QVERIFY2(survives(twice.insert(at, bytes.at(at))), qPrintable(u"byte %1 twice"_s.arg(at)));
        }
    };
    mutate(header, tryHeader);
    mutate(value, tryValue);
    // Cut or with something behind it, it is never taken.
    for (qsizetype size = 0; size < header.size(); ++size)
        QVERIFY(!store::decodeHeader(header.first(size)));
    for (qsizetype size = 0; size < value.size(); ++size)
        QVERIFY(!store::decodeDetached(value.first(size), ops));
    QVERIFY(!store::decodeHeader(header + '\0'));
    QVERIFY(!store::decodeDetached(value + '\0', ops));
}

QTEST_GUILESS_MAIN(TestJournalGolden)
#include "tst_journal_golden.moc"
