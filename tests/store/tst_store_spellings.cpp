// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/same.h"
#include "support/store_world.h"

#include "store/query/found_by.h"
#include "store/rebuild.h"

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
    void saysWhy_data();
    void saysWhy();
    void saysWhyOfEveryNameOfAPerson();

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

void TestStoreSpellings::othersAreNotFound_data()
{
    QTest::addColumn<QString>("recorded");
    QTest::addColumn<QString>("words");
    const auto row = [](const QString &recorded, const QString &words) {
        QTest::newRow(qPrintable(words + u" !~ "_s + recorded)) << recorded << words;
    };
    const QStringList mammadovs{u"Ilgar Mammadov"_s, u"Hilal Mammadov"_s, u"Omar Mammadov"_s, u"Emil Mammadov"_s, u"Gurban Mammadov"_s, u"Afgan Mammadov"_s};
    for (const QString &one : mammadovs) {
        for (const QString &other : mammadovs) {
            if (one != other)
                row(one, other);
        }
    }
    row(u"Emil Mammadov"_s, u"A. Mamedov"_s);
    row(u"A. Mamedov"_s, u"Emil Mammadov"_s);
    row(u"Anar A. Məmmədli"_s, u"Afiaddin Mammadli"_s);
    row(u"Anar Məmmədli"_s, u"Anar Hasanli"_s);
    row(u"Anar Məmmədli"_s, u"ممد علی"_s);
    row(u"Anar Məmmədli"_s, u"Anar Asaf oglu"_s);
    row(u"Anar Məmmədli"_s, u"Mn"_s);
}

void TestStoreSpellings::othersAreNotFound()
{
    QFETCH(QString, recorded);
    QFETCH(QString, words);
    test::StoreWorld world;
    QVERIFY(world.addCase(recorded, u"R-1"_s));
    SAME(found(world, words), QStringList());
}

void TestStoreSpellings::words_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("meets");
    const auto row = [](const QString &words, bool meets) { QTest::newRow(qPrintable(words)) << words << meets; };
    row(u"Mam"_s, true);
    row(u"Mamedo"_s, true);
    row(u"мамед"_s, true);
    row(u"Ma"_s, false);
    row(u"mamedov R-1"_s, true);
    row(u"mamedov R-2"_s, false);
    row(u"Mamedov (nobody)"_s, true);
    row(u"(Mamedov)"_s, true);
    row(u"\"Mamedov\" OR nobody"_s, false);
    row(u"Mamedov NEAR"_s, false);
    row(u"spellings : wmamadov"_s, false);
    row(u"wmamadov"_s, false);
    row(u"lmamad"_s, false);
    row(u"p"_s, false);
    row(u"oglu"_s, false);
    row(u"Mamedov (((( ''' \"\""_s, true);
    row(u"محمدوف"_s, true);
}

void TestStoreSpellings::words()
{
    QFETCH(QString, words);
    QFETCH(bool, meets);
    test::StoreWorld world;
    QVERIFY(world.addCase(u"İlqar Məmmədov"_s, u"R-1"_s));
    SAME(found(world, words).size(), meets ? 1 : 0);
}

void TestStoreSpellings::patronymicsTellPersonsApart()
{
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Anar Asəf oğlu Məmmədli"_s, u"his"_s));
    QVERIFY(world.addCase(u"Anar Vaqif oğlu Məmmədli"_s, u"another's"_s));
    QVERIFY(world.addCase(u"Asəf Rəhim oğlu Anar Məmmədli"_s, u"Asəf himself"_s));
    const auto unknown = world.addCase(u"Anar Məmmədli"_s, u"unknown"_s);
    QVERIFY(unknown);
    SAME(found(world, u"Anar Asaf ogly Mamedli"_s), (QStringList{u"his"_s, u"Asəf himself"_s, u"unknown"_s}));
    const auto field = world.addCase(u"Mamedli Anar"_s, u"field"_s);
    QVERIFY(field);
    domain::ChangeSet name = domain::updateOf(*world.store().record(field->name));
    name.set(person_name::patronymic, u"Asəf"_s);
    QVERIFY(world.apply({name}));
    QVERIFY(found(world, u"Anar Asaf ogly Mamedli"_s).contains(u"field"_s));
    QVERIFY(!found(world, u"Anar Vaqif oğlu Mamedli"_s).contains(u"field"_s));
    SAME(found(world, u"Anar Vaqif oğlu Mamedli"_s), (QStringList{u"another's"_s, u"unknown"_s}));
}

