// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_parts.h"
#include "support/seeded_random.h"

#include <QTest>

using namespace dossier::names;
using namespace Qt::StringLiterals;

class TestNameParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAsWritten_data();
    void partsAsWritten();
    void nothingIsGuessed_data();
    void nothingIsGuessed();
    void aListTellsItsOrder();
    void aListTellsItsWords();
    void aMixedListTellsNoOrder();
    void partsAreCutFromTheText();
};

void TestNameParts::partsAsWritten_data()
{
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("patronymic");
    QTest::addColumn<QString>("surname");
    const auto row = [](const QString &full, const QString &given, const QString &patronymic, const QString &surname) {
        QTest::newRow(qPrintable(full)) << full << given << patronymic << surname;
    };
    row(u"Anar Məmmədov"_s, u"Anar"_s, {}, u"Məmmədov"_s);
    row(u"Məmmədov Anar"_s, u"Anar"_s, {}, u"Məmmədov"_s);
    row(u"MƏMMƏDOV Anar"_s, u"Anar"_s, {}, u"MƏMMƏDOV"_s);
    row(u"HÜSEYNQULU Əliabbas"_s, u"Əliabbas"_s, {}, u"HÜSEYNQULU"_s);
    row(u"Əliabbas HÜSEYNQULU"_s, u"Əliabbas"_s, {}, u"HÜSEYNQULU"_s);
    row(u"Hüseynqulu, Əliabbas"_s, u"Əliabbas"_s, {}, u"Hüseynqulu"_s);
    row(u"Məmmədli, Anar Asəf oğlu"_s, u"Anar"_s, u"Asəf oğlu"_s, u"Məmmədli"_s);
    row(u"Məmmədov Anar Asəf oğlu"_s, u"Anar"_s, u"Asəf oğlu"_s, u"Məmmədov"_s);
    row(u"Anar Məmmədov, Asəf oğlu"_s, u"Anar"_s, u"Asəf oğlu"_s, u"Məmmədov"_s);
    row(u"Anar Asaf oglu Mammadli"_s, u"Anar"_s, u"Asaf oglu"_s, u"Mammadli"_s);
    row(u"Hüseyn Asəf oğlu Əliabbas"_s, u"Hüseyn"_s, u"Asəf oğlu"_s, u"Əliabbas"_s);
    row(u"Sevinc Vaqif qızı"_s, u"Sevinc"_s, u"Vaqif qızı"_s, {});
    row(u"Sevinj Vagifgyzy"_s, u"Sevinj"_s, {}, u"Vagifgyzy"_s);
    row(u"Qubad İbadoğlu"_s, u"Qubad"_s, {}, u"İbadoğlu"_s);
    row(u"Qubad Əvəz oğlu İbadoğlu"_s, u"Qubad"_s, u"Əvəz oğlu"_s, u"İbadoğlu"_s);
    row(u"Anar Asafoglu Mammadli"_s, u"Anar"_s, u"Asafoglu"_s, u"Mammadli"_s);
    row(u"Mammadov Anar Asafoglu"_s, u"Anar"_s, u"Asafoglu"_s, u"Mammadov"_s);
    row(u"Farid Mehralizadeh"_s, u"Farid"_s, {}, u"Mehralizadeh"_s);
    row(u"Мамедов Анар Асаф оглы"_s, u"Анар"_s, u"Асаф оглы"_s, u"Мамедов"_s);
    row(u"Мамедов Анар Асаф-оглы"_s, u"Анар"_s, u"Асаф-оглы"_s, u"Мамедов"_s);
    row(u"Мамедова Лейла Вагиф кызы"_s, u"Лейла"_s, u"Вагиф кызы"_s, u"Мамедова"_s);
    row(u"Иванов Иван Иванович"_s, u"Иван"_s, u"Иванович"_s, u"Иванов"_s);
    row(u"Иванова Мария Ивановна"_s, u"Мария"_s, u"Ивановна"_s, u"Иванова"_s);
    row(u"Мария Ивановна Иванова"_s, u"Мария"_s, u"Ивановна"_s, u"Иванова"_s);
    row(u"Иван Иванов Иванович"_s, u"Иван"_s, u"Иванович"_s, u"Иванов"_s);
    row(u"Роман Аркадьевич Абрамович"_s, u"Роман"_s, u"Аркадьевич"_s, u"Абрамович"_s);
    row(u"Абрамович Роман Аркадьевич"_s, u"Роман"_s, u"Аркадьевич"_s, u"Абрамович"_s);
    row(u"Мария Ивановна"_s, u"Мария"_s, u"Ивановна"_s, {});
    row(u"Бяляцкі Алесь Віктаравіч"_s, u"Алесь"_s, u"Віктаравіч"_s, u"Бяляцкі"_s);
    row(u"Зелинская Ольга"_s, u"Ольга"_s, {}, u"Зелинская"_s);
    row(u"Шевченко Олег"_s, u"Олег"_s, {}, u"Шевченко"_s);
    row(u"А.С. Мамедов"_s, u"А."_s, u"С."_s, u"Мамедов"_s);
    row(u"Мамедов А. С."_s, u"А."_s, u"С."_s, u"Мамедов"_s);
    row(u"A. Mammadov"_s, u"A."_s, {}, u"Mammadov"_s);
    row(u"J. K. Rowling"_s, u"J. K."_s, {}, u"Rowling"_s);
    row(u"Ahmed bin Salman Al Saud"_s, u"Ahmed"_s, u"bin Salman"_s, u"Al Saud"_s);
    row(u"Loujain bint Hathloul Al-Hathloul"_s, u"Loujain"_s, u"bint Hathloul"_s, u"Al-Hathloul"_s);
    row(u"Ahmet Davutoğlu"_s, u"Ahmet"_s, {}, u"Davutoğlu"_s);
    row(u"Giorgi Bachiashvili"_s, u"Giorgi"_s, {}, u"Bachiashvili"_s);
    row(u"გიორგი ბაჩიაშვილი"_s, u"გიორგი"_s, {}, u"ბაჩიაშვილი"_s);
    row(u"Արմեն Գրիգորյան"_s, u"Արմեն"_s, {}, u"Գրիգորյան"_s);
    row(u"Pérez García, María Fernanda"_s, u"María Fernanda"_s, {}, u"Pérez García"_s);
    row(u"PÉREZ GARCÍA María Fernanda"_s, u"María Fernanda"_s, {}, u"PÉREZ GARCÍA"_s);
    row(u"Juan González"_s, u"Juan"_s, {}, u"González"_s);
    row(u"Aynur Ganbarova (Elgunesh)"_s, u"Aynur"_s, {}, u"Ganbarova"_s);
    row(u"Anna-Maria Ivanova"_s, u"Anna-Maria"_s, {}, u"Ivanova"_s);
    row(u"Anar Mammadov xxx"_s, u"Anar"_s, {}, u"Mammadov"_s);
    row(u"Emin Nəsirov"_s, u"Emin"_s, {}, u"Nəsirov"_s);
}

