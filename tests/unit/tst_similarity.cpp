// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/name_index.h"
#include "names/similarity.h"

#include <QTest>

#include <algorithm>

using namespace dossier::names;
using dossier::base::PartialDate;
using namespace Qt::StringLiterals;

class TestSimilarity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellingsSeenInPrintMeet_data();
    void spellingsSeenInPrintMeet();
    void penNamesMeetByAnAlias();
    void namesOfManyCountriesMeet_data();
    void namesOfManyCountriesMeet();
    void differentPeopleDoNot_data();
    void differentPeopleDoNot();
    void sameIsARule_data();
    void sameIsARule();
    void factsRaiseAndLower();
    void homonymsAreProposedOrApart();
    void aChangedSurnameIsFoundByFatherAndBirth();
    void reasonsSayWhy_data();
    void reasonsSayWhy();
    void sidesDoNotMatter();
    void oddInputIsHarmless_data();
    void oddInputIsHarmless();

private:
    static PersonFacts named(const QString &name) { return {.names = {name}}; }
    static PartialDate date(const QString &edtf) { return PartialDate::fromEdtf(edtf).value(); }
    static PersonFacts person(const QString &name, const QString &patronymic, const QString &born = {})
    {
        PersonFacts facts{.names = {name}, .patronymic = patronymic};
        if (!born.isEmpty())
            facts.born = date(born);
        return facts;
    }
    static QStringList codes(const Similarity &similarity)
    {
        QStringList codes;
        for (const Reason &reason : similarity.reasons)
            codes.append(reasonName(reason.code));
        return codes;
    }
    static QString told(const Similarity &similarity)
    {
        return QString::number(similarity.score) + u' ' + codes(similarity).join(u' ');
    }
    /// Proposed by compare(), and found by an index that holds the other among namesakes.
    static bool meets(const PersonFacts &one, const PersonFacts &other)
    {
        NameIndex index;
        index.add(1, named(u"Anar Məmmədov"_s));
        index.add(2, other);
        index.add(3, named(u"Leyla Hacıyeva"_s));
        const QList<Candidate> found = index.candidates(one);
        const bool isFound = std::ranges::any_of(found, [](const Candidate &candidate) { return candidate.id == 2; });
        return isFound && compare(one, other).verdict != Verdict::Different;
    }
};

void TestSimilarity::spellingsSeenInPrintMeet_data()
{
    QTest::addColumn<QStringList>("spellings");
    const auto row = [](const QStringList &spellings) { QTest::newRow(qPrintable(spellings[0])) << spellings; };
    row({u"Sevinj Vagifgyzy"_s, u"Sevinj Vagifgizi"_s, u"Sevinj Vagifqizi"_s, u"Sevinc Vaqif qızı"_s});
    row({u"Mahammad Kekalov"_s, u"Mohammed Kekalov"_s, u"Məhəmməd Kekalov"_s, u"Магомед Кекалов"_s});
    row({u"Nargiz Absalamova"_s, u"Nərgiz Absalamova"_s, u"Наргиз Абсаламова"_s});
    row({u"Hafiz Babali"_s, u"Hafiz Babaly"_s, u"Hafiz Babalı"_s});
    row({u"Elnara Gasimova"_s, u"Elnara Gasymova"_s, u"Elnarə Qasımova"_s, u"Эльнара Гасымова"_s});
    row({u"Farid Mehralizada"_s, u"Farid Mehralizade"_s, u"Farid Mehralizadeh"_s});
    row({u"Aynur Elgunesh"_s, u"Aynur Elgunash"_s, u"Aynur Elgunesh (Ganbarova)"_s});
    row({u"Aynur Ganbarova"_s, u"Aynur Elgunesh (Ganbarova)"_s});
    row({u"Aytaj Tapdig"_s, u"Aytac Tapdıg"_s, u"Aytac Tapdıq"_s, u"Aytaj Tapdig (Ahmedova)"_s});
    row({u"Aytaj Ahmedova"_s, u"Aytac Tapdıq (Əhmədova)"_s});
    row({u"Nurlan Gahramanov"_s, u"Nurlan Gahramanli"_s, u"Nurlan Qəhrəmanlı"_s});
    row({u"Shamshad Agha"_s, u"Shamshad Aghayev"_s, u"Şəmşad Ağa"_s, u"Шамшад Агаев"_s});
    row({u"Afiaddin Mammadov"_s, u"A. Mamedov"_s, u"Afiaddin Mamedov"_s});
    row({u"Leyla Madatli"_s, u"Leyla Madatova"_s});
    row({u"Kamran Baghirov"_s, u"Kamran Bagirov"_s});
    row({u"Khalid Baghirov"_s, u"K. Bagirov"_s, u"Xalid Bağırov"_s});
    row({u"Anar Asaf oglu Mammadli"_s, u"Anar Məmmədli"_s, u"Анар Мамедли"_s, u"Анар Мәммәдли"_s, u"انار محمدلی"_s,
         u"Məmmədli Anar Asəf oğlu"_s, u"MAMMADLI Anar"_s});
    row({u"Rasim Sadykhov"_s, u"Rasim Sadigov"_s, u"Rasim Sadıqov"_s});
    row({u"Farhad Shovlet oglu Aliyev"_s, u"Fərhad Şövlət oğlu Əliyev"_s});
    // A slip in the list itself: proposed, and a person decides.
    row({u"Ilgar Mammadov"_s, u"Igar Mammadov"_s});
}

