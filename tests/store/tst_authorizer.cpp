// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/open_database.h"

#include <QFile>
#include <QSqlError>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using store::Connection;

class TestAuthorizer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deniesAttachAndVacuum();
    void allowListDeniesTheRest();
};

void TestAuthorizer::deniesAttachAndVacuum()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    for (const char *sql : {"ATTACH ':memory:' AS other", "DETACH main", "VACUUM"})
        QVERIFY2(!(*connection)->exec(sql), sql);
    const QByteArray into = "VACUUM INTO '" + QFile::encodeName(folder.path(u"copy.db"_s)) + '\'';
    QVERIFY(!(*connection)->exec(into));
    QVERIFY(!QFile::exists(folder.path(u"copy.db"_s)));
}

void TestAuthorizer::allowListDeniesTheRest()
{
    const test::DatabaseFolder folder;
    auto connection = folder.create();
    QVERIFY(connection);
    Connection &db = **connection;
    QVERIFY(db.exec("CREATE TABLE t(id INTEGER PRIMARY KEY, v, secret); INSERT INTO t(v, secret) VALUES(1, 2), (3, 4)"));
    QVERIFY(db.exec("CREATE TABLE other(x); CREATE VIEW peek AS SELECT secret AS v FROM t"));
    QVERIFY(db.select("SELECT secret FROM t"));   // compiled while it was allowed

    db.restrictTo({{{"t", {"id", "v"}}}, {"count"}});
    const auto works = [&db](const char *sql) { return db.select(sql).has_value(); };
    for (const char *sql : {"SELECT v FROM t WHERE id = 1", "SELECT count(*) FROM t", "SELECT count(v) FROM t AS a",
                            "SELECT rowid FROM t", "BEGIN", "COMMIT"})
        QVERIFY2(works(sql), sql);
    for (const char *sql :
         {"SELECT secret FROM t", "SELECT v FROM t WHERE secret = 'x'", "SELECT v FROM t ORDER BY secret",
          "SELECT (SELECT secret FROM t LIMIT 1) FROM t", "SELECT * FROM t", "SELECT x FROM other",
          "SELECT count(*) FROM other", "SELECT v FROM peek", "SELECT sql FROM sqlite_schema",
          "SELECT upper(v) FROM t", "PRAGMA table_info(t)", "INSERT INTO t(v) VALUES('y')", "DELETE FROM t",
          "CREATE TEMP TABLE z AS SELECT v FROM t", "SELECT a.v FROM t a JOIN t b ON a.secret = b.secret"})
        QVERIFY2(!works(sql), sql);
    QSqlQuery query(db.database());
    QVERIFY2(!query.prepare(u"SELECT t.secret FROM t"_s), "denied before anything is read");
    QCOMPARE(db.errorOf(query).code, ErrorCode::Refused);
    QVERIFY(!db.exec("ATTACH ':memory:' AS m"));

    db.restrictTo({{{"other", {"x"}}}, {}});
    QVERIFY(works("SELECT x FROM other"));
    QVERIFY2(!works("SELECT v FROM t"), "the list before counts no more");
}

QTEST_GUILESS_MAIN(TestAuthorizer)
#include "tst_authorizer.moc"
