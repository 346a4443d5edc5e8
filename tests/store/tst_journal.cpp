// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_file.h"

#include "store/journal/change_codec.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <set>

using namespace dossier;
using namespace Qt::StringLiterals;
using namespace store;
using base::ErrorCode;
using schema::Value;
using test::JournalFile;

namespace {

/// What `journal` holds, in an order that respects who names whom.
std::vector<JournalEntry> everything(Journal &journal)
{
    std::vector<JournalEntry> out;
    const auto read = journal.reader().replay([&out](const JournalEntry &entry) -> base::Result<void> {
        out.push_back(entry);
        return {};
    });
    return read ? out : std::vector<JournalEntry>();
}

/// Hands everything that `to` does not have over to it.
bool send(JournalFile &from, JournalFile &to)
{
    return to.inTransaction([&] {
        for (const JournalEntry &entry : everything(from.journal)) {
            if (!to.journal.receive(entry.change, 42))
                return false;
        }
        return true;
    });
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBackWhatWasAppended();
    void chainsEveryChange();
    void needsTransactionAndFeed();
    void refusesBrokenChangesWithoutATrace();
    void looksAgainAfterRollback();
    void looksAgainAfterAnotherConnection();
    void startsANewFeedForAnotherIncarnation();
    void keepsTypeAndSubject();
    void ghostsBecomeRecords();
    void clockNeverGoesBack();
    void clockIgnoresTheFarFuture();
    void feedsTravel();
    void receivingIsIdempotent();
    void refusesWhatDoesNotFit();
    void refusesForks();
    void rebuildsIntoANewFile();
    void replaysInCausalOrder();
    void noticesEveryEdit_data();
    void noticesEveryEdit();
    void detachedValuesAreGone();
    void signatureStandsBeside();
    void fitsTheSpaceAndTime();
};

void TestJournal::readsBackWhatWasAppended()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    NewChange change = test::createChange(1, {u"Leyla"_s, std::int64_t(7)});
    change.ops.push_back({OpKind::Add, {test::fieldId(300)}, {}});
    change.value.values.push_back(schema::Code{u"a"_s});
    change.value.reason = u"səbəb"_s;
    const auto appended = file.append(change);
    QVERIFY2(appended, appended ? "" : qPrintable(appended.error().detail));
    QCOMPARE(appended->seq, 1U);
    const auto entry = file.journal.reader().read(appended->dot);
    QVERIFY2(entry, entry ? "" : qPrintable(entry.error().detail));
    QCOMPARE(entry->entity, appended->entity);
    QCOMPARE(entry->change.chain, appended->chain);
    QCOMPARE(entry->change.header.clock, appended->clock);
    QVERIFY(entry->change.header.entity == test::recordId(1));
    QCOMPARE(*entry->change.value, change.value);
    QVERIFY(!entry->received);
    QVERIFY(checkChange(entry->change));
    QCOMPARE(file.journal.reader().read(appended->dot + 1).error().code, ErrorCode::NotFound);
    QCOMPARE(file.journal.reader().changesOf(appended->entity).value(), std::vector<domain::Dot>{appended->dot});
}

void TestJournal::chainsEveryChange()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    Digest previous{};
    for (int i = 1; i <= 5; ++i) {
        const auto appended = file.append(test::createChange(i, {u"x"_s}));
        QVERIFY(appended);
        const auto entry = file.journal.reader().read(appended->dot);
        QVERIFY(entry);
        QCOMPARE(entry->change.header.previous, previous);
        QCOMPARE(entry->change.header.seq, std::uint64_t(i));
        previous = appended->chain;
    }
    QVERIFY(file.journal.reader().verify());
    int seen = 0;
    QVERIFY(file.journal.reader().iterate(makeDot(1, 3), [&seen](const JournalEntry &) -> base::Result<void> {
        ++seen;
        return {};
    }));
    QCOMPARE(seen, 3);
}

void TestJournal::needsTransactionAndFeed()
{
    JournalFile file;
    QVERIFY(file.ok);
    QCOMPARE(file.append(test::createChange(1, {})).error().code, ErrorCode::Internal);
    QVERIFY(file.start());
    QCOMPARE(file.journal.append(test::createChange(1, {})).error().code, ErrorCode::Internal);
    QVERIFY(file.append(test::createChange(1, {})));
}