void TestSimilarity::spellingsSeenInPrintMeet()
{
    QFETCH(QStringList, spellings);
    for (const QString &spelling : spellings) {
        const Similarity similarity = compare(named(spellings[0]), named(spelling));
        QVERIFY2(meets(named(spellings[0]), named(spelling)), qPrintable(spelling + u' ' + told(similarity)));
        QVERIFY2(meets(named(spelling), named(spellings[0])), qPrintable(spelling + u' ' + told(similarity)));
    }
}

void TestSimilarity::penNamesMeetByAnAlias()
{
    const QList<std::pair<QStringList, QStringList>> people{
        {{u"Nurlan Libre"_s}, {u"Nurlan Gahramanov"_s}},
        {{u"Ulviyya Ali"_s}, {u"Ulviyya Guliyeva"_s}},
        {{u"Ramin Deko"_s}, {u"Ramin Jabrayilzade"_s}},
        {{u"Aynur Elgunesh"_s}, {u"Aynur Ganbarova"_s}},
        {{u"Aytaj Tapdig"_s}, {u"Aytaj Ahmedova"_s}}};
    for (const auto &[pen, legal] : people) {
        // Nothing in the two names says that they are one person's …
        QCOMPARE(compare({.names = pen}, {.names = legal}).verdict, Verdict::Different);
        // … until one of them is recorded beside the other.
        const Similarity similarity = compare({.names = pen}, {.names = legal + pen});
        QCOMPARE(similarity.verdict, Verdict::Same);
        QVERIFY(codes(similarity).contains(u"other_name"_s));
        QVERIFY(meets({.names = pen}, {.names = legal + pen}));
    }
}

