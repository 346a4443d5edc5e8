// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/store_world.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace person = schema::person;
namespace person_name = schema::person_name;

/// Searching for a person in another spelling than the one recorded.
class TestStoreSpellings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAttestedSpellingFindsEveryOther_data();
    void everyAttestedSpellingFindsEveryOther();
    void whatIsTyped_data();
    void whatIsTyped();
    void onlyNamesAreHeard();
    void keysFollowTheName();

private:
    static QStringList found(test::StoreWorld &world, const QString &words)
    {
        store::Query query;
        query.entity = case_::kType;
        query.search = words;
        const auto page = world.store().page(query);
        if (!page)
            return {base::errorName(page.error().code)};
        QStringList out;
        for (const domain::Record &record : page->rows)
            out.append(record.get(case_::reference).value_or(QString()));
        out.sort();
        return out;
    }
};

void TestStoreSpellings::everyAttestedSpellingFindsEveryOther_data()
{
    QTest::addColumn<QStringList>("spellings");
    QFile list(QStringLiteral(DOSSIER_TEST_DATA "/names/spellings.csv"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    for (const QString &line : QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            QTest::newRow(qPrintable(line.section(u';', 0, 0))) << line.split(u';');
    }
}

void TestStoreSpellings::everyAttestedSpellingFindsEveryOther()
{
    QFETCH(QStringList, spellings);
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Rauf Həsənov"_s, u"other"_s));
    QVERIFY(world.addCase(u"Рауф Гасанов"_s, u"other too"_s));
    for (const QString &spelling : spellings)
        QVERIFY(world.addCase(spelling, spelling));
    spellings.sort();
    for (const QString &spelling : spellings) {
        QCOMPARE(found(world, spelling), spellings);
        QStringList words = spelling.split(u' ');
        // A mark follows the father's name; the words of a name stand in any order.
        if (words.size() == 2 && !spelling.contains(u'(')) {
            std::ranges::reverse(words);
            QCOMPARE(found(world, words.join(u' ')), spellings);
        }
    }
}

void TestStoreSpellings::whatIsTyped_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("cases");
    const auto row = [](const char16_t *words, const QStringList &cases) {
        QTest::newRow(QString::fromUtf16(words).toUtf8().constData()) << QString::fromUtf16(words) << cases;
    };
    const QString anar = u"Anar"_s;
    const QString rauf = u"Rauf"_s;
    row(u"Mamedov", {anar, rauf});
    row(u"Мамедов", {anar, rauf});
    row(u"мам", {anar, rauf});
    row(u"Mammadov Anar", {anar});
    row(u"Анар Мамедов", {anar});
    row(u"Мамедов Рауф", {rauf});
    row(u"Anar Asəf oğlu Məmmədov", {anar});
    row(u"Rauf Asəf oğlu Məmmədov", {rauf});
    row(u"Hasanov", {});
    row(u"Anar Hasanov", {});
    row(u"Mamedov 17", {});
    row(u"", {anar, rauf});
    row(u"\"Mamedov\" OR text:*", {});
}

void TestStoreSpellings::whatIsTyped()
{
    QFETCH(QString, words);
    QFETCH(QStringList, cases);
    test::StoreWorld world;
    QVERIFY(world.addCase(u"Anar Asəf oğlu Məmmədov"_s, u"Anar"_s));
    QVERIFY(world.addCase(u"Rauf Məmmədov"_s, u"Rauf"_s));
    QCOMPARE(found(world, words), cases);
}

void TestStoreSpellings::onlyNamesAreHeard()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Rauf Həsənov"_s, u"C"_s);
    QVERIFY(added);
    domain::ChangeSet change = domain::updateOf(world.store().record(added->person).value());
    change.add(person::affiliation, u"Məmmədov party"_s);
    QVERIFY(world.apply({change}));
    QCOMPARE(found(world, u"memmedov"_s), QStringList{u"C"_s});
    QCOMPARE(found(world, u"Мамедов"_s), QStringList());
}

void TestStoreSpellings::keysFollowTheName()
{
    test::StoreWorld world;
    const auto added = world.addCase(u"Rauf Həsənov"_s, u"C"_s);
    QVERIFY(added);
    QCOMPARE(found(world, u"Гасанов"_s), QStringList{u"C"_s});
    domain::ChangeSet change = domain::updateOf(world.store().record(added->name).value());
    change.set(person_name::text, u"Rauf Quliyev"_s);
    QVERIFY(world.apply({change}));
    QCOMPARE(found(world, u"Гасанов"_s), QStringList());
    QCOMPARE(found(world, u"Кулиев"_s), QStringList{u"C"_s});
}

QTEST_GUILESS_MAIN(TestStoreSpellings)
#include "tst_store_spellings.moc"
