// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/open_database.h"

#include <QSqlError>
#include <QSqlField>
#include <QSqlRecord>
#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace dossier;
using namespace Qt::StringLiterals;

class TestCipherDriver : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void valuesComeBackAsStored_data();
    void valuesComeBackAsStored();
    void refusesWhatItCannotStore_data();
    void refusesWhatItCannotStore();
    void bindsByNameAndByPosition();
    void keepsBoundValuesUntilReplaced();
    void scrollsBothWays();
    void forwardOnlyReadsInPlace();
    void reportsInsertedRowAndCount();
    void describesColumns();
    void errorsNameNoValue();
    void refusesSeveralStatements();
    void transactionsUndo();
    void bindingEndsARunningResult();
    void queryMayOutliveConnection();

private:
    QSqlQuery query(bool forwardOnly = true) const
    {
        QSqlQuery out(m_connection->database());
        out.setForwardOnly(forwardOnly);
        return out;
    }

    test::DatabaseFolder m_folder;
    std::unique_ptr<store::Connection> m_connection;
};

void TestCipherDriver::initTestCase()
{
    auto created = m_folder.create();
    QVERIFY2(created, created ? "" : qPrintable(created.error().detail));
    m_connection = std::move(*created);
    QVERIFY(m_connection->exec("CREATE TABLE t(id INTEGER PRIMARY KEY, v, w UNIQUE);"
                               "CREATE TABLE n(i INTEGER);"
                               "INSERT INTO n VALUES(0),(1),(2),(3),(4)"));
}

void TestCipherDriver::valuesComeBackAsStored_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("type");
    QTest::newRow("null") << QVariant() << u"null"_s;
    QTest::newRow("zero") << QVariant(qlonglong(0)) << u"integer"_s;
    QTest::newRow("int64 min") << QVariant(std::numeric_limits<qlonglong>::min()) << u"integer"_s;
    QTest::newRow("int64 max") << QVariant(std::numeric_limits<qlonglong>::max()) << u"integer"_s;
    QTest::newRow("real") << QVariant(0.1) << u"real"_s;
    QTest::newRow("empty text") << QVariant(u""_s) << u"text"_s;
    QTest::newRow("text") << QVariant(u"Əliyev — Пётр, 王小明, 𝒳"_s) << u"text"_s;
    QTest::newRow("text with nul") << QVariant(QString::fromUtf16(u"a\0b", 3)) << u"text"_s;
    QTest::newRow("empty blob") << QVariant(QByteArray("", 0)) << u"blob"_s;
    QTest::newRow("blob") << QVariant(QByteArray("\0\1\xff", 3)) << u"blob"_s;
    QTest::newRow("large blob") << QVariant(QByteArray(3'000'000, 'x')) << u"blob"_s;
}

void TestCipherDriver::valuesComeBackAsStored()
{
    QFETCH(QVariant, value);
    QFETCH(QString, type);
    for (const bool forwardOnly : {true, false}) {
        QSqlQuery insert = query();
        QVERIFY(insert.prepare(u"INSERT INTO t(v) VALUES(?)"_s));
        insert.bindValue(0, value);
        QVERIFY(insert.exec());
        QSqlQuery select = query(forwardOnly);
        QVERIFY(select.prepare(u"SELECT v, typeof(v) FROM t WHERE id=?"_s));
        select.bindValue(0, insert.lastInsertId());
        QVERIFY(select.exec());
        QVERIFY(select.next());
        QCOMPARE(select.value(0), value);
        QCOMPARE(select.value(0).metaType(), value.metaType());
        QCOMPARE(select.isNull(0), !value.isValid());
        QCOMPARE(select.value(1).toString(), type);
        QVERIFY(!select.next());
    }
}

void TestCipherDriver::refusesWhatItCannotStore_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("beyond int64") << QVariant(std::numeric_limits<qulonglong>::max());
    QTest::newRow("date") << QVariant(QDate(2024, 1, 1));
    QTest::newRow("list") << QVariant(QVariantList{1, 2});
}