void TestSimilarity::namesOfManyCountriesMeet_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](const QString &one, const QString &other) { QTest::newRow(qPrintable(one + u" = "_s + other)) << one << other; };
    row(u"Гасан Гаджиев"_s, u"Həsən Hacıyev"_s);
    row(u"Гусейн Кулиев"_s, u"Hüseyn Quliyev"_s);
    row(u"Иванова Мария Ивановна"_s, u"Maria Ivanova"_s);
    row(u"Сергей Тихановский"_s, u"Siarhei Tikhanovsky"_s);
    row(u"Зелинская Ольга"_s, u"Olga Zelinskaya"_s);
    row(u"Ирина Славина"_s, u"Slavina Irina"_s);
    row(u"Məmməd-zadə Rauf"_s, u"Рауф Мамедзаде"_s);
    row(u"ნიკა მელია"_s, u"Nika Melia"_s);
    row(u"გიორგი ბაჩიაშვილი"_s, u"Giorgi Bachiashvili"_s);
    row(u"Արմեն Գրիգորյան"_s, u"Armen Grigoryan"_s);
    row(u"Հակոբ Սարգսյան"_s, u"Hakob Саргсян"_s);
    row(u"Ahmet Şık"_s, u"Ahmet Sik"_s);
    row(u"Selçuk Kozağaçlı"_s, u"SELÇUK KOZAĞAÇLI"_s);
    row(u"Mahmud Yusifov"_s, u"Mahmoud Yusufov"_s);
    row(u"نرگس محمدی"_s, u"Narges Mohammadi"_s);
    row(u"علاء عبد الفتاح"_s, u"Alaa Abdel Fattah"_s);
    row(u"Abdul Rahman Said"_s, u"Abdulrahman Said"_s);
    row(u"أحمد منصور"_s, u"Ahmed Mansoor"_s);
    row(u"María Fernanda Pérez López"_s, u"Maria Fernanda Perez Lopez"_s);
    row(u"María Pérez López"_s, u"Maria Pérez"_s);
    row(u"Pérez López, María"_s, u"María Pérez López"_s);
    row(u"Nguyễn Văn Đài"_s, u"Nguyen Van Dai"_s);
    row(u"Phạm Đoan Trang"_s, u"Pham Doan Trang"_s);
    row(u"Daw Khin Mar Wai"_s, u"Khin Mar Wai"_s);
    row(u"Thura"_s, u"Thura"_s);
    row(u"김철수"_s, u"김철수"_s);
}

void TestSimilarity::namesOfManyCountriesMeet()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    const Similarity similarity = compare(named(one), named(other));
    QVERIFY2(meets(named(one), named(other)), qPrintable(told(similarity)));
    QVERIFY2(meets(named(other), named(one)), qPrintable(told(similarity)));
}

void TestSimilarity::differentPeopleDoNot_data()
{
    QTest::addColumn<QStringList>("people");
    QTest::newRow("one list's Mammadovs")
        << QStringList{u"Ilgar Mammadov"_s, u"Anar Mammadli"_s, u"Hilal Mammadov"_s,  u"Omar Mammadov"_s,
                       u"Emil Mammadov"_s,  u"Gurban Mammadov"_s, u"Afgan Mammadov"_s};
    QTest::newRow("across scripts") << QStringList{u"Ilgar Mammadov"_s, u"Анар Мамедов"_s, u"هلال محمدوف"_s, u"Эмиль Мамедов"_s};
    QTest::newRow("given name and surname exchanged") << QStringList{u"Əli Həsənov"_s, u"Həsən Əliyev"_s};
    QTest::newRow("a surname alone") << QStringList{u"Mammadov"_s, u"Anar Mammadov"_s, u"E. Mammadov"_s};
    QTest::newRow("given names of a letter's difference") << QStringList{u"Emin Hacıyev"_s, u"Emil Hacıyev"_s};
    QTest::newRow("two of three words") << QStringList{u"Nguyễn Thị Nga"_s, u"Nguyễn Thị Hoa"_s, u"Trần Thị Nga"_s};
    QTest::newRow("three of four words") << QStringList{u"María Fernanda Pérez López"_s, u"María Fernanda Pérez García"_s};
    QTest::newRow("brothers") << QStringList{u"Anar Asəf oğlu Məmmədli"_s, u"Rauf Asəf oğlu Məmmədli"_s};
}

void TestSimilarity::differentPeopleDoNot()
{
    QFETCH(QStringList, people);
    for (const QString &one : people) {
        for (const QString &other : people) {
            if (one == other)
                continue;
            const Similarity similarity = compare(named(one), named(other));
            QVERIFY2(similarity.verdict == Verdict::Different, qPrintable(one + u" / "_s + other + u' ' + told(similarity)));
            QVERIFY(!meets(named(one), named(other)));
        }
    }
    // With all else alike they are still no one person.
    PersonFacts ilgar = person(u"Ilgar Mammadov"_s, u"Asəf oğlu"_s, u"1970-09-14"_s);
    PersonFacts igar = person(u"Igar Mammadov"_s, u"Asəf oğlu"_s, u"1970-09-14"_s);
    QVERIFY(compare(ilgar, igar).verdict != Verdict::Same);
}

