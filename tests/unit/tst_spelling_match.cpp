// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/spelling_match.h"

#include <QTest>

using namespace dossier::names;
using namespace Qt::StringLiterals;

class TestSpellingMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void spellingsSeenInPrintMeet();
    void saysWhichWordsMet();
};

void TestSpellingMatch::kinds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("name");
    QTest::addColumn<SpellingKind>("kind");
    const auto row = [](const QString &query, const QString &name, SpellingKind kind) {
        QTest::newRow(qPrintable(query + u" ~ "_s + name)) << query << name << kind;
    };
    row(u"Məmmədli"_s, u"Anar Məmmədli"_s, SpellingKind::Exact);
    row(u"Məm"_s, u"Anar Məmmədli"_s, SpellingKind::Exact);
    row(u"memmedli anar"_s, u"Anar Məmmədli"_s, SpellingKind::Fold);
    row(u"MƏM"_s, u"Anar Məmmədli"_s, SpellingKind::Fold);
    row(u"Mamedov"_s, u"Anar Məmmədov"_s, SpellingKind::Variant);
    row(u"Мамедов"_s, u"Anar Məmmədov"_s, SpellingKind::Variant);
    row(u"Гасанов"_s, u"Həsənov Rauf"_s, SpellingKind::Variant);
    row(u"Gahramanov"_s, u"Nurlan Qəhrəmanlı"_s, SpellingKind::Variant);
    row(u"محمدلی"_s, u"Anar Məmmədli"_s, SpellingKind::Variant);
    row(u"anar mamedov"_s, u"Anar Məmmədov"_s, SpellingKind::Variant);
    row(u"Mammadov"_s, u"Anar Həsənov"_s, SpellingKind::None);
    row(u"Anar Mammadov"_s, u"Rauf Məmmədov"_s, SpellingKind::None);
    row(u"Ilgar"_s, u"Igar Mammadov"_s, SpellingKind::None);
    row(u""_s, u"Anar"_s, SpellingKind::None);
    row(u"Anar"_s, u""_s, SpellingKind::None);
    row(u"17"_s, u"Anar"_s, SpellingKind::None);
}

void TestSpellingMatch::kinds()
{
    QFETCH(QString, query);
    QFETCH(QString, name);
    QFETCH(SpellingKind, kind);
    const SpellingMatch match = spellingMatch(query, name);
    QCOMPARE(match.kind, kind);
    QCOMPARE(match.words.isEmpty(), kind == SpellingKind::None);
}

void TestSpellingMatch::spellingsSeenInPrintMeet()
{
    const QList<QStringList> people{
        {u"Sevinj Vagifgyzy"_s, u"Sevinj Vagifgizi"_s, u"Sevinj Vagifqizi"_s},
        {u"Mahammad Kekalov"_s, u"Mohammed Kekalov"_s},
        {u"Hafiz Babali"_s, u"Hafiz Babaly"_s},
        {u"Elnara Gasimova"_s, u"Elnara Gasymova"_s},
        {u"Farid Mehralizada"_s, u"Farid Mehralizade"_s, u"Farid Mehralizadeh"_s},
        {u"Aynur Elgunesh"_s, u"Aynur Elgunash"_s},
        {u"Aytaj Tapdig"_s, u"Aytac Tapdıg"_s},
        {u"Nurlan Gahramanov"_s, u"Nurlan Gahramanli"_s},
        {u"Shamshad Agha"_s, u"Shamshad Aghayev"_s},
        {u"Afiaddin Mammadov"_s, u"Afiaddin Mamedov"_s},
        {u"Leyla Madatli"_s, u"Leyla Madatova"_s},
        {u"Kamran Baghirov"_s, u"Kamran Bagirov"_s},
        {u"Anar Mammadli"_s, u"Anar Məmmədli"_s, u"Анар Мамедли"_s, u"Анар Мәммәдли"_s, u"انار محمدلی"_s},
        {u"Rasim Sadykhov"_s, u"Rasim Sadigov"_s, u"Rasim Sadıqov"_s}};
    for (const QStringList &spellings : people) {
        for (const QString &asked : spellings) {
            for (const QString &name : spellings)
                QVERIFY2(spellingMatch(asked, name).kind != SpellingKind::None, qPrintable(asked + u" ~ "_s + name));
        }
    }
}

void TestSpellingMatch::saysWhichWordsMet()
{
    const SpellingMatch match = spellingMatch(u"mamedov Ana", u"Anar Asəf oğlu Məmmədov");
    QCOMPARE(match.kind, SpellingKind::Variant);
    QCOMPARE(match.words, (QList<WordMatch>{{SpellingKind::Variant, u"mamedov"_s, u"Məmmədov"_s, false},
                                            {SpellingKind::Exact, u"Ana"_s, u"Anar"_s, true}}));
}

QTEST_APPLESS_MAIN(TestSpellingMatch)
#include "tst_spelling_match.moc"
