// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "schema/entities/charge.h"
#include "schema/entities/organisation.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/proceeding.h"
#include "schema/entities/sentence.h"

#include <QtTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace charge = schema::charge;
namespace organisation = schema::organisation;
namespace organisation_name = schema::organisation_name;
namespace person = schema::person;
namespace person_name = schema::person_name;

/// Finding records: words, filters, order, pages, ids.
class TestStoreSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void words_data();
    void words();
    void filters_data();
    void filters();
    void filtersByWhatRefersToIt();
    void filtersNotUnderstood_data();
    void filtersNotUnderstood();
    void pagesAreStable();
    void rowsWithoutTheKeyComeLast();
    void sortsByTitleOfReference();
    void resolvesIds();
    void searchFollowsChanges();

private:
    QStringList references(const store::Query &query);
    store::Query cases(const QString &filter = {});
    std::unique_ptr<test::StoreWorld> m_world;
    QHash<QString, base::RecordId> m_byReference;
};

void TestStoreSearch::initTestCase()
{
    m_world = std::make_unique<test::StoreWorld>();
    const struct {
        QString name;
        QString reference;
        QString arrest;
        QString group;
    } rows[] = {{u"Əli İsmayıl oğlu Məmmədov"_s, u"AZ-1"_s, u"2023-05-04"_s, u"Bloggers"_s},
                {u"Şəhla Hüseynova"_s, u"AZ-2"_s, u"2024"_s, u"Activists"_s},
                {u"Иван Петров"_s, u"AZ-3"_s, u"2024-03"_s, {}},
                {u"Jean-Luc O'Neill"_s, u"AZ-4"_s, {}, u"activists"_s}};
    for (const auto &row : rows) {
        std::vector<domain::ChangeSet> changes;
        const auto added = m_world->appendCase(changes, row.name, row.reference);
        m_byReference.insert(row.reference, added.caseId);
        if (!row.arrest.isEmpty()) {
            const auto date = base::PartialDate::fromEdtf(row.arrest);
            QVERIFY(date);
            changes.back().set(case_::arrest_date, *date);
        }
        if (!row.group.isEmpty())
            changes.back().set(case_::list_group, row.group);
        QVERIFY(m_world->apply(std::move(changes)));
    }
}

store::Query TestStoreSearch::cases(const QString &filter)
{
    auto query = store::parseFilter(filter, *m_world->registry().entity(case_::kType), m_world->registry(),
                                    m_world->vocabularies(), {.today = m_world->clock().today()});
    if (!query)
        qFatal("filter: %s", qPrintable(query.error().detail));
    query->sort = {{case_::reference.id, false}};
    return *query;
}

QStringList TestStoreSearch::references(const store::Query &query)
{
    const auto page = m_world->store().page(query);
    if (!page)
        return {u"error: "_s + base::errorName(page.error().code) + page.error().detail};
    QStringList out;
    for (const domain::Record &record : page->rows)
        out.append(record.get(case_::reference).value_or(QString()));
    return out;
}

void TestStoreSearch::words_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("case finds its person's name") << u"Məmmədov"_s << QStringList{u"AZ-1"_s};
    QTest::newRow("without Azerbaijani letters") << u"mammedov"_s << QStringList{u"AZ-1"_s};
    QTest::newRow("ə is e") << u"memmedov"_s << QStringList{u"AZ-1"_s};
    QTest::newRow("dotless and dotted i") << u"ismayıl"_s << QStringList{u"AZ-1"_s};
    QTest::newRow("capital I") << u"ISMAYIL"_s << QStringList{u"AZ-1"_s};
    QTest::newRow("ş and ü") << u"sehla huseyn"_s << QStringList{u"AZ-2"_s};
    QTest::newRow("prefix") << u"Hüs"_s << QStringList{u"AZ-2"_s};
    QTest::newRow("every word must match") << u"Hüs Məm"_s << QStringList{};
    QTest::newRow("Cyrillic") << u"петр"_s << QStringList{u"AZ-3"_s};
    QTest::newRow("hyphen and apostrophe") << u"jean-luc o'ne"_s << QStringList{u"AZ-4"_s};
    QTest::newRow("reference and name together") << u"AZ-2 şəhla"_s << QStringList{u"AZ-2"_s};
    QTest::newRow("operators are words") << u"OR"_s << QStringList{};
    QTest::newRow("quotes are nothing") << u"\"petrov\" *"_s << QStringList{u"AZ-3"_s};
    QTest::newRow("signs alone find nothing") << u"-- **"_s << QStringList{};
    QTest::newRow("all") << QString() << QStringList{u"AZ-1"_s, u"AZ-2"_s, u"AZ-3"_s, u"AZ-4"_s};
}

