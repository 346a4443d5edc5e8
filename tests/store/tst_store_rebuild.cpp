// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "store/digest.h"
#include "store/open_file.h"
#include "store/rebuild.h"
#include "store/sql/transaction.h"

#include <QFile>
#include <QtTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace person = schema::person;
namespace person_name = schema::person_name;

/// The tables are a function of the journal.
class TestStoreRebuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rebuildGivesTheSameDigest_data();
    void rebuildGivesTheSameDigest();
    void namesFollowInAnyOrder();
    void concurrentValuesStayAsHeads();
    void unknownFieldsAreKept();
    void anOlderLayoutIsRebuilt();
    void aCutShortRebuildDoesNoHarm();

private:
    void randomActions(test::StoreWorld &world, int count);
    QByteArray digest(const test::StoreWorld &world, const QString &path);
};

QByteArray TestStoreRebuild::digest(const test::StoreWorld &world, const QString &path)
{
    const auto file = store::OpenFile::open(path, world.key(), world.context(), store::Connection::Mode::Reader);
    if (!file)
        return {};
    const auto found = store::digestOf(**file);
    return found ? *found : QByteArray();
}

void TestStoreRebuild::randomActions(test::StoreWorld &world, int count)
{
    QList<test::StoreWorld::Added> made;
    const QStringList words{u"Bakı"_s, u"Gəncə"_s, u"Şəki"_s, u"Quba"_s, u"long text\nof two lines"_s};
    for (int i = 0; i < count; ++i) {
        const std::uint32_t what = made.isEmpty() ? 0 : world.random().below(10);
        if (what <= 1) {
            const auto added = world.addCase(u"%1 %2"_s.arg(words.at(int(world.random().below(5)))).arg(i), u"R-%1"_s.arg(i));
            QVERIFY(added);
            made.append(*added);
            continue;
        }
        const test::StoreWorld::Added &one = made.at(int(world.random().below(std::uint32_t(made.size()))));
        const auto record = world.store().record(one.caseId);
        QVERIFY(record);
        const QString word = words.at(int(world.random().below(5)));
        domain::ChangeSet edit = domain::updateOf(*record);
        if (what == 2) {
            (void)world.store().undo(world.actor);   // may be refused: protection does not loosen
            continue;
        }
        if (record->isDeleted())
            continue;
        if (what == 3 && world.random().below(4) == 0) {
            QVERIFY(world.apply({domain::deleteOf(*record)}));
            continue;
        }
        if (what <= 5) {
            edit.set(case_::arrest_place, word);
            edit.set(case_::list_number, std::int64_t(world.random().below(1000)));
        } else if (what == 6) {
            edit.set(case_::publication, schema::Code{world.random().below(2) ? u"draft"_s : u"withdrawn"_s});
        } else if (what == 7) {
            if (record->members(case_::tags.id).contains(schema::Value(word)))
                edit.remove(case_::tags.id, schema::Value(word));
            else
                edit.add(case_::tags, word);
        } else if (what == 8) {
            const auto name = world.store().record(one.name);
            QVERIFY(name);
            edit = domain::updateOf(*name);
            edit.set(person_name::text, word + QString::number(i));
        } else {
            const auto who = world.store().record(one.person);
            edit = domain::updateOf(*who);
            edit.set(person::birth_date, base::PartialDate::year(1950 + int(world.random().below(50))));
        }
        const auto applied = world.apply({edit});
        QVERIFY2(applied || applied.error().code == base::ErrorCode::RuleViolated,
                 applied ? "" : qPrintable(base::errorName(applied.error().code) + applied.error().detail));
        if (i % 97 == 0)
            QVERIFY(world.reopen());
    }
}

void TestStoreRebuild::rebuildGivesTheSameDigest_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : {11U, 12U, 13U})
        QTest::addRow("seed %d", int(seed)) << seed;
}

void TestStoreRebuild::rebuildGivesTheSameDigest()
{
    QFETCH(quint64, seed);
    test::StoreWorld world(seed);
    randomActions(world, 300);
    if (QTest::currentTestFailed())
        return;
    const store::Anchor live = world.store().anchor();
    world.close();
    const QString target = world.folder().filePath(u"rebuilt.db"_s);
    const auto done = store::rebuildInto(target, world.paths().database, world.key(), world.context());
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    const QByteArray expected = digest(world, world.paths().database);
    QVERIFY(!expected.isEmpty());
    SAME(digest(world, target), expected);
    const auto file = store::OpenFile::open(target, world.key(), world.context(), store::Connection::Mode::Reader);
    QVERIFY(file);
    const auto anchor = store::readAnchor(**file);
    QVERIFY(anchor);
    SAME(anchor->protective, live.protective);
    SAME(anchor->chain, live.chain);
    SAME(*store::protectiveHashOf(**file), live.protective);
}

