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

void TestSpellingMatch::saysWhichWordsMet()
{
    const SpellingMatch match = spellingMatch(u"mamedov Ana", u"Anar Asəf oğlu Məmmədov");
    QCOMPARE(match.kind, SpellingKind::Variant);
    QCOMPARE(match.words, (QList<WordMatch>{{SpellingKind::Variant, u"mamedov"_s, u"Məmmədov"_s, false},
                                            {SpellingKind::Exact, u"Ana"_s, u"Anar"_s, true}}));
}

QTEST_APPLESS_MAIN(TestSpellingMatch)
#include "tst_spelling_match.moc"