void TestStoreSearch::words()
{
    QFETCH(QString, words);
    QFETCH(QStringList, found);
    store::Query query = cases();
    query.search = words;
    SAME(references(query), found);
    SAME(m_world->store().count(query), found.size());
}

void TestStoreSearch::filters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("year holds its days") << u"arrest_date:2024"_s << QStringList{u"AZ-2"_s, u"AZ-3"_s};
    QTest::newRow("hyphens in keys") << u"arrest-date:2023"_s << QStringList{u"AZ-1"_s};
    QTest::newRow("from") << u"arrest_date>=2024-01-01"_s << QStringList{u"AZ-2"_s, u"AZ-3"_s};
    QTest::newRow("short word") << u"from:2024-01-01"_s << QStringList{u"AZ-2"_s, u"AZ-3"_s};
    QTest::newRow("short word, not") << u"-group:activ"_s << QStringList{u"AZ-1"_s, u"AZ-3"_s};
    QTest::newRow("key in capitals") << u"Status:pretrial"_s << QStringList{};
    QTest::newRow("before") << u"arrest_date<2024-01-01"_s << QStringList{u"AZ-1"_s};
    QTest::newRow("not") << u"-arrest_date:2024"_s << QStringList{u"AZ-1"_s, u"AZ-4"_s};
    QTest::newRow("has") << u"has:arrest_date"_s << QStringList{u"AZ-1"_s, u"AZ-2"_s, u"AZ-3"_s};
    QTest::newRow("has not") << u"-has:list_group"_s << QStringList{u"AZ-3"_s};
    QTest::newRow("text folds") << u"list_group:ACTIV"_s << QStringList{u"AZ-2"_s, u"AZ-4"_s};
    QTest::newRow("quoted") << u"person:\"Əli İsm\""_s << QStringList{u"AZ-1"_s};
    QTest::newRow("words beside") << u"list_group:activists jean"_s << QStringList{u"AZ-4"_s};
    QTest::newRow("two") << u"list_group:activists arrest_date:2024"_s << QStringList{u"AZ-2"_s};
    QTest::newRow("64 terms") << u"list_group:activists "_s.repeated(64) << QStringList{u"AZ-2"_s, u"AZ-4"_s};
    QTest::newRow("64 words") << u"jean "_s.repeated(64) << QStringList{u"AZ-4"_s};
    QTest::newRow("a sign in quotes is searched") << u"\"o=neill\""_s << QStringList{u"AZ-4"_s};
    QTest::newRow("code that nobody has") << u"liberty_status:pretrial"_s << QStringList{};
    QTest::newRow("answer as in a form") << u"-emblematic:hə"_s << QStringList{u"AZ-1"_s, u"AZ-2"_s, u"AZ-3"_s, u"AZ-4"_s};
    QTest::newRow("answer that nobody has") << u"emblematic:Hə"_s << QStringList{};
    QTest::newRow("before last week") << u"arrest_date<\"last week\""_s << QStringList{u"AZ-1"_s, u"AZ-2"_s, u"AZ-3"_s};
    QTest::newRow("since last week") << u"arrest_date>=\"last week\""_s << QStringList{};
    QTest::newRow("date in another language") << u"arrest_date:\"март 2024\""_s << QStringList{u"AZ-3"_s};
    QTest::newRow("day of an instant") << u"-arrested_at>=2024-01-01"_s << QStringList{u"AZ-1"_s, u"AZ-2"_s, u"AZ-3"_s, u"AZ-4"_s};
}

void TestStoreSearch::filters()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, found);
    SAME(references(cases(filter)), found);
}