void TestSimilarity::sameIsARule_data()
{
    QTest::addColumn<PersonFacts>("one");
    QTest::addColumn<PersonFacts>("other");
    QTest::addColumn<bool>("same");
    const PersonFacts anar = person(u"Anar Məmmədli"_s, u"Asəf oğlu"_s, u"1978-03-05"_s);
    PersonFacts woman = anar;
    woman.sex = Sex::Female;
    PersonFacts man = anar;
    man.sex = Sex::Male;
    const auto row = [&](const char *name, const PersonFacts &other, bool same) { QTest::newRow(name) << anar << other << same; };
    row("itself", anar, true);
    row("order and capitals", person(u"MƏMMƏDLİ Anar"_s, u"Asəf oğlu"_s), true);
    row("plain letters", person(u"Anar Memmedli"_s, u"Asef oglu"_s, u"1978"_s), true);
    row("patronymic in the name", named(u"Məmmədli Anar Asəf oğlu"_s), true);
    row("patronymic without its mark", person(u"Anar Məmmədli"_s, u"Asəf"_s), true);
    row("a man", man, true);
    row("another name of the other", {.names = {u"Anar Asaf"_s, u"Anar Məmmədli"_s}, .patronymic = u"Asəf oğlu"_s}, true);
    row("another spelling", person(u"Anar Mammadli"_s, u"Asəf oğlu"_s, u"1978-03-05"_s), false);
    row("another script", person(u"Анар Мамедли"_s, u"Асаф оглы"_s, u"1978-03-05"_s), false);
    row("no patronymic", person(u"Anar Məmmədli"_s, {}, u"1978-03-05"_s), false);
    row("another patronymic", person(u"Anar Məmmədli"_s, u"Vaqif oğlu"_s, u"1978-03-05"_s), false);
    row("another day", person(u"Anar Məmmədli"_s, u"Asəf oğlu"_s, u"1978-03-06"_s), false);
    row("another year", person(u"Anar Məmmədli"_s, u"Asəf oğlu"_s, u"1979"_s), false);
    row("a woman", woman, false);
    row("a daughter", person(u"Anar Məmmədli"_s, u"Asəf qızı"_s), false);
    row("an initial", person(u"A. Məmmədli"_s, u"Asəf oğlu"_s, u"1978-03-05"_s), false);
    row("the patronymic's initial", person(u"Anar Məmmədli"_s, u"A."_s, u"1978-03-05"_s), false);
    row("a word more", person(u"Anar Rauf Məmmədli"_s, u"Asəf oğlu"_s, u"1978-03-05"_s), false);
    QTest::newRow("neither has a patronymic") << named(u"Maria Pérez"_s) << named(u"María Perez"_s) << true;
    QTest::newRow("surnames first") << named(u"Pérez López, María Elena"_s) << named(u"María Elena Pérez López"_s) << true;
    QTest::newRow("surnames exchanged") << named(u"María Pérez López"_s) << named(u"María López Pérez"_s) << false;
    QTest::newRow("a single word") << named(u"Mammadov"_s) << named(u"Mammadov"_s) << false;
    QTest::newRow("a single word and the day of birth") << person(u"Thura"_s, {}, u"1990-01-02"_s) << person(u"Thura"_s, {}, u"1990-01-02"_s) << true;
    QTest::newRow("initials") << named(u"A. Mamedov"_s) << named(u"A. Mamedov"_s) << false;
    QTest::newRow("no names") << PersonFacts{} << PersonFacts{} << false;
}

void TestSimilarity::sameIsARule()
{
    QFETCH(PersonFacts, one);
    QFETCH(PersonFacts, other);
    QFETCH(bool, same);
    const Similarity similarity = compare(one, other);
    QVERIFY2((similarity.verdict == Verdict::Same) == same, qPrintable(told(similarity)));
    QCOMPARE(similarity.score == 1, same);
}