void TestNameParts::partsAsWritten()
{
    QFETCH(QString, full);
    QFETCH(QString, given);
    QFETCH(QString, patronymic);
    QFETCH(QString, surname);
    const NameParts parts = splitName(full);
    QCOMPARE(parts.given, given);
    QCOMPARE(parts.patronymic, patronymic);
    QCOMPARE(parts.surname, surname);
    QCOMPARE(parts.surnameInCapitals, full != full.toUpper() && !surname.isEmpty() && surname == surname.toUpper() && surname != surname.toLower());
}

void TestNameParts::nothingIsGuessed_data()
{
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("patronymic");
    QTest::newRow("no endings") << u"Hüseynqulu Əliabbas"_s << QString();
    QTest::newRow("both endings") << u"Əliyev Həsənov"_s << QString();
    QTest::newRow("a given name in -ali") << u"Novruzəli Karim"_s << QString();
    QTest::newRow("patronymic at the end, no endings") << u"Hüseynqulu Əliabbas Asəf oğlu"_s << u"Asəf oğlu"_s;
    QTest::newRow("Иван Петрович may be a surname") << u"Иван Петрович"_s << QString();
    QTest::newRow("Vietnamese") << u"Nguyễn Văn Đài"_s << QString();
    QTest::newRow("Burmese") << u"Khin Mar Wai"_s << QString();
    QTest::newRow("four Spanish words") << u"María Fernanda Machado Parra"_s << QString();
    QTest::newRow("Chinese") << u"王伟"_s << QString();
    QTest::newRow("one word") << u"Thura"_s << QString();
    QTest::newRow("all capitals") << u"HÜSEYNQULU ƏLİABBAS"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("signs") << u"?, -"_s << QString();
}