/// A case is found by its charges, and by the courts of its sentences and proceedings; what is deleted is not asked.
void TestStoreSearch::filtersByWhatRefersToIt()
{
    std::vector<domain::ChangeSet> changes;
    QList<base::RecordId> cases;
    for (int i = 1; i <= 3; ++i)
        cases.append(m_world->appendCase(changes, u"Filtered %1"_s.arg(i), u"F-%1"_s.arg(i)).caseId);
    const auto add = [&](schema::EntityType type) -> domain::ChangeSet & {
        return changes.emplace_back(domain::createOf(type, m_world->newId()));
    };
    const auto court = [&](const QString &called) {
        const base::RecordId id = add(organisation::kType).id;
        domain::ChangeSet &name = add(organisation_name::kType);
        name.set(organisation_name::organisation, id);
        name.set(organisation_name::text, called);
        domain::ChangeSet &other = add(organisation_name::kType);
        other.set(organisation_name::organisation, id);
        other.set(organisation_name::text, called + u"-Name"_s);
        return id;
    };
    const base::RecordId one = court(u"Court One"_s);
    const base::RecordId two = court(u"Court Two"_s);
    for (const base::RecordId charged : cases.first(2)) {
        domain::ChangeSet &charge = add(charge::kType);
        charge.set(charge::case_, charged);
        charge.add(charge::article, schema::Article{u"az.cc"_s, u"2000"_s, u"206.4"_s});
    }
    domain::ChangeSet &proceeding = add(schema::proceeding::kType);
    proceeding.add(schema::proceeding::case_, cases[0]);
    proceeding.set(schema::proceeding::court, one);
    proceeding.set(schema::proceeding::forum, schema::Code{u"first_instance"_s});
    for (const auto &[convicted, by] : {std::pair(cases[1], one), std::pair(cases[2], two)}) {
        domain::ChangeSet &sentence = add(schema::sentence::kType);
        sentence.set(schema::sentence::case_, convicted);
        sentence.set(schema::sentence::court, by);
    }
    domain::ChangeSet &old = add(charge::kType);
    old.set(charge::case_, cases[2]);
    old.add(charge::article, schema::Article{u"cc"_s, u"1960"_s, u"57-1/2"_s});
    domain::ChangeSet &gone = add(charge::kType);
    gone.set(charge::case_, cases[2]);
    gone.add(charge::article, schema::Article{u"az.cc"_s, u"2000"_s, u"206.4"_s});
    const base::RecordId deleted = gone.id;
    QVERIFY(m_world->apply(std::move(changes)));
    QVERIFY(m_world->apply({domain::deleteOf(*m_world->store().record(deleted))}));
    const struct {
        QString filter;
        QStringList found;
    } asked[] = {{u"article:206.4"_s, {u"F-1"_s, u"F-2"_s}},
                 {u"article:206"_s, {u"F-1"_s, u"F-2"_s}},
                 {u"article:20"_s, {}},
                 {u"article:57-1"_s, {u"F-3"_s}},
                 {u"court:two-name"_s, {u"F-3"_s}},
                 {u"court:\"court one\""_s, {u"F-1"_s, u"F-2"_s}},
                 {u"court:two"_s, {u"F-3"_s}},
                 {u"article:206 court:one"_s, {u"F-1"_s, u"F-2"_s}},
                 {u"-article:206 reference:F-"_s, {u"F-3"_s}},
                 {u"has:article"_s, {u"F-1"_s, u"F-2"_s, u"F-3"_s}}};
    for (const auto &[filter, found] : asked)
        QVERIFY2(references(this->cases(filter)) == found, qPrintable(filter));
    QVERIFY(m_world->store().undo(m_world->actor));
    QVERIFY(m_world->store().undo(m_world->actor));
}

void TestStoreSearch::filtersNotUnderstood_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<base::ErrorCode>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("unknown key") << u"colour:red"_s << base::ErrorCode::UnknownField << u"colour"_s;
    QTest::newRow("unknown has") << u"has:colour"_s << base::ErrorCode::UnknownField << u"colour"_s;
    QTest::newRow("unknown term") << u"liberty_status:moon"_s << base::ErrorCode::InvalidValue << u"liberty_status"_s;
    QTest::newRow("not a date") << u"arrest_date>=soon"_s << base::ErrorCode::InvalidValue << u"arrest_date"_s;
    QTest::newRow("last week of what day") << u"arrest_date>=\"last week\""_s << base::ErrorCode::InvalidValue << u"arrest_date"_s;
    QTest::newRow("not an answer") << u"emblematic:perhaps"_s << base::ErrorCode::InvalidValue << u"emblematic"_s;
    QTest::newRow("blank answer") << u"emblematic:\" \""_s << base::ErrorCode::InvalidValue << u"emblematic"_s;
    QTest::newRow("not a number") << u"list_number:ten"_s << base::ErrorCode::InvalidValue << u"list_number"_s;
    QTest::newRow("text has no order") << u"reference<b"_s << base::ErrorCode::InvalidValue << u"reference"_s;
    QTest::newRow("no value") << u"reference:"_s << base::ErrorCode::InvalidValue << u"reference"_s;
    QTest::newRow("quote") << u"reference:\"a"_s << base::ErrorCode::InvalidValue << u"unclosed quote"_s;
    QTest::newRow("later than") << u"arrest_date>2024"_s << base::ErrorCode::InvalidArgument << u"arrest_date>"_s;
    QTest::newRow("equals") << u"reference=AZ-1"_s << base::ErrorCode::InvalidArgument << u"reference="_s;
    QTest::newRow("not equal") << u"-reference!=AZ-1"_s << base::ErrorCode::InvalidArgument << u"reference!"_s;
    QTest::newRow("too many terms") << u"reference:a "_s.repeated(5000) << base::ErrorCode::InvalidArgument << u"more than 64 terms"_s;
    QTest::newRow("too many words") << u"w "_s.repeated(50000) << base::ErrorCode::InvalidArgument << u"more than 64 words"_s;
    QTest::newRow("too many words in quotes") << u"\"%1\""_s.arg(u"w "_s.repeated(65)) << base::ErrorCode::InvalidArgument << u"more than 64 words"_s;
}