void TestSimilarity::factsRaiseAndLower()
{
    const QString name = u"Anar Mammadli"_s;
    const PersonFacts known = person(u"Anar Məmmədli"_s, u"Asəf oğlu"_s, u"1978-03-05"_s);
    const double bare = compare(named(name), known).score;
    const double patronymic = compare(person(name, u"Asaf oglu"_s), known).score;
    const double year = compare(person(name, {}, u"1978"_s), known).score;
    const double day = compare(person(name, {}, u"1978-03-05"_s), known).score;
    const double otherFather = compare(person(name, u"Vagif oglu"_s), known).score;
    const double otherDay = compare(person(name, {}, u"1990-01-20"_s), known).score;
    const double swapped = compare(person(name, {}, u"1978-05-03"_s), known).score;
    QVERIFY(patronymic > bare && year > bare && day > year);
    QVERIFY(otherFather < bare && otherDay < otherFather && swapped > otherDay && swapped < bare);
    PersonFacts arrested = known;
    arrested.articles = {u"206.3.2"_s};
    arrested.arrested = date(u"2024-03-06"_s);
    PersonFacts asked = named(name);
    asked.articles = {u"192.3.2"_s, u"206.3.2"_s};
    const double article = compare(asked, arrested).score;
    asked.arrested = date(u"2024-03"_s);
    QVERIFY(article > bare && compare(asked, arrested).score > article);
}

void TestSimilarity::homonymsAreProposedOrApart()
{
    const PersonFacts known = person(u"Yaşar Çobanzadə"_s, u"Kamandar oğlu"_s, u"1959-09-17"_s);
    // One name and one father's name, another birth: a person decides.
    PersonFacts namesake = person(u"ÇOBANZADƏ Yaşar"_s, u"Kamandar oğlu"_s, u"1999-11-28"_s);
    PersonFacts arrested = known;
    arrested.articles = {u"278"_s};
    arrested.arrested = date(u"2019-01-02"_s);
    namesake.articles = {u"206.3.2"_s};
    namesake.arrested = date(u"2026-10-04"_s);
    QCOMPARE(compare(namesake, arrested).verdict, Verdict::Possible);
    namesake.sex = Sex::Female;
    QCOMPARE(compare(namesake, arrested).verdict, Verdict::Different);
    QCOMPARE(compare(person(u"Yaşar Çobanzadə"_s, u"Davud oğlu"_s), known).verdict, Verdict::Possible);
    QCOMPARE(compare(person(u"Yaşar Çobanzadə"_s, u"Davud oğlu"_s, u"1999-11-28"_s), known).verdict, Verdict::Different);
}

void TestSimilarity::aChangedSurnameIsFoundByFatherAndBirth()
{
    const PersonFacts before = person(u"Ülviyyə Quliyeva"_s, u"Asəf qızı"_s, u"1991-02-03"_s);
    const PersonFacts after = person(u"Ulviyya Ali"_s, u"Asaf gizi"_s, u"1991-02-03"_s);
    QCOMPARE(compare(before, after).verdict, Verdict::Possible);
    QVERIFY(meets(after, before));
    // Twins have all of it but the given name.
    const PersonFacts twin = person(u"Aytac Quliyeva"_s, u"Asəf qızı"_s, u"1991-02-03"_s);
    QCOMPARE(compare(before, twin).verdict, Verdict::Different);
}

