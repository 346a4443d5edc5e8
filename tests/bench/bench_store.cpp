// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_cases.h"
#include "bench/raw_database.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "support/session_world.h"
#include "support/temporary_folder.h"
#include "support/vault_samples.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <functional>

#include <ctime>

using namespace dossier;
using namespace Qt::StringLiterals;
using bench::Cell;
using bench::RawDatabase;
using test::take;

namespace {

constexpr int kSaves = 400;

/// Milliseconds by the clock, and of the processor: on a machine with other work only the second can be
/// compared, but it does not see the disk.
struct Taken {
    double wall = 0;
    double cpu = 0;
};

double cpuMilliseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

Taken taken(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    const double before = cpuMilliseconds();
    work();
    return {double(timer.nsecsElapsed()) / 1e6, cpuMilliseconds() - before};
}

Taken medianOf(const std::vector<Taken> &all)
{
    const auto median = [&](double Taken::*part) {
        std::vector<double> values;
        for (const Taken &one : all)
            values.push_back(one.*part);
        std::ranges::sort(values);
        return values[values.size() / 2];
    };
    return {median(&Taken::wall), median(&Taken::cpu)};
}

/// Prints both, their ratio by the clock and of the processor, and what the ratio should be at most.
void compare(const char *what, Taken ours, Taken theirs, double aim)
{
    qInfo("%s: %.2f ms (processor %.2f); the bare engine: %.2f ms (%.2f); ratio %.2f (%.2f), aim %.1f", what, ours.wall, ours.cpu,
          theirs.wall, theirs.cpu, ours.wall / theirs.wall, ours.cpu / theirs.cpu, aim);
}

} // namespace

/// Figures and ratios of the store against the bare engine; nothing here fails on time.
class StoreBench : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] store::StorePaths paths(const QString &stem) const
    {
        return {m_folder.filePath(stem + u".db"_s), m_folder.filePath(stem + u".drafts"_s)};
    }
    [[nodiscard]] store::StoreContext context()
    {
        return {m_world.registry(), m_world.vocabularies(), m_world.clock(), m_world.random(), schema::Compartment::Main, m_vault};
    }
    [[nodiscard]] std::unique_ptr<store::Store> create(const QString &stem)
    {
        return take(store::Store::create(paths(stem), take(m_key.clone()), context(), m_token));
    }
    [[nodiscard]] std::unique_ptr<store::Store> open(const QString &stem)
    {
        return take(store::Store::open(paths(stem), take(m_key.clone()), context(), vault::Access::ReadWrite, m_token));
    }
    [[nodiscard]] RawDatabase raw(const QString &name)
    {
        return RawDatabase(m_folder.filePath(name), m_key.key.bytes(), m_key.salt.bytes());
    }
    void search(store::Store &store, const QString &words, schema::EntityType entity);
    [[nodiscard]] Taken insertedBare(const QString &name, const QByteArrayList &leftOut);

    test::SessionWorld m_world;
    test::TemporaryFolder m_folder;
    vault::StoreKey m_key = take(vault::StoreKey::generate(m_world.random()));
    base::VaultId m_vault = base::newId<base::VaultTag>(m_world.random());
    base::IncarnationToken m_token = base::newId<base::IncarnationTag>(m_world.random());
    base::MemberId m_member = base::newRecordId(m_world.random());

private Q_SLOTS:
    void save();
    void bulk();
    void anotherList();
    void openToFirstPage();
    void searchAmongAll();
};

void StoreBench::save()
{
    const auto store = create(u"save"_s);
    domain::Action add = m_world.action(domain::Origin::Form, m_member);
    const base::RecordId id = m_world.addCase(add, u"Sevda Əliyeva"_s, u"first"_s).caseId;
    (void)take(store->apply(std::move(add)));

    RawDatabase bare = raw(u"raw-save.db"_s);
    bare.exec("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h INTEGER, i INTEGER, j INTEGER)");
    const QByteArray insert = "INSERT INTO t VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    std::vector<Taken> ours;
    std::vector<Taken> theirs;
    for (int i = 0; i < kSaves; ++i) {
        const QString text = u"value %1"_s.arg(i);
        const QByteArray bytes = text.toUtf8();
        domain::Action action = m_world.action(domain::Origin::Form, m_member);
        domain::ChangeSet change = domain::updateOf(take(store->record(id)));
        change.set(schema::case_::reference, u"AZ-%1"_s.arg(i));
        change.set(schema::case_::list_group, text);
        change.set(schema::case_::forces, text);
        change.set(schema::case_::arrest_place, text);
        change.set(schema::case_::reasons_given, text);
        change.set(schema::case_::lawyer_access, text);
        change.set(schema::case_::list_number, std::int64_t(i));
        change.set(schema::case_::emblematic, i % 2 ? schema::Answer::Yes : schema::Answer::No);
        change.set(schema::case_::warrant_shown, i % 2 ? schema::Answer::No : schema::Answer::Yes);
        change.set(schema::case_::arrest_date, take(base::PartialDate::fromEdtf(u"2025-%1-%2"_s.arg(i % 12 + 1, 2, 10, QChar(u'0')).arg(i % 28 + 1, 2, 10, QChar(u'0')))));
        action.changes.push_back(std::move(change));
        ours.push_back(taken([&] { (void)take(store->apply(std::move(action))); }));

        std::vector<Cell> row;
        for (int column = 1; column < 8; ++column)
            row.push_back(Cell::of(column, Cell::Kind::Text, bytes));
        for (int column = 8; column < 11; ++column)
            row.push_back(Cell::of(column, std::int64_t(i)));
        theirs.push_back(taken([&] { bare.commitOne(insert, row); }));
    }
    compare("save of ten fields, against a commit of one row", medianOf(ours), medianOf(theirs), 3.5);
}

