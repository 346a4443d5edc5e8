// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/folding.h"

#include <QRandomGenerator>
#include <QTest>

using dossier::names::fold;
using namespace Qt::StringLiterals;

class TestFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folds_data();
    void folds();
    void isIdempotentForEveryCharacter();
    void isIdempotentForRandomText();
    void theTableAgreesWithTheRules();
    void caseAndCompositionDoNotCount();
    void aMillionSchwas();
    void shortNames();
};

void TestFolding::folds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    const auto row = [](const QString &text, const QString &folded) {
        QTest::newRow(qPrintable(text)) << text << folded;
    };
    row(u"Çingiz Nəbibəyli"_s, u"cingiz nebibeyli"_s);
    row(u"IİıiÎ"_s, u"iiiii"_s);
    row(u"QIZI qızı QİZİ"_s, u"qizi qizi qizi"_s);
    row(u"Straße Ørsted Łódź Đorđe"_s, u"strasse orsted lodz dorde"_s);
    row(u"Mämmäd ÖÜŞĞ"_s, u"mammad ousg"_s);
    row(u"C\u0327ingiz"_s, u"cingiz"_s);
    row(u"Мамедли Андрей Ёлкин"_s, u"мамедли андреи елкин"_s);
    row(u"Мәммәдли"_s, u"меммедли"_s);
    row(u"M\u04d9mm\u04d9dli"_s, u"memmedli"_s);     // the Cyrillic letter among Latin ones
    row(u"\u04d8liyev"_s, u"eliyev"_s);
    row(u"\u04d8ли \u04d9"_s, u"ели е"_s);
    row(u"Σίσυφος"_s, u"σισυφοσ"_s);
    row(u"مُحَمَّد"_s, u"محمد"_s);
    row(u"한국"_s, u"한국"_s);
    row(u"が"_s, u"が"_s);
    row(u"हिन्दी"_s, u"हिन्दी"_s);
    row(u"№ 17; a-b"_s, u"№ 17; a-b"_s);
    row(QString::fromUcs4(U"\U00010400"), QString::fromUcs4(U"\U00010428"));
    row(QString(), QString());
}

void TestFolding::folds()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(fold(text), folded);
}

void TestFolding::isIdempotentForEveryCharacter()
{
    for (char32_t c = 1; c < 0x20000; ++c) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        const QString once = fold(QString::fromUcs4(&c, 1));
        if (fold(once) != once)
            QFAIL(qPrintable(u"U+%1"_s.arg(uint(c), 4, 16)));
    }
}

void TestFolding::isIdempotentForRandomText()
{
    QRandomGenerator random(20261126);
    for (int round = 0; round < 20000; ++round) {
        QString text;
        for (int i = 0; i < 12; ++i)
            text += QChar(char16_t(random.bounded(1, round % 2 == 0 ? 0x600 : 0xd800)));
        const QString once = fold(text);
        QCOMPARE(fold(once), once);
    }
}

void TestFolding::theTableAgreesWithTheRules()
{
    // A letter beyond the table sends the whole text through the rules.
    const QString slow = u"\u4e00"_s;
    for (char16_t c = 1; c < 0x530; ++c) {
        if (c >= 0x4d8 && c <= 0x4db)
            continue;   // the Cyrillic ә, which looks at its neighbours
        const QString text = u"a"_s + QChar(c) + u"b"_s;
        QCOMPARE(fold(text) + slow, fold(text + slow));
    }
}

void TestFolding::caseAndCompositionDoNotCount()
{
    const QString names = u"Şəmşad Ağa İlqar Ömər Ülvi Çiçək Ñandú Élodie Žižek Андрей Ғани Ҹавад"_s;
    QCOMPARE(fold(names.toUpper()), fold(names));
    QCOMPARE(fold(names.toLower()), fold(names));
    QCOMPARE(fold(names.normalized(QString::NormalizationForm_D)), fold(names));
}

void TestFolding::aMillionSchwas()
{
    const QString folded = fold(QString(1'000'000, QChar(0x4d9)) + u'a');
    QCOMPARE(folded.size(), 1'000'001);
}

void TestFolding::shortNames()
{
    const QString name = u"Çingiz Nəbibəyli"_s;
    QBENCHMARK {
        for (int i = 0; i < 100'000; ++i) {
            if (fold(name).isEmpty())
                QFAIL("nothing left");
        }
    }
}

QTEST_APPLESS_MAIN(TestFolding)
#include "tst_folding.moc"
