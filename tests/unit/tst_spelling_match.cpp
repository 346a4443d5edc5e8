// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/spelling_match.h"

#include <QTest>

#include <algorithm>

using namespace dossier::names;
using namespace Qt::StringLiterals;

namespace {

/// Of the worst word.
SpellingKind kindOf(const QString &query, const QString &name)
{
    const QList<WordMatch> words = SpellingMatch(query).in({name});
    SpellingKind kind = words.isEmpty() ? SpellingKind::None : SpellingKind::Exact;
    for (const WordMatch &word : words)
        kind = std::min(kind, word.kind);
    return kind;
}

} // namespace

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
    row(u"Mamed"_s, u"Anar Məmmədov"_s, SpellingKind::Variant);
    row(u"Afiaddin Mamedov"_s, u"A. Məmmədov"_s, SpellingKind::Variant);
    row(u"Afiaddin"_s, u"A. Məmmədov"_s, SpellingKind::None);
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
    QCOMPARE(kindOf(query, name), kind);
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
                QVERIFY2(kindOf(asked, name) != SpellingKind::None, qPrintable(asked + u" ~ "_s + name));
        }
    }
}

void TestSpellingMatch::saysWhichWordsMet()
{
    const QStringList names{u"Anar Asəf oğlu Məmmədov"_s, u"Анар Мамедов"_s};
    QCOMPARE(SpellingMatch(u"Mamedow Ana ogly Nobody"_s).in(names),
             (QList<WordMatch>{{SpellingKind::Variant, u"Mamedow"_s, u"Məmmədov"_s, false, ReasonCode::OtherSpelling},
                               {SpellingKind::Exact, u"Ana"_s, u"Anar"_s, true},
                               {SpellingKind::None, u"Nobody"_s}}));
    QCOMPARE(SpellingMatch(u"мамед"_s).in(names).first(), (WordMatch{SpellingKind::Fold, u"мамед"_s, u"Мамедов"_s, true}));
    QCOMPARE(SpellingMatch(u"Gahramanov A."_s).in({u"Anar Qəhrəmanlı"_s}),
             (QList<WordMatch>{{SpellingKind::Variant, u"Gahramanov"_s, u"Qəhrəmanlı"_s, false, ReasonCode::SurnameEnding},
                               {SpellingKind::Exact, u"A"_s, u"Anar"_s, true}}));
}

QTEST_APPLESS_MAIN(TestSpellingMatch)
#include "tst_spelling_match.moc"