void StoreBench::bulk()
{
    const int count = bench::caseCount();
    domain::Action action = m_world.action(domain::Origin::Import, m_member);
    test::SeededRandom random(8);
    for (int i = 0; i < count; ++i)
        (void)bench::addListedCase(m_world, action, random, i);
    const auto store = create(u"bulk"_s);
    const Taken ours = taken([&] { (void)take(store->apply(std::move(action))); });
    test::must(store->checkpoint(true));

    const QByteArrayList engineOwn{"sqlite_stat1", "sqlite_sequence"};
    const QByteArrayList journal = engineOwn + QByteArrayList{"feed", "ent", "chg", "head", "anchor", "meta", "action"};
    qInfo("%d cases, %lld MiB", count, static_cast<long long>(QFileInfo(m_folder.filePath(u"bulk.db"_s)).size() >> 20));
    compare("bulk creation, against inserts of the same rows into tables and index", ours, insertedBare(u"tables.db"_s, journal), 4);
    compare("bulk creation, against inserts of all its rows, the journal's too", ours, insertedBare(u"all.db"_s, engineOwn), 4);
}

/// A further list beside all the others, against the same list alone.
void StoreBench::anotherList()
{
    const int count = std::min(5'000, bench::caseCount());
    const auto addTo = [&](const QString &stem, std::unique_ptr<store::Store> store, int first) {
        domain::Action action = m_world.action(domain::Origin::Import, m_member);
        test::SeededRandom random(9);
        for (int i = 0; i < count; ++i)
            (void)bench::addListedCase(m_world, action, random, first + i);
        qInfo("%d cases more in %s", count, qPrintable(stem));
        return taken([&] { (void)take(store->apply(std::move(action))); });
    };
    const Taken alone = addTo(u"a new vault"_s, create(u"alone"_s), 0);
    const Taken beside = addTo(u"the bulk vault"_s, open(u"bulk"_s), bench::caseCount());
    qInfo("another list: %.0f ms (processor %.0f); the same list alone: %.0f ms (%.0f); ratio %.2f (%.2f)", beside.wall, beside.cpu,
          alone.wall, alone.cpu, beside.wall / alone.wall, beside.cpu / alone.cpu);
}

/// The content of the bulk store, but for tables left out, inserted by the bare engine into the same tables.
Taken StoreBench::insertedBare(const QString &name, const QByteArrayList &leftOut)
{
    RawDatabase source = raw(u"bulk.db"_s);
    const std::vector<bench::TableRows> content = source.content(leftOut);
    RawDatabase bare = raw(name);
    for (const QByteArray &statement : source.schema(leftOut))
        bare.exec(statement);
    bare.exec("INSERT INTO search(search, rank) VALUES('secure-delete', 1)");
    return taken([&] { bare.insertAll(content); });
}

void StoreBench::openToFirstPage()
{
    std::vector<Taken> opened;
    std::vector<Taken> paged;
    for (int i = 0; i < 11; ++i) {
        std::unique_ptr<store::Store> store;
        opened.push_back(taken([&] { store = open(u"bulk"_s); }));
        store::Query query;
        query.entity = schema::case_::kType;
        query.sort = {{schema::case_::reference.id}};
        paged.push_back(taken([&] { (void)take(store->page(query)); }));
    }
    qInfo("open without Argon2: %.1f ms (processor %.1f); first page of 200 by reference: %.1f ms (%.1f)", medianOf(opened).wall,
          medianOf(opened).cpu, medianOf(paged).wall, medianOf(paged).cpu);
}

void StoreBench::search(store::Store &store, const QString &words, schema::EntityType entity)
{
    store::Query query;
    query.entity = entity;
    query.search = words;
    std::vector<Taken> times;
    std::int64_t total = 0;
    for (int i = 0; i < 9; ++i)
        times.push_back(taken([&] { total = take(store.page(query)).total; }));
    qInfo("search of %-18s among %-8s %7lld found, %6.1f ms (processor %.1f), aim 50", qPrintable(u'"' + words + u'"'),
          m_world.registry().entity(entity)->key.constData(), static_cast<long long>(total), medianOf(times).wall, medianOf(times).cpu);
}

void StoreBench::searchAmongAll()
{
    const auto store = open(u"bulk"_s);
    for (const schema::EntityType entity : {schema::person::kType, schema::case_::kType}) {
        for (const QString &words : {u"Sevda"_s, u"bahəməli"_s, u"s"_s, u"leyla qu"_s, u"AZ-2026-09"_s, u"nobody"_s})
            search(*store, words, entity);
    }
}

QTEST_GUILESS_MAIN(StoreBench)
#include "bench_store.moc"