void TestJournal::refusesBrokenChangesWithoutATrace()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    QVERIFY(file.append(test::createChange(1, {u"x"_s})));
    QVERIFY(file.inTransaction([&] {
        const auto code = [&](const NewChange &change) {
            const auto done = file.journal.append(change);
            return done ? ErrorCode::NotFound : done.error().code;
        };
        return code(test::setChange(1, 101, u"e\u0301"_s, {makeDot(1, 1)})) == ErrorCode::InvalidValue
            && code(test::setChange(1, 101, u"y"_s, {makeDot(1, 2)})) == ErrorCode::InvalidArgument
            && code(test::setChange(1, 101, u"y"_s, {makeDot(7, 1)})) == ErrorCode::InvalidArgument
            && code(test::setChange(1, 0, u"y"_s, {})) == ErrorCode::InvalidArgument
            && code(NewChange{schema::EntityType{1}, test::recordId(1), test::recordId(1), {}, {}})
                == ErrorCode::InvalidArgument;
    }));
    const auto appended = file.append(test::setChange(1, 101, u"y"_s, {makeDot(1, 1), makeDot(1, 1)}));
    QCOMPARE(appended.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(everything(file.journal).size(), 1U);
    QCOMPARE(file.append(test::setChange(1, 101, u"y"_s, {makeDot(1, 1)})).value().seq, 2U);
}

void TestJournal::looksAgainAfterRollback()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    const auto first = file.append(test::createChange(1, {u"x"_s}));
    QVERIFY(first);
    {
        auto transaction = Transaction::begin(*file.connection);
        QVERIFY(transaction);
        QCOMPARE(file.journal.append(test::createChange(2, {u"gone"_s})).value().seq, 2U);
        QCOMPARE(file.journal.append(test::createChange(3, {u"gone"_s})).value().seq, 3U);
    }
    const auto second = file.append(test::createChange(4, {u"y"_s}));
    QVERIFY(second);
    QCOMPARE(second->seq, 2U);
    QVERIFY(file.journal.reader().verify());
}

void TestJournal::looksAgainAfterAnotherConnection()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    QVERIFY(file.append(test::createChange(1, {u"x"_s})));
    {
        auto other = file.folder.open().value();
        Journal second(*other, file.clock, file.random, 1);
        auto transaction = Transaction::begin(*other);
        QVERIFY(transaction);
        QCOMPARE(second.append(test::createChange(2, {u"y"_s})).value().seq, 2U);
        QVERIFY(transaction->commit());
    }
    QCOMPARE(file.append(test::createChange(3, {u"z"_s})).value().seq, 3U);
    QVERIFY(file.journal.reader().verify());
}

void TestJournal::startsANewFeedForAnotherIncarnation()
{
    JournalFile file;
    QVERIFY(file.ok && file.start(1));
    const auto first = file.append(test::createChange(1, {u"x"_s}));
    QVERIFY(file.start(2));
    const auto second = file.append(test::setChange(1, 101, u"y"_s, {first->dot}));
    QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
    QCOMPARE(second->seq, 1U);
    QVERIFY(second->feed != first->feed);
    QVERIFY(second->clock > first->clock);
    const auto feeds = file.journal.reader().feeds();
    QCOMPARE((*feeds)->all().size(), 2U);
    QCOMPARE((*feeds)->all()[0].state, FeedState::Closed);
    QCOMPARE((*feeds)->own()->id, second->feed);
    const auto entry = file.journal.reader().read(second->dot);
    QCOMPARE(entry->change.header.dependencies.size(), 1U);
    QCOMPARE(entry->change.header.dependencies[0].seq, 1U);
    QVERIFY(file.journal.reader().verify());
}

void TestJournal::keepsTypeAndSubject()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    NewChange child = test::createChange(2, {u"x"_s});
    child.subject = test::recordId(1);
    QVERIFY(file.append(child));
    NewChange edit = test::setChange(2, 101, u"y"_s, {makeDot(1, 1)});
    QCOMPARE(file.append(edit).error().code, ErrorCode::InvalidArgument);
    edit.subject = test::recordId(1);
    edit.type = schema::EntityType{2};
    QCOMPARE(file.append(edit).error().code, ErrorCode::InvalidArgument);
    edit.type = schema::EntityType{1};
    QVERIFY(file.append(edit));
    QVERIFY(file.journal.reader().read(makeDot(1, 2))->change.header.subject == test::recordId(1));
}

