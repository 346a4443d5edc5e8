// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "store/action_writer.h"
#include "store/open_file.h"
#include "store/tables/table_layout.h"
#include "store/verify.h"

#include <QFile>
#include <QtTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

/// What is not written through the journal is refused, or found.
class TestStoreGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directWritesAbort();
    void guardsStandAfterManyChanges_data();
    void guardsStandAfterManyChanges();
    void everyTableIsGuarded();
    void wrongKeyAndTruncation();
    void anotherVaultsFileIsRefused();
    void changedRowIsFoundByVerify();
    void oldPagePutBackIsFound();
    void cleanStoreVerifies();
};

namespace {

std::unique_ptr<store::OpenFile> openWriter(const test::StoreWorld &world)
{
    auto file = store::OpenFile::open(world.paths().database, world.key(), world.context(), store::Connection::Mode::ReadWrite);
    return file ? *std::move(file) : nullptr;
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

} // namespace

void TestStoreGuards::directWritesAbort()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Name"_s, u"R-1"_s));
    world.close();
    const auto file = openWriter(world);
    QVERIFY(file);
    store::ActionWriter writer(*file, world.incarnation());
    QVERIFY(writer.install());
    for (const char *sql : {"UPDATE \"case\" SET publication = 'cleared'", "DELETE FROM person", "DELETE FROM title",
                            "INSERT INTO person(eid) VALUES(99)", "INSERT INTO case__tags(eid, dot, value) VALUES(1, 1, 'x')"}) {
        const auto done = file->connection->exec(sql);
        QVERIFY2(!done, sql);
    }
    // The one way in stays open.
    domain::ChangeSet more = domain::createOf(schema::person::kType, world.newId());
    QVERIFY(writer.apply(world.action({more})));
}

void TestStoreGuards::guardsStandAfterManyChanges_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("written") << false;
    QTest::newRow("cancelled on the way") << true;
}

void TestStoreGuards::guardsStandAfterManyChanges()
{
    QFETCH(bool, cancelled);
    test::StoreWorld world;
    std::vector<domain::ChangeSet> made;
    for (int i = 0; i < 2000; ++i)
        world.appendCase(made, u"Name"_s, u"R-%1"_s.arg(i));
    world.close();
    const auto file = openWriter(world);
    QVERIFY(file);
    store::ActionWriter writer(*file, world.incarnation());
    QVERIFY(writer.install());
    const auto done = writer.apply(world.action(std::move(made)), [cancelled](std::int64_t number, std::int64_t) {
        return !cancelled || number < 5000;
    });
    SAME(done.has_value(), !cancelled);
    for (const char *sql : {"UPDATE \"case\" SET publication = 'cleared'", "DELETE FROM person", "DELETE FROM title",
                            "INSERT INTO person(eid) VALUES(9999999)"}) {
        // Where nothing was written there is no row to change, and none to guard.
        const bool touchesNothing = cancelled && !QByteArrayView(sql).startsWith("INSERT");
        SAME(file->connection->exec(sql).has_value(), touchesNothing);
    }
    store::Query query;
    query.entity = case_::kType;
    const auto count = file->pages.count(query);
    QVERIFY(count);
    SAME(*count, std::int64_t(cancelled ? 0 : 2000));
}

void TestStoreGuards::everyTableIsGuarded()
{
    test::StoreWorld world;
    const QByteArrayList guarded = store::TableLayout(world.registry(), schema::Compartment::Main).guardedTables();
    world.close();
    const auto file = openWriter(world);
    QVERIFY(file);
    const QByteArrayList journal{"feed", "ent", "chg", "head", "anchor", "meta", "act", "saved_draft"};
    auto statement = store::Statement::prepare(store::engineOf(*file->connection),
                                               "SELECT name FROM sqlite_schema WHERE type = 'table'");
    QVERIFY(statement);
    int tables = 0;
    for (auto more = statement->step(); more && *more; more = statement->step()) {
        const QByteArray name = statement->bytes(0);
        if (name.startsWith("search") || name.startsWith("sqlite_"))
            continue;
        ++tables;
        QVERIFY2(guarded.contains(name) || journal.contains(name), name.constData());
    }
    QVERIFY(tables > 40);
}

