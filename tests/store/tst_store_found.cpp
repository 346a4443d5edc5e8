// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/read_connection.h"
#include "support/same.h"
#include "support/store_world.h"

#include <QtTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace person_name = schema::person_name;

/// Searches that find more than is looked up one by one, and lists that are kept between two questions.
class TestStoreFound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void orderAndWindows();
    void severalWords();
    void conditionsNarrow();
    void unsortedComesById();
    void changesAreSeen();
    void changesOfAnotherConnectionAreSeen();

private:
    static constexpr int kCases = 2400;   ///< more than the 2,000 that count as few
    static constexpr int kBare = 400;     ///< every so many have no date, and come last by it
    [[nodiscard]] static QString reference(int number) { return u"AZ-%1"_s.arg(number, 4, 10, QChar(u'0')); }
    [[nodiscard]] store::Query cases(const QString &words) const;
    template<typename Reader>
    [[nodiscard]] static QStringList references(Reader &reader, const store::Query &query);
    [[nodiscard]] QStringList expected(const QString &prefix) const;

    test::StoreWorld m_world;
    std::vector<test::StoreWorld::Added> m_added;
};

void TestStoreFound::initTestCase()
{
    std::vector<domain::ChangeSet> changes;
    for (int i = 0; i < kCases; ++i) {
        // By date against the order in which they come.
        const int number = kCases - i;
        m_added.push_back(m_world.appendCase(changes, i % 2 == 0 ? u"Leyla Number"_s : u"Tofiq Number"_s, reference(number)));
        if (i % kBare != 0)
            changes.back().set(case_::arrest_date, base::PartialDate::day(QDate(2000, 1, 1).addDays(number)));
        changes.back().set(case_::list_group, i % 3 == 0 ? u"third"_s : u"other"_s);
    }
    QVERIFY(m_world.apply(std::move(changes)));
}

store::Query TestStoreFound::cases(const QString &words) const
{
    store::Query query;
    query.entity = case_::kType;
    query.search = words;
    query.sort = {{case_::arrest_date.id, false}};
    query.limit = 0;
    return query;
}

template<typename Reader>
QStringList TestStoreFound::references(Reader &reader, const store::Query &query)
{
    QStringList out;
    const auto page = reader.page(query);
    if (!page || page->total < std::int64_t(page->rows.size()))
        return {u"error"_s};
    for (const domain::Record &record : page->rows)
        out.append(record.get(case_::reference).value_or(QString()));
    return out;
}

QStringList TestStoreFound::expected(const QString &prefix) const
{
    QStringList out;
    for (int number = 1; number <= kCases; ++number) {
        if ((kCases - number) % kBare != 0 && reference(number).startsWith(prefix))
            out.append(reference(number));
    }
    for (int i = 0; i < kCases; i += kBare) {
        if (reference(kCases - i).startsWith(prefix))
            out.append(reference(kCases - i));
    }
    return out;
}

void TestStoreFound::orderAndWindows()
{
    const QStringList all = expected(u"AZ-"_s);
    SAME(references(m_world.store(), cases(u"az"_s)), all);
    // By the name of the person.
    SAME(references(m_world.store(), cases(u"number"_s)), all);
    SAME(m_world.store().count(cases(u"number"_s)), kCases);
    store::Query window = cases(u"number"_s);
    window.limit = 100;
    for (const qsizetype offset : {qsizetype{0}, qsizetype{100}, all.size() - 50, all.size(), all.size() + 10}) {
        window.offset = offset;
        SAME(references(m_world.store(), window), all.mid(offset, 100));
        SAME(m_world.store().page(window)->total, kCases);
    }
    store::Query down = cases(u"az"_s);
    down.sort.front().descending = true;
    QStringList reversed = all;
    std::reverse(reversed.begin(), reversed.end() - kCases / kBare);
    SAME(references(m_world.store(), down), reversed);
}

void TestStoreFound::severalWords()
{
    QStringList leyla = expected(u"AZ-"_s);
    // Leyla has the even rows, and so the even references.
    leyla.removeIf([](const QString &reference) { return reference.back().digitValue() % 2 != 0; });
    SAME(references(m_world.store(), cases(u"number leyla az"_s)), leyla);
    SAME(references(m_world.store(), cases(u"number az-12"_s)), expected(u"AZ-12"_s));
    SAME(references(m_world.store(), cases(u"number nobody"_s)), QStringList());
    SAME(references(m_world.store(), cases(u"number --"_s)).size(), kCases);
    SAME(references(m_world.store(), cases(u"--"_s)), QStringList());
}

void TestStoreFound::conditionsNarrow()
{
    store::Query query = cases(u"number"_s);
    query.conditions.push_back({case_::list_group.id, store::Condition::Operator::Contains, u"third"_s, false});
    SAME(m_world.store().count(query), kCases / 3);
    query.conditions.front().negated = true;
    SAME(m_world.store().count(query), kCases - kCases / 3);
}

void TestStoreFound::unsortedComesById()
{
    store::Query query = cases(u"number"_s);
    query.sort.clear();
    query.limit = 3;
    SAME(references(m_world.store(), query), (QStringList{u"AZ-2400"_s, u"AZ-2399"_s, u"AZ-2398"_s}));
}

void TestStoreFound::changesAreSeen()
{
    store::Store &store = m_world.store();
    const auto count = [&](const QString &words) { return store.count(cases(words)).value_or(-1); };
    SAME(count(u"number"_s), kCases);
    QVERIFY(m_world.apply({domain::deleteOf(*store.record(m_added[7].caseId))}));
    SAME(count(u"number"_s), kCases - 1);
    domain::ChangeSet edit = domain::updateOf(*store.record(m_added[8].name));
    edit.set(person_name::text, u"Renamed"_s);
    QVERIFY(m_world.apply({edit}));
    SAME(count(u"number"_s), kCases - 2);
    QVERIFY(store.undo(m_world.actor));
    QVERIFY(store.undo(m_world.actor));
    SAME(count(u"number"_s), kCases);
    QVERIFY(!references(store, cases(u"number"_s)).contains(u"error"_s));
}

void TestStoreFound::changesOfAnotherConnectionAreSeen()
{
    auto reader = store::ReadConnection::open(*m_world.store().share());
    QVERIFY(reader);
    const store::Query query = cases(u"number"_s);
    SAME((*reader)->count(query), kCases);
    QVERIFY(m_world.addCase(u"One Number more"_s, u"AZ-9999"_s));
    SAME((*reader)->count(query), kCases + 1);
    SAME(references(**reader, query).back(), u"AZ-9999"_s);
    store::Query everything = query;
    everything.search.clear();
    SAME((*reader)->count(everything), kCases + 1);
}

QTEST_GUILESS_MAIN(TestStoreFound)
#include "tst_store_found.moc"