void TestNameParts::nothingIsGuessed()
{
    QFETCH(QString, full);
    QFETCH(QString, patronymic);
    QCOMPARE(splitName(full), (NameParts{.patronymic = patronymic}));
}

void TestNameParts::aListTellsItsOrder()
{
    QStringList list;
    for (const QString &given : {u"Anar"_s, u"Leyla"_s, u"Rauf"_s, u"Kənan"_s, u"Fuad"_s})
        list << u"Məmmədov "_s + given << u"Quliyeva "_s + given;
    const NameHints hints = hintsOf(list);
    QCOMPARE(hints.order, NameOrder::SurnameFirst);
    QCOMPARE(splitName(u"Hüseynqulu Əliabbas", hints).surname, u"Hüseynqulu"_s);
    QCOMPARE(splitName(u"Anar Quliyev", hints).surname, u"Quliyev"_s);
    QCOMPARE(splitName(u"Khin Mar Wai", hints), NameParts{});
}

void TestNameParts::aListTellsItsWords()
{
    const NameHints hints = hintsOf({u"Əliabbas Məmmədov"_s, u"Leyla Quliyeva"_s});
    QCOMPARE(hints.order, NameOrder::Unknown);
    QCOMPARE(splitName(u"Hüseynqulu Əliabbas", hints).surname, u"Hüseynqulu"_s);
    QCOMPARE(splitName(u"Əliabbas Hüseynqulu", hints).surname, u"Hüseynqulu"_s);
    QCOMPARE(splitName(u"Əliabbas Leyla", hints), NameParts{});
}

void TestNameParts::aMixedListTellsNoOrder()
{
    QStringList list;
    for (int i = 0; i < 10; ++i)
        list << u"Anar Məmmədov"_s << u"Məmmədov Anar"_s;
    QCOMPARE(hintsOf(list).order, NameOrder::Unknown);
    QCOMPARE(splitName(u"Hüseynqulu Karim", hintsOf(list)), NameParts{});
}

void TestNameParts::partsAreCutFromTheText()
{
    const QStringList pieces{u"Anar"_s,  u"Məmmədov"_s, u"MƏMMƏDLİ"_s, u"oğlu"_s, u"кызы"_s, u"Иванович"_s, u"bin"_s, u"A."_s,  u","_s,
                             u"("_s,     u")"_s,        u"-"_s,        u"'"_s,    u"\""_s,   u"«"_s,        u"xxx"_s, u"17"_s, u"محمد"_s,
                             u"ნიკა"_s,  u"王伟"_s,     u"\u0301"_s,   u"\0"_s,   u"de"_s,    u"al-"_s,      u"."_s};
    dossier::test::SeededRandom random(17);
    for (int round = 0; round < 20'000; ++round) {
        QString full;
        for (std::uint32_t i = random.below(8); i > 0; --i)
            full += pieces[random.below(std::uint32_t(pieces.size()))] + QString(random.below(4) == 0 ? 0 : 1, u' ');
        const NameParts parts = splitName(full);
        QVERIFY2(full.contains(parts.patronymic), qPrintable(full));
        // The others may stand on both sides of the patronymic.
        for (const QString &word : (parts.given + u' ' + parts.surname).split(u' ', Qt::SkipEmptyParts))
            QVERIFY2(full.contains(word), qPrintable(full));
        const qsizetype letters = parts.given.size() + parts.patronymic.size() + parts.surname.size();
        QVERIFY2(letters <= full.size(), qPrintable(full));
    }
}

QTEST_APPLESS_MAIN(TestNameParts)
#include "tst_name_parts.moc"