/// Cases long before the persons they are named after: titles are written several times on the way.
void TestStoreRebuild::namesFollowInAnyOrder()
{
    constexpr int kCases = 3000;
    test::StoreWorld world(31);
    std::vector<domain::ChangeSet> made;
    for (int i = 0; i < kCases; ++i)
        world.appendCase(made, u"Name %1"_s.arg(i, 4, 10, QChar(u'0')), u"R-%1"_s.arg(i, 4, 10, QChar(u'0')));
    std::vector<domain::ChangeSet> casesFirst;
    for (const bool cases : {true, false}) {
        for (const domain::ChangeSet &change : made) {
            if ((change.entity == case_::kType) == cases)
                casesFirst.push_back(change);
        }
    }
    QVERIFY(world.apply(std::move(casesFirst)));
    store::Query query;
    query.entity = case_::kType;
    query.sort = {{case_::person.id, false}};
    query.limit = 10;
    query.offset = 2000;
    const auto page = world.store().page(query);
    QVERIFY(page);
    SAME(page->total, std::int64_t(kCases));
    SAME(page->rows.front().get(case_::reference), std::optional(u"R-2000"_s));
    const auto titles = world.store().titles({page->rows.front().id()});
    QVERIFY(titles);
    SAME(titles->value(page->rows.front().id()), u"R-2000, Name 2000"_s);
    world.close();
    const QString target = world.folder().filePath(u"rebuilt.db"_s);
    QVERIFY(store::rebuildInto(target, world.paths().database, world.key(), world.context()));
    SAME(digest(world, target), digest(world, world.paths().database));
}

void TestStoreRebuild::concurrentValuesStayAsHeads()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Name"_s, u"R-1"_s);
    QVERIFY(added);
    // The same copy goes on on two machines, and one's work comes to the other.
    world.close();
    test::StoreWorld other(5);
    other.close();
    QVERIFY(QFile::remove(other.paths().database));
    QVERIFY(QFile::copy(world.paths().database, other.paths().database));
    other.setIncarnation(2);
    QVERIFY(world.reopen());
    QVERIFY(other.reopen());
    const auto set = [&](test::StoreWorld &where, const QString &place, const QString &publication) {
        domain::ChangeSet edit = domain::updateOf(*where.store().record(added->caseId));
        edit.set(case_::arrest_place, place);
        edit.set(case_::publication, schema::Code{publication});
        return where.apply({edit}).has_value();
    };
    QVERIFY(set(world, u"here"_s, u"cleared"_s));
    other.clock().advance(60'000'000);
    QVERIFY(set(other, u"there"_s, u"withdrawn"_s));
    world.close();
    other.close();
    {
        const auto from = store::OpenFile::open(other.paths().database, other.key(), other.context(), store::Connection::Mode::Reader);
        QVERIFY(from);
        auto into = store::Connection::open(world.paths().database, world.key().key.bytes(), world.key().salt.bytes(),
                                            store::Connection::Mode::ReadWrite);
        QVERIFY(into);
        store::Journal journal(**into, world.clock(), world.random(), world.registry().version());
        auto transaction = store::Transaction::begin(**into);
        QVERIFY(transaction);
        const auto take = [&](const store::JournalEntry &entry) -> base::Result<void> {
            DOSSIER_TRY(journal.receive(entry.change, 1));
            return {};
        };
        QVERIFY((*from)->journal.replay(take));
        QVERIFY(transaction->commit());
    }
    QVERIFY(store::rebuildStore(world.paths().database, world.key(), world.context()));
    QVERIFY(world.reopen());
    const auto record = world.store().record(added->caseId);
    QVERIFY(record);
    SAME(record->heads(case_::arrest_place.id).size(), 2);
    SAME(record->get(case_::arrest_place), u"there"_s);                    // the later one is shown
    SAME(record->get(case_::publication)->term, u"withdrawn"_s);           // the protective one wins
    const auto conflicts = world.store().conflicts(10);
    QVERIFY(conflicts);
    SAME(conflicts->size(), 2);
    SAME(conflicts->first().values.size(), 2);
    // A decision names both, and then there is one.
    domain::ChangeSet decide = domain::updateOf(*record);
    decide.set(case_::arrest_place, u"here after all"_s);
    QVERIFY(world.apply({decide}));
    SAME(world.store().record(added->caseId)->heads(case_::arrest_place.id).size(), 1);
    SAME(world.store().conflicts(10)->size(), 1);
    SAME(world.store().undo(world.actor).error().code, base::ErrorCode::NotUndoable);
}