void TestCipherDriver::refusesWhatItCannotStore()
{
    QFETCH(QVariant, value);
    QSqlQuery insert = query();
    QVERIFY(insert.prepare(u"INSERT INTO t(v) VALUES(?)"_s));
    insert.bindValue(0, value);
    QVERIFY(!insert.exec());
    insert.bindValue(0, 1);
    QVERIFY2(insert.exec(), "a refused value must not stick");
    insert.bindValue(1, 1);
    QVERIFY2(!insert.exec(), "there is no second place");
}

void TestCipherDriver::bindsByNameAndByPosition()
{
    QSqlQuery byName = query();
    QVERIFY(byName.prepare(u"SELECT :a, :b, :a"_s));
    byName.bindValue(u":b"_s, 2);
    byName.bindValue(u":a"_s, u"one"_s);
    QVERIFY(byName.exec());
    QVERIFY(byName.next());
    QCOMPARE(byName.value(0).toString(), u"one"_s);
    QCOMPARE(byName.value(1).toInt(), 2);
    QCOMPARE(byName.value(2).toString(), u"one"_s);
    byName.bindValue(u":missing"_s, 3);
    QVERIFY(!byName.exec());

    QSqlQuery added = query();
    QVERIFY(added.prepare(u"SELECT ?, ?"_s));
    added.addBindValue(7);
    added.addBindValue(u"x"_s);
    QVERIFY(added.exec());
    QVERIFY(added.next());
    QCOMPARE(added.value(0).toInt(), 7);
    QCOMPARE(added.value(1).toString(), u"x"_s);
}

void TestCipherDriver::keepsBoundValuesUntilReplaced()
{
    QSqlQuery select = query();
    QVERIFY(select.prepare(u"SELECT ? || ?"_s));
    select.bindValue(0, u"a"_s);
    for (const QString &second : {u"b"_s, u"c"_s}) {
        select.bindValue(1, second);
        QVERIFY(select.exec());
        QVERIFY(select.next());
        QCOMPARE(select.value(0).toString(), u"a"_s + second);
    }
}

void TestCipherDriver::scrollsBothWays()
{
    QSqlQuery select = query(false);
    QVERIFY(select.exec(u"SELECT i FROM n ORDER BY i"_s));
    QVERIFY(select.last());
    QCOMPARE(select.value(0).toInt(), 4);
    QVERIFY(select.previous());
    QCOMPARE(select.value(0).toInt(), 3);
    QVERIFY(select.first());
    QCOMPARE(select.value(0).toInt(), 0);
    QVERIFY(select.seek(2));
    QCOMPARE(select.value(0).toInt(), 2);
    QVERIFY(!select.seek(5));
    QVERIFY(select.exec(u"SELECT i FROM n WHERE i > 9"_s));
    QVERIFY(!select.next());
    QVERIFY(!select.last());
}

void TestCipherDriver::forwardOnlyReadsInPlace()
{
    QSqlQuery select = query();
    QVERIFY(select.exec(u"SELECT i FROM n ORDER BY i"_s));
    QVERIFY(!select.value(0).isValid());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(select.next());
        QCOMPARE(select.value(0).toInt(), i);
        QCOMPARE(select.at(), i);
    }
    QVERIFY(!select.next());
    QVERIFY(!select.next());
    QVERIFY(!select.value(0).isValid());
    QVERIFY(!select.first());
    QVERIFY(select.exec());
    QVERIFY(select.seek(3));
    QCOMPARE(select.value(0).toInt(), 3);
}

void TestCipherDriver::reportsInsertedRowAndCount()
{
    QSqlQuery change = query();
    QVERIFY(change.exec(u"INSERT INTO t(id, v) VALUES(900, 1), (901, 1)"_s));
    QCOMPARE(change.numRowsAffected(), 2);
    QCOMPARE(change.lastInsertId().toLongLong(), 901);
    QVERIFY(change.exec(u"UPDATE t SET v = 2 WHERE id >= 900"_s));
    QCOMPARE(change.numRowsAffected(), 2);
    QVERIFY(change.exec(u"SELECT 1"_s));
    QCOMPARE(change.numRowsAffected(), -1);
    QVERIFY(change.exec(u"INSERT INTO t(id) VALUES(902) RETURNING id"_s));
    QVERIFY(change.next());
    QCOMPARE(change.value(0).toLongLong(), 902);
}

