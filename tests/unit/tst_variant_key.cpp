// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/transliteration.h"
#include "names/variant_key.h"

#include <QTest>

#include <algorithm>

using namespace dossier::names;
using namespace Qt::StringLiterals;

class TestVariantKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellingsOfOneNameShareAKey_data();
    void spellingsOfOneNameShareAKey();
    void namesakesBySurnameDoNot();
    void orderCaseAndCompositionDoNotCount();
    void patronymicsAreLeftOut_data();
    void patronymicsAreLeftOut();
    void oddTextGivesFewKeys_data();
    void oddTextGivesFewKeys();
    void bothReadingsOfCyrillic();

private:
    static bool share(const QString &one, const QString &other)
    {
        const QStringList keys = variantKeys(other);
        return std::ranges::any_of(variantKeys(one), [&](const QString &key) { return keys.contains(key); });
    }
};

void TestVariantKey::spellingsOfOneNameShareAKey_data()
{
    QTest::addColumn<QStringList>("spellings");
    const auto row = [](const QStringList &spellings) { QTest::newRow(qPrintable(spellings[0])) << spellings; };
    // Seen in print for one person each.
    row({u"Sevinj Vagifgyzy"_s, u"Sevinj Vagifgizi"_s, u"Sevinj Vagifqizi"_s, u"Sevinc Vaqifqızı"_s,
         u"Sevinc Vaqif qızı"_s});
    row({u"Mahammad Kekalov"_s, u"Mohammed Kekalov"_s, u"Məhəmməd Kekalov"_s, u"Магомед Кекалов"_s});
    row({u"Hafiz Babali"_s, u"Hafiz Babaly"_s, u"Hafiz Babalı"_s});
    row({u"Elnara Gasimova"_s, u"Elnara Gasymova"_s, u"Elnarə Qasımova"_s, u"Эльнара Гасымова"_s});
    row({u"Farid Mehralizada"_s, u"Farid Mehralizade"_s, u"Farid Mehralizadeh"_s, u"Fərid Mehralızadə"_s});
    row({u"Aynur Elgunesh"_s, u"Aynur Elgunash"_s, u"Aynur Elgünəş"_s});
    row({u"Aytaj Tapdig"_s, u"Aytac Tapdıg"_s, u"Aytac Tapdıq"_s});
    row({u"Nurlan Gahramanov"_s, u"Nurlan Gahramanli"_s, u"Nurlan Qəhrəmanlı"_s, u"Нурлан Кахраманов"_s});
    row({u"Shamshad Agha"_s, u"Shamshad Aghayev"_s, u"Şəmşad Ağa"_s, u"Шамшад Агаев"_s, u"Shamshad Aghaev"_s});
    row({u"Afiaddin Mammadov"_s, u"Afiaddin Mamedov"_s, u"Afiəddin Məmmədov"_s});
    row({u"Leyla Madatli"_s, u"Leyla Madatova"_s});
    row({u"Kamran Baghirov"_s, u"Kamran Bagirov"_s, u"Kamran Bağırov"_s});
    row({u"Khalid Baghirov"_s, u"Xalid Bağırov"_s, u"Халид Багиров"_s});
    row({u"Anar Asaf oglu Mammadli"_s, u"Anar Məmmədli"_s, u"Анар Мамедли"_s, u"Анар Мәммәдли"_s,
         u"Məmmədli Anar Asəf oğlu"_s, u"Мамедли Анар Асаф оглы"_s});
    row({u"Farhad Shovlet oglu Aliyev"_s, u"Fərhad Şövlət oğlu Əliyev"_s, u"Фархад Алиев"_s});
    // Built by the rules of transliteration.
    row({u"Rasim Sadykhov"_s, u"Rasim Sadigov"_s, u"Rasim Sadıqov"_s, u"Расим Садыхов"_s, u"Расим Садыков"_s});
    row({u"Həsən Hacıyev"_s, u"Hasan Hajiyev"_s, u"Гасан Гаджиев"_s});
    row({u"Hüseyn Quliyev"_s, u"Huseyn Guliyev"_s, u"Гусейн Кулиев"_s, u"Гусейн Гулиев"_s});
    row({u"Cəmil Həsənli"_s, u"Jamil Hasanly"_s, u"Djamil Hasanli"_s, u"Ҹәмил Һәсәнли"_s, u"Джамиль Гасанлы"_s});
    row({u"Giorgi Bachiashvili"_s, u"გიორგი ბაჩიაშვილი"_s});
    row({u"Armen Grigoryan"_s, u"Արմեն Գրիգորյան"_s});
    row({u"Ruslan Şıxəliyev"_s, u"Ruslan Shikhaliyev"_s, u"Руслан Шихалиев"_s});
}

