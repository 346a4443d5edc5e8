// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "store/read_connection.h"
#include "store/verify.h"
#include "store/write_job.h"

#include <QSignalSpy>
#include <QThread>
#include <QtTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

/// Unbounded work on other threads, beside a store that goes on being used.
class TestStoreJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJobWritesAndTheStoreLearns();
    void theStoreRestsMeanwhile();
    void aCancelledJobLeavesNothing();
    void aStoppedActionLeavesNothing();
    void aDestroyedJobLeavesTheStoreUsable();
    void aLargeActionIsTakenBack();
    void readingOnAnotherThread();
    void aSnapshotDoesNotMove();
    void whatIsWrittenMeanwhileIsNoDamage();
    void aRecordIsReadInOnePiece();

private:
    static std::vector<domain::ChangeSet> manyCases(test::StoreWorld &world, int count);
    static base::Result<store::Applied> finish(store::WriteJob &job);
    /// Reads on another thread again and again while this one writes; the first failure of either.
    static base::Result<void> besideWriting(const std::function<base::Result<void>(int)> &write,
                                            const std::function<base::Result<void>()> &read);
    static constexpr int kWrites = 300;
    static constexpr int kReads = 200;
};

std::vector<domain::ChangeSet> TestStoreJobs::manyCases(test::StoreWorld &world, int count)
{
    std::vector<domain::ChangeSet> changes;
    for (int i = 0; i < count; ++i)
        world.appendCase(changes, u"Name %1"_s.arg(i), u"J-%1"_s.arg(i));
    return changes;
}

base::Result<store::Applied> TestStoreJobs::finish(store::WriteJob &job)
{
    std::optional<base::Result<store::Applied>> result;
    connect(&job, &store::WriteJob::finished, &job, [&result](const base::Result<store::Applied> &done) { result = done; });
    job.start();
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 60'000))
        return base::fail(base::ErrorCode::Internal, u"the job did not end"_s);
    return *result;
}

void TestStoreJobs::aJobWritesAndTheStoreLearns()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"First"_s, u"R-1"_s));
    QSignalSpy changed(&world.store(), &store::Store::recordsChanged);
    const std::int64_t before = world.store().anchor().commit;
    auto job = store::WriteJob::apply(world.store(), world.action(manyCases(world, 200), domain::Origin::Import));
    QVERIFY(job);
    QSignalSpy progress(job->get(), &store::WriteJob::progressed);
    const auto result = finish(**job);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    SAME(result->records.size(), 600);
    SAME(changed.count(), 1);
    QVERIFY(progress.count() >= 2);
    SAME(world.store().anchor().commit, before + 1);
    store::Query query;
    query.entity = case_::kType;
    SAME(world.store().count(query), 201);
    QVERIFY(world.addCase(u"After"_s, u"R-2"_s));
    QVERIFY(world.reopen());
}

void TestStoreJobs::theStoreRestsMeanwhile()
{
    test::StoreWorld world;
    auto job = store::WriteJob::apply(world.store(), world.action(manyCases(world, 5)));
    QVERIFY(job);
    SAME(world.addCase(u"Busy"_s, u"R-1"_s).error().code, base::ErrorCode::InUse);
    SAME(world.store().undo(world.actor).error().code, base::ErrorCode::InUse);
    SAME(store::WriteJob::undo(world.store(), world.actor).error().code, base::ErrorCode::InUse);
    store::Draft draft;
    draft.id = QByteArray(store::Drafts::kIdSize, 'd');
    QVERIFY(world.store().drafts().put(draft));
    QVERIFY(finish(**job));
    QVERIFY(world.addCase(u"Free again"_s, u"R-1"_s));
}

void TestStoreJobs::aCancelledJobLeavesNothing()
{
    test::StoreWorld world;
    auto job = store::WriteJob::apply(world.store(), world.action(manyCases(world, 300)));
    QVERIFY(job);
    connect(job->get(), &store::WriteJob::progressed, job->get(), [&job](qint64 done) {
        if (done > 0)
            (*job)->cancel();
    }, Qt::DirectConnection);
    const auto result = finish(**job);
    QVERIFY(!result);
    SAME(result.error().code, base::ErrorCode::Cancelled);
    store::Query query;
    query.entity = case_::kType;
    SAME(world.store().count(query), 0);
    SAME(world.store().anchor().commit, 0);
    QVERIFY(world.addCase(u"Free again"_s, u"R-1"_s));
}

void TestStoreJobs::aStoppedActionLeavesNothing()
{
    test::StoreWorld world;
    const auto result = world.store().apply(world.action(manyCases(world, 300)), [](std::int64_t done, std::int64_t) { return done == 0; });
    QVERIFY(!result);
    SAME(result.error().code, base::ErrorCode::Cancelled);
    store::Query query;
    query.entity = case_::kType;
    SAME(world.store().count(query), 0);
    QVERIFY(world.addCase(u"Free again"_s, u"R-1"_s));
}