void TestCipherDriver::describesColumns()
{
    QSqlQuery select = query();
    QVERIFY(select.exec(u"SELECT id AS first, v FROM t"_s));
    QCOMPARE(select.record().count(), 2);
    QCOMPARE(select.record().fieldName(0), u"first"_s);
    QVERIFY(select.isSelect());
}

void TestCipherDriver::errorsNameNoValue()
{
    const QString secret = u"Rəhim-canary"_s;
    QSqlQuery insert = query();
    QVERIFY(insert.prepare(u"INSERT INTO t(w) VALUES(?)"_s));
    insert.bindValue(0, secret);
    QVERIFY(insert.exec());
    QVERIFY(!insert.exec());
    QCOMPARE(insert.lastError().nativeErrorCode(), u"2067"_s);   // SQLITE_CONSTRAINT_UNIQUE
    QVERIFY(insert.lastError().databaseText().contains(u"t.w"_s));
    QVERIFY(!insert.lastError().text().contains(secret));

    // FTS5 quotes what it could not parse.
    QVERIFY(m_connection->exec("CREATE VIRTUAL TABLE f USING fts5(x)"));
    QSqlQuery match = query();
    QVERIFY(match.prepare(u"SELECT x FROM f WHERE f MATCH ?"_s));
    match.bindValue(0, QString(u"\""_s + secret));
    QVERIFY(!match.exec());
    QVERIFY(!match.lastError().text().contains(secret));
    QVERIFY(!m_connection->errorOf(match).detail.contains(secret));

    QSqlQuery bad = query();
    QVERIFY(!bad.prepare(u"SELECT nothing FROM t"_s));
    QVERIFY(bad.lastError().databaseText().contains(u"nothing"_s));
    QVERIFY(!bad.exec());
}

void TestCipherDriver::refusesSeveralStatements()
{
    QSqlQuery two = query();
    QVERIFY(!two.exec(u"SELECT 1; DROP TABLE t"_s));
    QVERIFY(!two.exec(u"  "_s));
    QVERIFY(two.exec(u"SELECT 1;  "_s));
}

void TestCipherDriver::transactionsUndo()
{
    QSqlDatabase database = m_connection->database();
    QVERIFY(database.transaction());
    QVERIFY(!database.transaction());
    QVERIFY(database.lastError().isValid());
    QVERIFY(query().exec(u"INSERT INTO n VALUES(77)"_s));
    QVERIFY(database.rollback());
    QSqlQuery count = query();
    QVERIFY(count.exec(u"SELECT count(*) FROM n WHERE i = 77"_s));
    QVERIFY(count.next());
    QCOMPARE(count.value(0).toInt(), 0);
    QVERIFY(database.transaction());
    QVERIFY(database.commit());
}

void TestCipherDriver::bindingEndsARunningResult()
{
    QSqlQuery select = query();
    QVERIFY(select.prepare(u"SELECT i FROM n WHERE i >= ? ORDER BY i"_s));
    select.bindValue(0, 1);
    QVERIFY(select.exec());
    QVERIFY(select.next());
    select.bindValue(0, 3);
    QVERIFY(!select.value(0).isValid());
    QVERIFY(select.exec());
    QVERIFY(select.next());
    QCOMPARE(select.value(0).toInt(), 3);
}

void TestCipherDriver::queryMayOutliveConnection()
{
    test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    std::optional<QSqlQuery> survivor(std::in_place, (*connection)->database());
    QVERIFY(survivor->exec(u"SELECT 1 UNION SELECT 2"_s));
    connection->reset();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"before driver has been set up"_s));
    QVERIFY(!survivor->exec(u"SELECT 1"_s));
    survivor.reset();
}

QTEST_GUILESS_MAIN(TestCipherDriver)
#include "tst_cipher_driver.moc"
