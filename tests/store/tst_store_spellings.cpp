// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "names/similarity.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace person = schema::person;
namespace person_name = schema::person_name;

namespace {

/// A line of tests/data/names/spellings.csv: names of one person, by all of which the person is found.
struct Person {
    QStringList spellings;   ///< each a record of its own in one vault, and a search in it
    bool byAlias = false;    ///< nothing in the names says that they are one person's until both are recorded
};

QList<QStringList> linesOf(const QString &file)
{
    QFile list(QStringLiteral(DOSSIER_TEST_DATA "/names/") + file);
    if (!list.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(file));
    QList<QStringList> out;
    for (const QString &line : QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            out.append(line.split(u';'));
    }
    return out;
}

QList<Person> attested()
{
    QList<Person> out;
    for (const QStringList &line : linesOf(u"spellings.csv"_s))
        out.append({line.sliced(1), line[0] == u"alias"_s});
    return out;
}

} // namespace

/// Searching for a person in another spelling than the one recorded.
class TestStoreSpellings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAttestedSpellingFindsEveryOther_data();
    void everyAttestedSpellingFindsEveryOther();
    void othersAreNotFound_data();
    void othersAreNotFound();
    void words_data();
    void words();
    void patronymicsTellPersonsApart();
    void onlyNamesAreHeard();
    void keysFollowTheName();

private:
    static QStringList found(test::StoreWorld &world, const QString &words, schema::EntityType entity = case_::kType)
    {
        store::Query query;
        query.entity = entity;
        query.search = words;
        const auto page = world.store().page(query);
        if (!page)
            return {base::errorName(page.error().code) + page.error().detail};
        QStringList out;
        for (const domain::Record &record : page->rows)
            out.append(record.get(case_::reference).value_or(u"person"_s));
        return out;
    }
    static void addName(test::StoreWorld &world, base::RecordId of, const QString &text, const QString &patronymic = {})
    {
        domain::ChangeSet name = domain::createOf(person_name::kType, world.newId());
        name.set(person_name::person, of);
        name.set(person_name::text, text);
        if (!patronymic.isEmpty())
            name.set(person_name::patronymic, patronymic);
        QVERIFY(world.apply({name}));
    }
};

void TestStoreSpellings::everyAttestedSpellingFindsEveryOther_data()
{
    QTest::addColumn<QStringList>("spellings");
    QTest::addColumn<bool>("byAlias");
    for (const Person &person : attested())
        QTest::newRow(qPrintable(person.spellings[0])) << person.spellings << person.byAlias;
}

void TestStoreSpellings::everyAttestedSpellingFindsEveryOther()
{
    QFETCH(QStringList, spellings);
    QFETCH(bool, byAlias);
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Rauf Həsənov"_s, u"other"_s));
    QVERIFY(world.addCase(u"Рауф Гасанов"_s, u"other too"_s));
    for (const QString &spelling : spellings) {
        const auto added = world.addCase(spelling, spelling);
        QVERIFY(added);
        for (const QString &alias : byAlias ? spellings : QStringList())
            addName(world, added->person, alias);
    }
    spellings.sort();
    for (const QString &spelling : spellings) {
        QStringList cases = found(world, spelling);
        cases.sort();
        SAME(cases, spellings);
        SAME(found(world, spelling, person::kType).size(), spellings.size());
        QStringList words = spelling.split(u' ');
        // A mark follows the father's name; the words of a name stand in any order.
        if (words.size() == 2 && !spelling.contains(u'(')) {
            std::ranges::reverse(words);
            SAME(found(world, words.join(u' ')).size(), spellings.size());
        }
    }
}