void TestStoreSpellings::onlyNamesAreHeard()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Rauf Həsənov"_s, u"Mamedov"_s);
    QVERIFY(added);
    SAME(found(world, u"mamed"_s).size(), 1);
    SAME(found(world, u"Məmmədov"_s).size(), 0);
}

void TestStoreSpellings::keysFollowTheName()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Rauf Sən"_s, u"R-1"_s);
    QVERIFY(added);
    SAME(found(world, u"Рауф Сен"_s).size(), 1);
    SAME(found(world, u"Шен"_s).size(), 0);
    // Folded it is the same: s and ş are one letter to whoever has no Azerbaijani keyboard, and two sounds.
    domain::ChangeSet edit = domain::updateOf(*world.store().record(added->name));
    edit.set(person_name::text, u"Rauf Şən"_s);
    QVERIFY(world.apply({edit}));
    SAME(found(world, u"Шен"_s).size(), 1);
    addName(world, added->person, u"Orxan Vəli"_s);
    SAME(found(world, u"Орхан"_s).size(), 1);
    QVERIFY(world.apply({domain::deleteOf(*world.store().record(added->name))}));
    SAME(found(world, u"Шен"_s).size(), 0);
    world.close();
    QVERIFY(store::rebuildStore(world.paths().database, world.key(), world.context()));
    QVERIFY(world.reopen());
    SAME(found(world, u"Орхан Вели"_s).size(), 1);
}

void TestStoreSpellings::saysWhy_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("why");
    const auto row = [](const QString &words, const QStringList &why) { QTest::newRow(qPrintable(words)) << words << why; };
    row(u"Mamedov"_s, {u"Mamedov≈Məmmədov other_spelling"_s});
    row(u"Mamedo"_s, {u"Mamedo≈Məmmədov other_spelling"_s});
    row(u"Mamed"_s, {u"Mamed≈Məmmədov surname_ending_dropped"_s});
    row(u"Мамедов Anar"_s, {u"Мамедов≈Məmmədov other_script"_s});
    row(u"Mammadli A."_s, {u"Mammadli≈Məmmədov surname_ending"_s});
    row(u"محمدوف"_s, {u"محمدوف≈Məmmədov other_script"_s});
    row(u"Anar Asaf oglu Mamedov"_s, {u"Asaf≈Asəf other_spelling"_s, u"Mamedov≈Məmmədov other_spelling"_s});
    row(u"memmedov ANAR"_s, {});
    row(u"R-1"_s, {});
    row(u""_s, {});
}

void TestStoreSpellings::saysWhy()
{
    QFETCH(QString, words);
    QFETCH(QStringList, why);
    QStringList told;
    for (const store::OtherSpelling &word : store::FoundBy(words).why({u"Anar Asəf oğlu Məmmədov"_s}))
        told.append(word.asked + u'≈' + word.met + u' ' + word.kind);
    SAME(told, why);
}

void TestStoreSpellings::saysWhyOfEveryNameOfAPerson()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Nurlan Libre"_s, u"R-1"_s);
    QVERIFY(added);
    addName(world, added->person, u"Nurlan Qəhrəmanlı"_s);
    const QStringList names{u"Nurlan Libre"_s, u"Nurlan Qəhrəmanlı"_s};
    const store::FoundBy foundBy(u"Gahramanov"_s);
    const QList<store::OtherSpelling> why{{u"Gahramanov"_s, u"Qəhrəmanlı"_s, u"surname_ending"_s}};
    for (const base::RecordId id : {added->person, added->caseId}) {
        const auto record = world.store().record(id);
        QVERIFY(record);
        SAME(store::namesOf(world.store(), *record), names);
        SAME(foundBy.why(world.store(), *record), why);
    }
    SAME(store::FoundBy(QString()).why(world.store(), *world.store().record(added->caseId)).size(), 0);
}

QTEST_GUILESS_MAIN(TestStoreSpellings)
#include "tst_store_spellings.moc"