void TestJournal::ghostsBecomeRecords()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    EntityNumber ghost = 0;
    QVERIFY(file.inTransaction([&] {
        ghost = file.journal.numberOf(test::recordId(5)).value_or(0);
        return ghost > 0 && file.journal.numberOf(test::recordId(5)) == ghost;
    }));
    QCOMPARE(file.append(test::createChange(5, {u"x"_s})).value().entity, ghost);
}

void TestJournal::clockNeverGoesBack()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    std::uint64_t before = 0;
    for (int i = 1; i <= 40; ++i) {
        file.clock.advance(i % 3 == 0 ? -86'400'000'000 * 365 : i % 3 == 1 ? 0 : 5'000);
        const auto appended = file.append(test::createChange(i, {}));
        QVERIFY(appended->clock > before);
        before = appended->clock;
    }
    HybridClock clock(file.clock);
    clock.restore((static_cast<std::uint64_t>(HybridClock::milliseconds(before)) + 1'000'000) << 16U | 0xffffU);
    const std::uint64_t full = clock.newest();
    QCOMPARE(HybridClock::milliseconds(clock.tick()), HybridClock::milliseconds(full) + 1);
}

void TestJournal::clockIgnoresTheFarFuture()
{
    const test::FixedClock now;
    const auto stamp = [&now](std::int64_t hours) {
        return static_cast<std::uint64_t>(now.now().utcMicroseconds / 1000 + hours * 3'600'000) << 16U;
    };
    HybridClock clock(now);
    clock.witness(stamp(25));
    QCOMPARE(clock.tick(), stamp(0));
    clock.witness(stamp(23));
    QCOMPARE(clock.tick(), stamp(23) + 1);
    clock.witness(~std::uint64_t(0));
    QCOMPARE(clock.tick(), stamp(23) + 2);
}

void TestJournal::feedsTravel()
{
    JournalFile a(1);
    JournalFile b(2);
    QVERIFY(a.ok && b.ok && a.start(1) && b.start(2));
    const auto created = a.append(test::createChange(1, {u"x"_s}));
    QVERIFY(send(a, b));
    const auto there = b.journal.reader().find(created->feed, 1);
    QVERIFY(there && *there);
    QVERIFY(b.append(test::setChange(1, 101, u"from b"_s, {**there})));
    QVERIFY(a.append(test::setChange(1, 101, u"from a"_s, {created->dot})));
    QVERIFY(send(b, a));
    QVERIFY(send(a, b));
    QVERIFY(a.journal.reader().verify() && b.journal.reader().verify());
    std::set<Digest> inA;
    std::set<Digest> inB;
    for (const JournalEntry &entry : everything(a.journal))
        inA.insert(entry.change.chain);
    for (const JournalEntry &entry : everything(b.journal))
        inB.insert(entry.change.chain);
    QCOMPARE(inA, inB);
    QCOMPARE(inA.size(), 3U);
    const auto received = b.journal.reader().read(**there);
    QCOMPARE(received->received.value_or(0), 42);
}

void TestJournal::receivingIsIdempotent()
{
    JournalFile a(1);
    JournalFile b(2);
    QVERIFY(a.ok && b.ok && a.start(1) && b.start(2));
    QVERIFY(a.append(test::createChange(1, {u"x"_s})));
    const JournalEntry entry = everything(a.journal).front();
    QVERIFY(b.inTransaction([&] {
        const auto first = b.journal.receive(entry.change, 1);
        const auto second = b.journal.receive(entry.change, 2);
        return first && first->what == Journal::Reception::Stored && second
            && second->what == Journal::Reception::Known && second->dot == first->dot;
    }));
    QCOMPARE(everything(b.journal).size(), 1U);
    // Our own work comes back to us: known, too.
    QVERIFY(a.inTransaction([&] {
        const auto own = a.journal.receive(entry.change, 3);
        return own && own->what == Journal::Reception::Known;
    }));
}