void TestSimilarity::reasonsSayWhy_data()
{
    QTest::addColumn<PersonFacts>("one");
    QTest::addColumn<PersonFacts>("other");
    QTest::addColumn<QStringList>("reasons");
    const auto row = [](const PersonFacts &one, const PersonFacts &other, const QStringList &reasons) {
        QTest::newRow(qPrintable(reasons.join(u' '))) << one << other << reasons;
    };
    row(named(u"Anar Məmmədli"_s), named(u"anar memmedli"_s), {u"same_spelling"_s});
    row(named(u"Anar Məmmədli"_s), named(u"Məmmədli Anar"_s), {u"same_spelling"_s, u"token_order"_s});
    row(named(u"Anar Mamedov"_s), named(u"Anar Məmmədov"_s), {u"other_spelling"_s});
    row(named(u"Анар Мамедов"_s), named(u"Anar Məmmədov"_s), {u"other_script"_s, u"other_script"_s});
    row(named(u"Nurlan Gahramanov"_s), named(u"Nurlan Gahramanli"_s), {u"surname_ending"_s});
    row(named(u"Shamshad Agha"_s), named(u"Shamshad Aghayev"_s), {u"surname_ending_dropped"_s});
    row(named(u"Yusif Babayev"_s), named(u"Yusuf Babayev"_s), {u"one_letter_differs"_s});
    row(named(u"Ilgar Mammadov"_s), named(u"Igar Mammadov"_s), {u"one_letter_differs"_s});
    row(named(u"A. Mammadov"_s), named(u"Afiaddin Mammadov"_s), {u"initial"_s});
    row(named(u"Abdul Rahman Said"_s), named(u"Abdulrahman Said"_s), {u"words_joined"_s});
    row(named(u"María Pérez López"_s), named(u"María Pérez"_s), {u"word_missing"_s});
    row(person(u"Anar Mammadli"_s, u"Asaf oglu"_s, u"1978"_s), person(u"Anar Mammadli"_s, u"Asəf oğlu"_s, u"1978-03-05"_s),
        {u"same_spelling"_s, u"patronymic_same"_s, u"birth_year_same"_s});
    row(person(u"Anar Mammadli"_s, u"Vagif oglu"_s, u"1990"_s), person(u"Anar Mammadli"_s, u"Asəf oğlu"_s, u"1978-03-05"_s),
        {u"same_spelling"_s, u"patronymic_differs"_s, u"birth_differs"_s});
}

void TestSimilarity::reasonsSayWhy()
{
    QFETCH(PersonFacts, one);
    QFETCH(PersonFacts, other);
    QFETCH(QStringList, reasons);
    QCOMPARE(codes(compare(one, other)), reasons);
}

void TestSimilarity::sidesDoNotMatter()
{
    const QStringList names{u"Anar Asaf oglu Mammadli"_s, u"Анар Мамедли"_s, u"A. Mamedov"_s, u"انار محمدلی"_s,
                            u"Nguyễn Thị Nga"_s, u"Abdul Rahman Said"_s, u"Abdulrahman Said"_s, u"Aynur Elgunesh (Ganbarova)"_s};
    for (const QString &one : names) {
        for (const QString &other : names) {
            const Similarity there = compare(named(one), named(other));
            const Similarity back = compare(named(other), named(one));
            QCOMPARE(there.score, back.score);
            QCOMPARE(there.verdict, back.verdict);
            QCOMPARE(there.reasons.size(), back.reasons.size());
        }
    }
}

void TestSimilarity::oddInputIsHarmless_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("signs") << u"— 17; (?)"_s;
    QTest::newRow("an open bracket") << u"Anar (Məmmədli"_s;
    QTest::newRow("marks only") << u"oğlu qızı bin"_s;
    QTest::newRow("no surname in the passport") << u"Anar xxx"_s;
    QTest::newRow("half a surrogate pair") << QString(QChar(0xd800));
    QTest::newRow("a thousand words") << u"Хагани "_s.repeated(1000);
    QTest::newRow("a word of a million letters") << u"ш"_s.repeated(1'000'000);
    QTest::newRow("waws") << u"ووووووووووووووووووووو ججججججججج"_s;
}

void TestSimilarity::oddInputIsHarmless()
{
    QFETCH(QString, name);
    const PersonFacts odd = person(name, name, u"1978"_s);
    QVERIFY(compare(odd, odd).score <= 1);
    NameIndex index;
    index.add(7, odd);
    QVERIFY(index.candidates(odd).size() <= 1);
    QVERIFY(index.candidates(named(u"Anar Məmmədli"_s)).size() <= 1);
}

QTEST_APPLESS_MAIN(TestSimilarity)
#include "tst_similarity.moc"