void TestStoreJobs::aDestroyedJobLeavesTheStoreUsable()
{
    test::StoreWorld world;
    {
        auto job = store::WriteJob::apply(world.store(), world.action(manyCases(world, 50)));
        QVERIFY(job);
        (*job)->start();
    }
    QVERIFY(world.addCase(u"After"_s, u"R-1"_s));
    QVERIFY(world.reopen());
    // Cancelled or committed just before: never half of it.
    store::Query query;
    query.entity = case_::kType;
    const std::int64_t cases = *world.store().count(query);
    QVERIFY(cases == 1 || cases == 51);
}

void TestStoreJobs::aLargeActionIsTakenBack()
{
    test::StoreWorld world;
    auto job = store::WriteJob::apply(world.store(), world.action(manyCases(world, 100)));
    QVERIFY(job && finish(**job));
    job = store::WriteJob::undo(world.store(), world.actor);
    QVERIFY(job);
    const auto result = finish(**job);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    store::Query query;
    query.entity = case_::kType;
    SAME(world.store().count(query), 0);
    SAME(world.store().undo(world.actor).error().code, base::ErrorCode::NotFound);
}

void TestStoreJobs::readingOnAnotherThread()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"First"_s, u"R-1"_s));
    auto share = world.store().share();
    QVERIFY(share);
    std::vector<base::RecordId> found;
    std::unique_ptr<QThread> thread(QThread::create([&found, share = &*share] {
        const auto reader = store::ReadConnection::open(*share);
        store::Query query;
        query.entity = case_::kType;
        query.search = u"first"_s;
        query.limit = 0;
        if (const auto ids = reader ? (*reader)->ids(query) : base::fail(base::ErrorCode::Internal))
            found = *ids;
    }));
    thread->start();
    QVERIFY(thread->wait(30'000));
    SAME(found.size(), std::size_t(1));
}

void TestStoreJobs::aSnapshotDoesNotMove()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"First"_s, u"R-1"_s));
    const auto share = world.store().share();
    QVERIFY(share);
    const auto reader = store::ReadConnection::open(*share);
    QVERIFY(reader);
    store::Query query;
    query.entity = case_::kType;
    {
        const auto snapshot = (*reader)->snapshot();
        QVERIFY(snapshot);
        SAME((*reader)->count(query), 1);
        QVERIFY(world.addCase(u"Second"_s, u"R-2"_s));
        SAME((*reader)->count(query), 1);
    }
    SAME((*reader)->count(query), 2);
}

base::Result<void> TestStoreJobs::besideWriting(const std::function<base::Result<void>(int)> &write,
                                                const std::function<base::Result<void>()> &read)
{
    std::atomic_bool over = false;
    base::Result<void> seen;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        while (!over && seen)
            seen = read();
    }));
    thread->start();
    base::Result<void> written;
    for (int i = 0; i < kWrites && written; ++i)
        written = write(i);
    over = true;
    thread->wait();
    return written ? seen : written;
}

void TestStoreJobs::whatIsWrittenMeanwhileIsNoDamage()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"First"_s, u"R-1"_s);
    QVERIFY(added);
    const auto turn = [&](int i) -> base::Result<void> {
        domain::ChangeSet change = domain::updateOf(*world.store().record(added->caseId));
        change.set(case_::publication, schema::Code{i % 2 ? u"cleared"_s : u"withdrawn"_s});
        DOSSIER_TRY(world.apply({change}));
        return {};
    };
    const auto verified = besideWriting(turn, [&] { return store::verifyProtective(world.paths().database, world.key(), world.context()); });
    QVERIFY2(verified, verified ? "" : qPrintable(verified.error().detail));
}

void TestStoreJobs::aRecordIsReadInOnePiece()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"First"_s, u"R-1"_s);
    QVERIFY(added);
    const auto share = world.store().share();
    QVERIFY(share);
    const auto write = [&](int i) -> base::Result<void> {
        domain::ChangeSet change = domain::updateOf(*world.store().record(added->caseId));
        change.set(case_::reference, QString::number(i));
        DOSSIER_TRY(world.apply({change}));
        return {};
    };
    // A value and the change it comes from stand in two tables. Read of two states, an edit of the one would take
    // the place of what it never saw.
    QHash<domain::Heads, QString> values;
    const auto read = [&]() -> base::Result<void> {
        DOSSIER_ASSIGN(const auto reader, store::ReadConnection::open(*share));
        for (int i = 0; i < kReads; ++i) {
            DOSSIER_ASSIGN(const QList<domain::Record> cases, reader->referring(case_::kType, case_::person.id, added->person));
            const domain::Record &record = cases.front();
            const QString value = record.get(case_::reference).value_or(QString());
            const domain::Heads heads = record.heads(case_::reference.id);
            if (values.value(heads, value) != value)
                return base::fail(base::ErrorCode::Internal, u"torn"_s);
            values.insert(heads, value);
        }
        return {};
    };
    const auto whole = besideWriting(write, read);
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
}

QTEST_GUILESS_MAIN(TestStoreJobs)
#include "tst_store_jobs.moc"