void TestStoreGuards::wrongKeyAndTruncation()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Name"_s, u"R-1"_s));
    world.close();
    const auto openWith = [&](store::StoreKey key) {
        return store::Store::open(world.paths(), std::move(key), world.context(), store::Access::ReadWrite, world.incarnation());
    };
    store::StoreKey wrong = world.key();
    wrong.key.writable()[0] ^= 1;
    SAME(openWith(std::move(wrong)).error().code, base::ErrorCode::DamagedDatabase);
    const QByteArray whole = readAll(world.paths().database);
    for (const qsizetype size : {qsizetype(0), qsizetype(100), qsizetype(4096), whole.size() / 2, whole.size() - 4096}) {
        QVERIFY(writeAll(world.paths().database, whole.left(size)));
        const auto opened = openWith(world.key());
        if (!opened)
            continue;
        world.close();
        const auto report = store::verifyStore(world.paths().database, world.key(), world.context(), world.folder().path());
        QVERIFY2(!report || !report->isClean(), qPrintable(QString::number(size)));
    }
    QVERIFY(writeAll(world.paths().database, whole));
    QVERIFY(world.reopen());
}

void TestStoreGuards::anotherVaultsFileIsRefused()
{
    test::StoreWorld world;
    world.close();
    store::StoreContext other = world.context();
    base::VaultId::Bytes bytes;
    bytes.fill(8);
    other.vault = base::VaultId(bytes);
    const auto opened = store::Store::open(world.paths(), world.key(), other, store::Access::ReadWrite, world.incarnation());
    QVERIFY(!opened);
    SAME(opened.error().code, base::ErrorCode::DamagedDatabase);
}

void TestStoreGuards::changedRowIsFoundByVerify()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Name"_s, u"R-1"_s));
    world.close();
    {
        // Without guards, as another program with the key would.
        const auto file = openWriter(world);
        QVERIFY(file);
        QVERIFY(file->connection->exec("UPDATE \"case\" SET publication = 'cleared'"));
    }
    QVERIFY(world.reopen());
    const auto report = store::verifyStore(world.paths().database, world.key(), world.context(), world.folder().path());
    QVERIFY(report);
    QVERIFY(report->protective);
    QVERIFY(report->tables);
    QVERIFY(!report->journal && !report->pages && !report->anchor);
    SAME(store::verifyProtective(world.paths().database, world.key(), world.context()).error().code,
             base::ErrorCode::DamagedDatabase);
}

void TestStoreGuards::oldPagePutBackIsFound()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Name"_s, u"R-1"_s);
    QVERIFY(added);
    const auto publish = [&](const QString &term) {
        domain::ChangeSet edit = domain::updateOf(*world.store().record(added->caseId));
        edit.set(case_::publication, schema::Code{term});
        return world.apply({edit}).has_value();
    };
    QVERIFY(publish(u"cleared"_s));
    world.close();
    const QByteArray before = readAll(world.paths().database);
    QVERIFY(world.reopen());
    QVERIFY(publish(u"withdrawn"_s));
    world.close();
    const QByteArray after = readAll(world.paths().database);
    constexpr qsizetype kPage = 4096;
    int found = 0;
    for (qsizetype page = 0; (page + 1) * kPage <= before.size(); ++page) {
        if (before.mid(page * kPage, kPage) == after.mid(page * kPage, kPage))
            continue;
        QByteArray mixed = after;
        mixed.replace(page * kPage, kPage, before.mid(page * kPage, kPage));
        QVERIFY(writeAll(world.paths().database, mixed));
        const auto report = store::verifyStore(world.paths().database, world.key(), world.context(), world.folder().path());
        // The first page only counts commits; everything else is content.
        if (page > 0) {
            QVERIFY2(!report || !report->isClean(), qPrintable(u"page %1"_s.arg(page)));
            ++found;
        }
    }
    QVERIFY(found >= 4);
    QVERIFY(writeAll(world.paths().database, after));
    const auto report = store::verifyStore(world.paths().database, world.key(), world.context(), world.folder().path());
    QVERIFY(report && report->isClean());
}

void TestStoreGuards::cleanStoreVerifies()
{
    test::StoreWorld world;
    for (int i = 0; i < 20; ++i)
        QVERIFY(world.addCase(u"Name %1"_s.arg(i), u"R-%1"_s.arg(i)));
    QVERIFY(world.store().undo(world.actor));
    const QStringList before = world.folder().entries();
    const auto report = store::verifyStore(world.paths().database, world.key(), world.context(), world.folder().path());
    QVERIFY(report);
    QVERIFY2(report->isClean(), qPrintable(report->first().detail));
    QVERIFY(report->changes >= 60);
    SAME(world.folder().entries(), before);
}

QTEST_GUILESS_MAIN(TestStoreGuards)
#include "tst_store_guards.moc"