void TestJournal::refusesWhatDoesNotFit()
{
    JournalFile a(1);
    JournalFile b(2);
    JournalFile c(3);
    QVERIFY(a.ok && b.ok && c.ok && a.start(1) && b.start(2) && c.start(3));
    const auto first = a.append(test::createChange(1, {u"x"_s}));
    QVERIFY(a.append(test::setChange(1, 101, u"y"_s, {first->dot})));
    QVERIFY(send(a, b));
    const auto there = b.journal.reader().find(first->feed, 2);
    QVERIFY(b.append(test::setChange(1, 101, u"z"_s, {**there})));
    const std::vector<JournalEntry> fromA = everything(a.journal);
    const Change fromB = everything(b.journal).back().change;
    QVERIFY(c.inTransaction([&] {
        const auto code = [&c](const Change &change) {
            const auto done = c.journal.receive(change, 1);
            return done ? ErrorCode::AlreadyExists : done.error().code;
        };
        Change forged = fromA[0].change;
        forged.header.clock += 1;
        Change swapped = fromA[0].change;
        swapped.value->values = {u"another"_s};
        return code(fromB) == ErrorCode::NotFound              // names what is not here
            && code(fromA[1].change) == ErrorCode::NotFound    // a gap
            && code(forged) == ErrorCode::DamagedDatabase && code(swapped) == ErrorCode::DamagedDatabase
            && code(fromA[0].change) == ErrorCode::AlreadyExists && code(fromA[1].change) == ErrorCode::AlreadyExists
            && code(fromB) == ErrorCode::AlreadyExists;
    }));
    QCOMPARE(everything(c.journal).size(), 3U);
    QVERIFY(c.journal.reader().verify());
}

void TestJournal::refusesForks()
{
    JournalFile a(1);
    JournalFile b(2);
    QVERIFY(a.ok && b.ok && a.start(1) && b.start(2));
    QVERIFY(a.append(test::createChange(1, {u"x"_s})));
    QVERIFY(send(a, b));
    // The same folder, copied: both go on under one feed.
    QVERIFY(a.connection->checkpoint(Connection::Checkpoint::Truncate));
    QVERIFY(QFile::copy(a.folder.path(), a.folder.path(u"twin.db"_s)));
    auto twin = Connection::open(a.folder.path(u"twin.db"_s), test::databaseKey(), test::databaseSalt(),
                                 Connection::Mode::ReadWrite).value();
    Journal twinJournal(*twin, a.clock, a.random, 1);
    {
        auto transaction = Transaction::begin(*twin);
        QVERIFY(twinJournal.append(test::createChange(2, {u"twin"_s})));
        QVERIFY(transaction->commit());
    }
    QVERIFY(a.append(test::createChange(3, {u"origin"_s})));
    QVERIFY(send(a, b));
    const Change forked = everything(twinJournal).back().change;
    const auto refuses = [&forked](JournalFile &file) {
        return file.inTransaction([&] {
            const auto done = file.journal.receive(forked, 1);
            return !done && done.error().code == ErrorCode::Conflict;
        });
    };
    QVERIFY(refuses(b));
    QVERIFY(refuses(a));
}

void TestJournal::rebuildsIntoANewFile()
{
    JournalFile a(1);
    JournalFile b(2);
    QVERIFY(a.ok && b.ok && a.start(1) && b.start(2));
    const auto created = a.append(test::createChange(1, {u"x"_s}));
    QVERIFY(send(a, b));
    QVERIFY(b.append(test::setChange(1, 101, u"y"_s, {**b.journal.reader().find(created->feed, 1)})));
    QVERIFY(send(b, a));
    QVERIFY(a.start(3));
    QVERIFY(a.append(test::createChange(2, {u"later"_s})));

    JournalFile fresh(9);
    QVERIFY(fresh.ok);
    QVERIFY(fresh.inTransaction([&] {
        for (const Feed &feed : (*a.journal.reader().feeds())->all()) {
            if (!fresh.journal.adoptFeed(feed))
                return false;
        }
        for (const JournalEntry &entry : everything(a.journal)) {
            const auto done = fresh.journal.restore(entry);
            if (!done || done->dot != entry.dot)
                return false;
        }
        return true;
    }));
    const auto before = everything(a.journal);
    const auto after = everything(fresh.journal);
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        QCOMPARE(after[i].dot, before[i].dot);
        QCOMPARE(after[i].change.chain, before[i].change.chain);
        QCOMPARE(after[i].received, before[i].received);
    }
    const auto next = fresh.append(test::createChange(3, {}));
    QVERIFY2(next, next ? "" : qPrintable(next.error().detail));
    QCOMPARE(next->seq, 2U);
}