void TestStoreRebuild::unknownFieldsAreKept()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Name"_s, u"R-1"_s));
    const base::RecordId stranger = world.newId();
    world.close();
    {
        auto connection = store::Connection::open(world.paths().database, world.key().key.bytes(), world.key().salt.bytes(),
                                                  store::Connection::Mode::ReadWrite);
        QVERIFY(connection);
        store::Journal journal(**connection, world.clock(), world.random(), 999);
        auto transaction = store::Transaction::begin(**connection);
        QVERIFY(transaction);
        store::NewChange change{case_::kType, stranger, stranger,
                                {{store::OpKind::Create, {schema::FieldId{801}, schema::FieldId{889}}, {}}}, {}};
        change.value.values = {schema::Value(u"R-2"_s), schema::Value(u"from the future"_s)};
        const auto appended = journal.append(change);
        QVERIFY(appended);
        QVERIFY((*connection)->run("UPDATE anchor SET seq = ?, chain = ?", std::int64_t(appended->seq),
                                   QByteArray(reinterpret_cast<const char *>(appended->chain.data()), 32)));
        QVERIFY(transaction->commit());
    }
    for (int round = 0; round < 2; ++round)
        QVERIFY(store::rebuildStore(world.paths().database, world.key(), world.context()));
    QVERIFY(world.reopen());
    const auto history = world.store().history(stranger);
    QVERIFY(history);
    QVERIFY(std::ranges::any_of(*history, [](const store::HistoryEntry &entry) {
        return entry.field == schema::FieldId{889} && entry.value == schema::Value(u"from the future"_s);
    }));
    QVERIFY(world.store().record(stranger));
}

void TestStoreRebuild::anOlderLayoutIsRebuilt()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Name"_s, u"R-1"_s);
    QVERIFY(added);
    QVERIFY(world.store().setMeta("kept", "yes"));
    world.close();
    const auto setMeta = [&](const char *key, const char *value) {
        auto connection = store::Connection::open(world.paths().database, world.key().key.bytes(), world.key().salt.bytes(),
                                                  store::Connection::Mode::ReadWrite);
        return connection && (*connection)->run("UPDATE meta SET value = ? WHERE key = ?", QByteArray(value), QByteArray(key));
    };
    QVERIFY(setMeta("layout", "of another release"));
    QVERIFY(world.reopen());
    QVERIFY(world.store().record(added->caseId));
    SAME(*world.store().meta("kept"), QByteArray("yes"));
    QVERIFY(QFile::exists(world.paths().database + u".before-rebuild"_s));
    world.close();
    QVERIFY(setMeta("schema", "60000"));
    SAME(world.reopen().error().code, base::ErrorCode::UnsupportedVersion);
}

void TestStoreRebuild::aCutShortRebuildDoesNoHarm()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Name"_s, u"R-1"_s);
    QVERIFY(added);
    world.close();
    QVERIFY(QFile::copy(world.paths().database, world.paths().database + u".rebuild"_s));
    QVERIFY(QFile::copy(world.paths().database, world.paths().database + u".rebuild-wal"_s));
    QVERIFY(store::rebuildStore(world.paths().database, world.key(), world.context()));
    QVERIFY(world.reopen());
    QVERIFY(world.store().record(added->caseId));
    int asked = 0;
    for (int i = 0; i < 700; ++i)
        QVERIFY(world.addCase(u"N%1"_s.arg(i), u"N-%1"_s.arg(i)));
    world.close();
    const auto cancel = [&asked](std::int64_t, std::int64_t) { return ++asked < 1; };
    SAME(store::rebuildStore(world.paths().database, world.key(), world.context(), cancel).error().code,
             base::ErrorCode::Cancelled);
    QVERIFY(world.reopen());
    QVERIFY(!QFile::exists(world.paths().database + u".rebuild"_s));
}

QTEST_GUILESS_MAIN(TestStoreRebuild)
#include "tst_store_rebuild.moc"