void TestVariantKey::spellingsOfOneNameShareAKey()
{
    QFETCH(QStringList, spellings);
    for (const QString &spelling : spellings)
        QVERIFY2(share(spellings[0], spelling), qPrintable(spelling + u": "_s + variantKeys(spelling).join(u'|')));
}

void TestVariantKey::namesakesBySurnameDoNot()
{
    // Different people, all of them in one list; surname alone is no key.
    const QStringList people{u"Ilgar Mammadov"_s, u"Anar Mammadli"_s,  u"Hilal Mammadov"_s, u"Omar Mammadov"_s,
                             u"Emil Mammadov"_s,  u"Gurban Mammadov"_s, u"Afgan Mammadov"_s, u"Igar Mammadov"_s};
    for (const QString &one : people) {
        for (const QString &other : people) {
            QCOMPARE(share(one, other), one == other);
        }
    }
    QVERIFY(share(u"Mammadov"_s, u"Mamedov"_s));
    QVERIFY(!share(u"Anar Mammadli"_s, u"Anar Həsənli"_s));
}

void TestVariantKey::orderCaseAndCompositionDoNotCount()
{
    for (const QString &name : {u"Çingiz Nəbibəyli"_s, u"Xədicə İsmayıl"_s, u"Гусейн Джабраилзаде"_s}) {
        const QStringList words = name.split(u' ');
        QCOMPARE(variantKeys(words[1] + u", "_s + words[0]), variantKeys(name));
        QCOMPARE(variantKeys(name.toUpper()), variantKeys(name));
        QCOMPARE(variantKeys(name.normalized(QString::NormalizationForm_D)), variantKeys(name));
    }
}

void TestVariantKey::patronymicsAreLeftOut_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"Anar Asəf oğlu Məmmədli"_s, u"Anar Asaf ogly Mammadli"_s, u"Anar Asafoghlu Mammadli"_s,
                                u"Мамедли Анар Асаф-оглы"_s, u"Мамедли Анар Асафович"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestVariantKey::patronymicsAreLeftOut()
{
    QFETCH(QString, name);
    QVERIFY2(share(name, u"Anar Məmmədli"_s), qPrintable(variantKeys(name).join(u'|')));
}

void TestVariantKey::oddTextGivesFewKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("hasKeys");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("signs") << u"— 17; (?)"_s << false;
    QTest::newRow("marks of patronymics only") << u"oğlu oğlu qızı"_s << true;
    QTest::newRow("initial") << u"A. Mamedov"_s << true;
    QTest::newRow("Arabic") << u"محمدلی"_s << true;
    QTest::newRow("Chinese") << u"王伟"_s << true;
    QTest::newRow("apostrophe") << u"Mə’sud"_s << true;
    QTest::newRow("soft signs") << u"ъь"_s << false;
    QTest::newRow("half a surrogate pair") << QString(QChar(0xd800)) << true;
    QTest::newRow("a thousand words in doubt") << u"Хагани "_s.repeated(1000) << true;
}

void TestVariantKey::oddTextGivesFewKeys()
{
    QFETCH(QString, text);
    QFETCH(bool, hasKeys);
    const QStringList keys = variantKeys(text);
    QCOMPARE(!keys.isEmpty(), hasKeys);
    QVERIFY(keys.size() <= 64);
    QVERIFY(!keys.contains(QString()));
}

void TestVariantKey::bothReadingsOfCyrillic()
{
    QCOMPARE(soundReadings(u"Гасан"), (QStringList{u"kasan"_s, u"hasan"_s}));
    QCOMPARE(soundReadings(u"Хасан"), (QStringList{u"hasan"_s, u"kasan"_s}));
    QCOMPARE(soundReadings(u"Һәсән"), QStringList{u"hasan"_s});
    QCOMPARE(soundReadings(u"Həsən"), QStringList{u"hasan"_s});
    QCOMPARE(soundReadings(u"Məmməd"), QStringList{u"mamad"_s});
}

QTEST_APPLESS_MAIN(TestVariantKey)
#include "tst_variant_key.moc"