void TestJournal::replaysInCausalOrder()
{
    JournalFile a(1);
    JournalFile b(2);
    QVERIFY(a.ok && b.ok && a.start(1) && b.start(2));
    domain::Dot head = a.append(test::createChange(1, {u"x"_s}))->dot;
    for (int round = 0; round < 20; ++round) {
        JournalFile &from = round % 2 == 0 ? a : b;
        JournalFile &to = round % 2 == 0 ? b : a;
        QVERIFY(send(from, to));
        const auto origin = from.journal.reader().read(head);
        head = **to.journal.reader().find(origin->change.header.feed, origin->change.header.seq);
        for (int i = 0; i < 3; ++i)
            head = to.append(test::setChange(1, 101, QString::number(round), {head}))->dot;
    }
    std::set<domain::Dot> seen;
    for (const JournalEntry &entry : everything(a.journal)) {
        for (const StoredOp &op : entry.ops) {
            for (const domain::Dot named : op.predecessors)
                QVERIFY(seen.contains(named));
        }
        seen.insert(entry.dot);
    }
    QCOMPARE(seen.size(), 61U);
}

void TestJournal::noticesEveryEdit_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("clock") << QByteArray("UPDATE chg SET hlc = hlc + 1 WHERE dot & 255 = 2");
    QTest::newRow("chain") << QByteArray("UPDATE chg SET chain = zeroblob(32) WHERE dot & 255 = 3");
    QTest::newRow("short chain") << QByteArray("UPDATE chg SET chain = x'00' WHERE dot & 255 = 2");
    QTest::newRow("header") << QByteArray("UPDATE chg SET hdr = (SELECT hdr FROM chg WHERE dot & 255 = 1) WHERE dot & 255 = 2");
    QTest::newRow("value") << QByteArray("UPDATE chg SET val = (SELECT val FROM chg WHERE dot & 255 = 1) WHERE dot & 255 = 4");
    QTest::newRow("salt") << QByteArray("UPDATE chg SET salt = zeroblob(16) WHERE dot & 255 = 4");
    QTest::newRow("record") << QByteArray("UPDATE chg SET eid = (SELECT max(eid) FROM ent) WHERE dot & 255 = 2");
    QTest::newRow("uuid") << QByteArray("UPDATE ent SET uuid = randomblob(16) WHERE eid = 1");
    QTest::newRow("type") << QByteArray("UPDATE ent SET etype = 2 WHERE eid = 1");
    QTest::newRow("type beyond its range") << QByteArray("UPDATE ent SET etype = etype + 65536 WHERE eid = 1");
    QTest::newRow("subject") << QByteArray("UPDATE ent SET subject = 2 WHERE eid = 1");
    QTest::newRow("record gone") << QByteArray("DELETE FROM ent WHERE eid = 1");
    QTest::newRow("feed gone") << QByteArray("DELETE FROM feed");
    QTest::newRow("feed id") << QByteArray("UPDATE feed SET feed_id = randomblob(16)");
    QTest::newRow("a change taken out") << QByteArray("DELETE FROM chg WHERE dot & 255 = 2");
    QTest::newRow("the first taken out") << QByteArray("DELETE FROM chg WHERE dot & 255 = 1");
    QTest::newRow("two exchanged") << QByteArray(
        "UPDATE chg SET dot = -1 WHERE dot & 255 = 2; UPDATE chg SET dot = (1<<40)|2 WHERE dot = (1<<40)|3;"
        "UPDATE chg SET dot = (1<<40)|3 WHERE dot = -1");
}

