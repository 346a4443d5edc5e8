// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/protected_names.h"
#include "disclosure/token_stream.h"

#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace Qt::StringLiterals;
using Effect = NameFinding::Effect;
using Kind = NameFinding::Kind;

class TestProtectedNames : public QObject
{
    Q_OBJECT

    static ProtectedName person(const QString &given, const QString &patronymic, const QString &surname)
    {
        ProtectedName out;
        out.given = given;
        out.patronymic = patronymic;
        out.surname = surname;
        out.fullNames = {(given + u' ' + patronymic + u' ' + surname).simplified()};
        return out;
    }
    static QString strongest(const QStringList &text, const MatchContext &context)
    {
        QString out = u"nothing"_s;
        for (const NameFinding &finding : findProtectedNames(text, context)) {
            if (finding.effect == Effect::Blocks)
                return u"blocks"_s;
            if (finding.effect == Effect::Homonym)
                out = u"homonym"_s;
            else if (out == u"nothing")
                out = u"warns"_s;
        }
        return out;
    }

private Q_SLOTS:
    void wordsAreComparedWithoutTheirDress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("ligature") << QString(u"O\uFB03ce"_s) << QStringList{u"office"_s};
        QTest::newRow("arabic forms") << QString(u"\uFEE3\uFEA4\uFEE4\uFEAA"_s) << QStringList{u"محمد"_s};
        QTest::newRow("apostrophe") << u"O’Brien O'Brien"_s << QStringList{u"obrien"_s, u"obrien"_s};
        QTest::newRow("soft hyphen") << QString(u"Mehra\u00ADliza"_s) << QStringList{u"mehraliza"_s};
        QTest::newRow("zero width") << QString(u"Me\u200Bhra"_s) << QStringList{u"mehra"_s};
        QTest::newRow("address") << u"ada@example.org"_s << QStringList{u"ada"_s, u"example"_s, u"org"_s};
        QTest::newRow("nothing") << u" – "_s << QStringList{};
    }
    void wordsAreComparedWithoutTheirDress()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QCOMPARE(textsOf(tokensOf(text)), words);
    }

    void whatIsFound_data()
    {
        QTest::addColumn<QStringList>("text");
        QTest::addColumn<QString>("effect");
        const auto row = [](const char *name, const char16_t *text, const char16_t *effect) {
            QTest::newRow(name) << QStringList{QString::fromUtf16(text)} << QString::fromUtf16(effect);
        };
        row("as written", u"signed by Anar Asəf oğlu Məmmədli today", u"blocks");
        row("without patronymic", u"Anar Məmmədli", u"blocks");
        row("family name first", u"Məmmədli Anar Asəf oğlu", u"blocks");
        row("index", u"MƏMMƏDLİ, Anar", u"blocks");
        row("transliterated", u"Anar Mammadli", u"blocks");
        row("cyrillic", u"Анар Мамедли", u"blocks");
        row("ligature inside", u"Grif\uFB01n", u"nothing");
        row("divided at a line end", u"Anar Məm-\nmədli", u"blocks");
        row("divided by a soft hyphen", u"Anar Məm\u00ADmədli", u"blocks");
        row("over a line", u"Anar\nMəmmədli", u"blocks");
        row("surname alone", u"as Məmmədli said", u"blocks");
        row("in the genitive", u"Məmmədlinin", u"blocks");
        row("full name in the dative", u"Vüqar Əliyevə", u"blocks");
        row("inside another word", u"Məmmədliçilik", u"nothing");
        row("given name alone", u"as Anar said", u"warns");
        row("one letter off", u"as Məmmədlo said", u"warns");
        row("another person", u"Leyla Quliyeva", u"nothing");
        row("common surname", u"as Əliyev said", u"warns");
        row("initial and common surname", u"V. Əliyev", u"warns");
        row("full name with a common surname", u"Vüqar Əliyev", u"blocks");
        row("alias", u"known as Qara Qartal", u"blocks");
        row("e-mail", u"write to ANAR.M@Example.org", u"blocks");
        row("part of the e-mail", u"example.org", u"nothing");
        row("phone", u"call 050 123-45-67", u"blocks");
        row("phone with country", u"+994 (50) 1234567", u"blocks");
        row("other digits", u"206.3.2; 192.3.2", u"nothing");
        row("chinese", u"签名人王小明等", u"blocks");
        row("one character of it", u"王", u"nothing");
        row("nothing", u"", u"nothing");
    }
    void whatIsFound()
    {
        QFETCH(QStringList, text);
        QFETCH(QString, effect);
        MatchContext context;
        ProtectedName anar = person(u"Anar"_s, u"Asəf oğlu"_s, u"Məmmədli"_s);
        anar.aliases = {u"Qara Qartal"_s};
        anar.contacts = {u"anar.m@example.org"_s, u"+994 50 123 45 67"_s};
        ProtectedName chinese;
        chinese.fullNames = {u"王小明"_s};
        context.protectedNames = {anar, person(u"Vüqar"_s, {}, u"Əliyev"_s), chinese};
        context.commonParts = {u"eliyev"_s};
        QCOMPARE(strongest(text, context), effect);
    }

    void aNameIsFoundAcrossStrings()
    {
        MatchContext context{{person(u"Anar"_s, {}, u"Məmmədli"_s)}, {}, {}};
        const QList<NameFinding> found = findProtectedNames({u"x"_s, u"y Anar"_s, u"Məmmədli z"_s}, context);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].kind, Kind::FullName);
        QCOMPARE(found[0].source, 1);
        QCOMPARE(found[0].matched, u"anar memmedli"_s);
    }

    void aReleasedNamesakeIsAHomonym_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("effect");
        QTest::newRow("the released person") << u"Elşad Vəliyev"_s << u"homonym"_s;
        QTest::newRow("in the index") << u"Vəliyev, Elşad"_s << u"homonym"_s;
        QTest::newRow("spelt another way") << u"Elshad Valiyev"_s << u"blocks"_s;
        QTest::newRow("part of it") << u"Vəliyev"_s << u"blocks"_s;
        QTest::newRow("with another patronymic") << u"Elşad Asəf oğlu Vəliyev"_s << u"blocks"_s;
    }
    void aReleasedNamesakeIsAHomonym()
    {
        QFETCH(QString, text);
        QFETCH(QString, effect);
        MatchContext context{{person(u"Elşad"_s, {}, u"Vəliyev"_s)}, {u"Elşad Vəliyev"_s}, {}};
        QCOMPARE(strongest({text}, context), effect);
    }

    void partsOfReleasedNamesAreNoHits()
    {
        MatchContext context{{person(u"Elşad"_s, {}, u"Quliyev"_s)}, {u"Elşad Vəliyev"_s, u"Rauf Quliyev"_s}, {}};
        QCOMPARE(strongest({u"Elşad Vəliyev and Rauf Quliyev"_s}, context), u"nothing"_s);
    }
};

QTEST_GUILESS_MAIN(TestProtectedNames)
#include "tst_protected_names.moc"