void TestStoreSearch::filtersNotUnderstood()
{
    QFETCH(QString, filter);
    QFETCH(base::ErrorCode, code);
    QFETCH(QString, detail);
    const auto query = store::parseFilter(filter, *m_world->registry().entity(case_::kType), m_world->registry(),
                                          m_world->vocabularies(), {});
    QVERIFY(!query);
    SAME(query.error().code, code);
    SAME(query.error().detail, detail);
}

void TestStoreSearch::pagesAreStable()
{
    for (const bool descending : {false, true}) {
        store::Query query = cases();
        query.sort = {{case_::list_group.id, descending}};
        query.limit = 0;
        const QStringList all = references(query);
        SAME(all.size(), 4);
        QStringList paged;
        for (query.offset = 0; query.offset < 6; ++query.offset) {
            query.limit = 1;
            paged += references(query);
        }
        SAME(paged, all);
    }
}

void TestStoreSearch::rowsWithoutTheKeyComeLast()
{
    store::Query query = cases();
    query.sort = {{case_::arrest_date.id, false}};
    SAME(references(query), (QStringList{u"AZ-1"_s, u"AZ-2"_s, u"AZ-3"_s, u"AZ-4"_s}));
    query.sort = {{case_::arrest_date.id, true}};
    SAME(references(query), (QStringList{u"AZ-3"_s, u"AZ-2"_s, u"AZ-1"_s, u"AZ-4"_s}));
    query.sort = {{case_::list_group.id, false}, {case_::reference.id, true}};
    SAME(references(query), (QStringList{u"AZ-4"_s, u"AZ-2"_s, u"AZ-1"_s, u"AZ-3"_s}));
}

void TestStoreSearch::sortsByTitleOfReference()
{
    store::Query query = cases();
    query.sort = {{case_::person.id, false}};
    SAME(references(query), (QStringList{u"AZ-1"_s, u"AZ-4"_s, u"AZ-2"_s, u"AZ-3"_s}));
}

void TestStoreSearch::resolvesIds()
{
    const base::RecordId id = m_byReference.value(u"AZ-2"_s);
    const QString text = base::toString(id);
    SAME(m_world->store().resolve(case_::kType, text), id);
    SAME(m_world->store().resolve(case_::kType, text.left(8)), id);
    SAME(m_world->store().resolve(case_::kType, text.left(14).toUpper()), id);
    SAME(m_world->store().resolve(case_::kType, u"AZ-2"_s), id);
    SAME(m_world->store().resolve(person::kType, text.left(7)).error().code, base::ErrorCode::InvalidArgument);
    SAME(m_world->store().resolve(case_::kType, text.left(7)).error().code, base::ErrorCode::NotFound);
    SAME(m_world->store().resolve(person::kType, text).error().code, base::ErrorCode::NotFound);
    SAME(m_world->store().resolve(case_::kType, u"AZ-9"_s).error().code, base::ErrorCode::NotFound);
}

void TestStoreSearch::searchFollowsChanges()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"First Name"_s, u"R-1"_s);
    QVERIFY(added);
    const auto finds = [&](const QString &words) {
        store::Query query;
        query.entity = case_::kType;
        query.search = words;
        return *world.store().count(query);
    };
    SAME(finds(u"first"_s), 1);
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->name));
    edit.set(person_name::text, u"Second Name"_s);
    QVERIFY(world.apply({edit}));
    SAME(finds(u"first"_s), 0);
    SAME(finds(u"second"_s), 1);
    QVERIFY(world.apply({domain::deleteOf(*world.store().record(added->caseId))}));
    SAME(finds(u"second"_s), 0);
    QVERIFY(world.store().undo(world.actor));
    SAME(finds(u"second r-1"_s), 1);
}

QTEST_GUILESS_MAIN(TestStoreSearch)
#include "tst_store_search.moc"