void TestJournal::noticesEveryEdit()
{
    QFETCH(QByteArray, sql);
    JournalFile file;
    QVERIFY(file.ok && file.start());
    const auto first = file.append(test::createChange(1, {u"x"_s}));
    QVERIFY(file.append(test::setChange(1, 101, u"y"_s, {first->dot})));
    QVERIFY(file.append(test::createChange(2, {u"z"_s})));
    QVERIFY(file.append(test::setChange(1, 102, u"w"_s, {first->dot})));
    QVERIFY(file.journal.reader().verify());
    QVERIFY(file.connection->exec(sql));
    JournalReader again(*file.connection);
    const auto verified = again.verify();
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::DamagedDatabase);
}

void TestJournal::detachedValuesAreGone()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    const auto first = file.append(test::createChange(1, {u"canary-name"_s}));
    QVERIFY(file.append(test::setChange(1, 101, u"y"_s, {first->dot})));
    for (int i = 0; i < 2; ++i)
        QVERIFY(file.inTransaction([&] { return file.journal.detach(first->dot).has_value(); }));
    QVERIFY(file.journal.reader().verify());
    const auto entry = file.journal.reader().read(first->dot);
    QVERIFY(entry);
    QVERIFY(!entry->change.value);
    QCOMPARE(entry->change.chain, first->chain);
    // What was erased travels as erased.
    JournalFile other(2);
    QVERIFY(other.ok && other.start(2));
    QVERIFY(send(file, other));
    QVERIFY(other.journal.reader().verify());
    QVERIFY(!everything(other.journal).front().change.value);
}

void TestJournal::signatureStandsBeside()
{
    JournalFile file;
    QVERIFY(file.ok && file.start());
    const auto appended = file.append(test::createChange(1, {}));
    const QByteArray signature(64, 's');
    QVERIFY(file.inTransaction([&] {
        return file.journal.sign(appended->dot, signature).has_value()
            && file.journal.sign(appended->dot + 1, signature).error().code == ErrorCode::NotFound;
    }));
    QCOMPARE(file.journal.reader().read(appended->dot)->change.signature, signature);
    QCOMPARE(file.journal.reader().read(appended->dot)->change.chain, appended->chain);
}

void TestJournal::fitsTheSpaceAndTime()
{
    constexpr int kRecords = 2'000;
    constexpr int kEdits = 20;
    JournalFile file;
    QVERIFY(file.ok && file.start());
    std::vector<domain::Dot> heads;
    QVERIFY(file.inTransaction([&] {
        for (int i = 0; i < kRecords; ++i)
            heads.push_back(file.journal.append(test::createChange(i, {u"x"_s}))->dot);
        return true;
    }));
    QVERIFY(file.connection->checkpoint(Connection::Checkpoint::Truncate));
    const qint64 before = QFileInfo(file.folder.path()).size();
    QElapsedTimer timer;
    timer.start();
    QVERIFY(file.inTransaction([&] {
        for (int i = 0; i < kEdits * kRecords; ++i) {
            const int record = i % kRecords;
            NewChange change = test::setChange(record, 101 + i / kRecords, u"new value"_s, {heads[std::size_t(record)]});
            const auto done = file.journal.append(change);
            // The head that goes with it, as the tables write it.
            if (!done || !file.connection->run("INSERT INTO head(eid, fld, dot) VALUES(?, ?, ?)", done->entity, 101 + i / kRecords, done->dot))
                return false;
        }
        return true;
    }));
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    QVERIFY(file.connection->checkpoint(Connection::Checkpoint::Truncate));
    const double bytes = double(QFileInfo(file.folder.path()).size() - before) / (kEdits * kRecords);
    qInfo("%.0f single-field changes a second, %.1f bytes each", kEdits * kRecords / seconds, bytes);
    QVERIFY2(bytes <= 200, "a single-field change takes more than its 200 bytes");
    timer.restart();
    QVERIFY(file.journal.reader().verify());
    qInfo("%.0f verified a second", double(kEdits + 1) * kRecords / (double(timer.nsecsElapsed()) / 1e9));
    JournalFile other(2);
    QVERIFY(other.ok && other.start(2));
    timer.restart();
    QVERIFY(other.inTransaction([&] {
        return file.journal.reader().replay([&other](const JournalEntry &entry) -> base::Result<void> {
            DOSSIER_TRY(other.journal.receive(entry.change, 1));
            return {};
        }).has_value();
    }));
    qInfo("%.0f received a second", double(kEdits + 1) * kRecords / (double(timer.nsecsElapsed()) / 1e9));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
