// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/csv_rows.h"
#include "schema/vocabulary.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace dossier;
using namespace dossier::schema;
using namespace Qt::StringLiterals;

class TestVocabulary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void termsAreFound_data();
    void termsAreFound();
    void aLabelOfSeveralTermsFindsNone();
    void labelsFallBack();
    void termsAreWellFormed();
    void labelsOfTermsAndGlossaryAgree();
    void tablesAreRead();
    void labelsAreReadOneByOne();
    void everyLabelIsWhatTheTableSays();
    void brokenTablesAreRefused_data();
    void brokenTablesAreRefused();

private:
    Vocabularies m_vocabularies = Vocabularies::load().value();
};

void TestVocabulary::initTestCase()
{
    QVERIFY(m_vocabularies.names().size() > 40);
    QVERIFY(!m_vocabularies.vocabulary("shoe_size"));
    QVERIFY(m_vocabularies.vocabulary("country")->terms.size() >= 249);
}

void TestVocabulary::termsAreFound_data()
{
    QTest::addColumn<QByteArray>("vocabulary");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *vocabulary, const QString &text, const QString &key) {
        QTest::newRow(qPrintable(QLatin1StringView(vocabulary) + u' ' + text)) << QByteArray(vocabulary) << text << key;
    };
    row("liberty", u"house_arrest"_s, u"house_arrest"_s);
    row("liberty", u"house-arrest"_s, u"house_arrest"_s);
    row("liberty", u"HOUSE_ARREST"_s, u"house_arrest"_s);
    row("liberty", u"Under house arrest"_s, u"house_arrest"_s);
    row("liberty", u" under HOUSE arrest "_s, u"house_arrest"_s);
    row("sex", u"Kişi"_s, u"male"_s);
    row("sex", u"KİŞİ"_s, u"male"_s);
    row("sex", u"KIŞI"_s, u"male"_s);
    row("sex", u"женский"_s, u"female"_s);
    row("country", u"az"_s, u"AZ"_s);
    row("country", u"Azərbaycan"_s, u"AZ"_s);
    row("language", u"az"_s, u"az"_s);
    row("naming_basis", u"public-record"_s, u"public_record"_s);
    row("detention", u"transfer"_s, u"transfer"_s);                     // retired: by its key only
    row("detention", u"Change of place (transfer)"_s, QString());
    row("sex", u"neither"_s, QString());
    row("sex", QString(), QString());
}

void TestVocabulary::termsAreFound()
{
    QFETCH(QByteArray, vocabulary);
    QFETCH(QString, text);
    QFETCH(QString, key);
    const Term *term = m_vocabularies.vocabulary(vocabulary)->find(text);
    QCOMPARE(term ? term->key : QString(), key);
}

void TestVocabulary::aLabelOfSeveralTermsFindsNone()
{
    const Vocabulary vocabulary{"colour",
                                {{u"light_blue"_s, {{u"en"_s, u"Blue"_s}}, {}, false},
                                 {u"dark_blue"_s, {{u"en"_s, u"blue"_s}}, {}, false}}};
    QVERIFY(!vocabulary.find(u"blue"_s));
    QVERIFY(vocabulary.find(u"dark-blue"_s));
}

void TestVocabulary::labelsFallBack()
{
    QCOMPARE(m_vocabularies.label("entity.person", u"az"_s), u"Şəxs"_s);
    QCOMPARE(m_vocabularies.label("entity.person", u"ka"_s), u"Person"_s);
    QCOMPARE(m_vocabularies.label("entity.shoe", u"az"_s), u"entity.shoe"_s);
    const Term term{u"red"_s, {{u"en"_s, u"Red"_s}}, {}, false};
    QCOMPARE(term.label(u"ru"_s), u"Red"_s);
    QCOMPARE((Term{u"red"_s, {}, {}, false}).label(u"ru"_s), u"red"_s);
}

void TestVocabulary::termsAreWellFormed()
{
    static const QRegularExpression kKey(u"\\A[A-Za-z0-9_]+\\z"_s);
    for (const QByteArray &name : m_vocabularies.names()) {
        const Vocabulary &vocabulary = *m_vocabularies.vocabulary(name);
        QVERIFY2(!vocabulary.terms.isEmpty(), name.constData());
        for (const Term &term : vocabulary.terms) {
            QVERIFY2(kKey.match(term.key).hasMatch(), qPrintable(term.key));
            for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s})
                QVERIFY2(!term.labels.value(language).isEmpty(), qPrintable(term.key));
        }
    }
}

void TestVocabulary::labelsOfTermsAndGlossaryAgree()
{
    int compared = 0;
    for (const QByteArray &name : m_vocabularies.names()) {
        for (const Term &term : m_vocabularies.vocabulary(name)->terms) {
            const QByteArray key = "vocab." + name + '.' + term.key.toLatin1();
            if (!m_vocabularies.hasLabel(key))
                continue;
            ++compared;
            for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s})
                QCOMPARE(term.label(language), m_vocabularies.label(key, language));
        }
    }
    QVERIFY(compared > 200);
}

void TestVocabulary::tablesAreRead()
{
    const auto rows = readCsvRows("key,en\r\na,\"one, \"\"two\"\"\nthree\"\nb,\n");
    QVERIFY(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->at(0).value(u"en"_s), u"one, \"two\"\nthree"_s);
    QCOMPARE(rows->at(1).value(u"key"_s), u"b"_s);
    QCOMPARE(readCsvRows("key,en\nlast,cell")->at(0).value(u"en"_s), u"cell"_s);
    QVERIFY(readCsvRows("")->isEmpty());
}

void TestVocabulary::labelsAreReadOneByOne()
{
    const auto labels = LabelTable::read("key,note,en,az\r\na,\"x, \"\"y\"\"\",\"one, \"\"two\"\"\nthree\",bir\r\nb,,plain,\n");
    QVERIFY(labels);
    QCOMPARE(labels->label("a", u"en"_s), u"one, \"two\"\nthree"_s);
    QCOMPARE(labels->label("a", u"az"_s), u"bir"_s);
    QCOMPARE(labels->label("b", u"en"_s), u"plain"_s);
    QCOMPARE(labels->label("b", u"az"_s), QString());
    QCOMPARE(labels->label("b", u"fr"_s), QString());
    QCOMPARE(labels->label("c", u"en"_s), QString());
    QVERIFY(labels->contains("b"));
    QVERIFY(!labels->contains("c"));
}

void TestVocabulary::everyLabelIsWhatTheTableSays()
{
    QFile file(u":/dossier/labels/glossary.csv"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const auto labels = LabelTable::read(bytes);
    const auto rows = readCsvRows(bytes);
    QVERIFY(labels && rows);
    QVERIFY(rows->size() > 1000);
    for (const CsvRow &row : *rows) {
        for (const QString &language : {u"en"_s, u"az"_s, u"ru"_s, u"tr"_s, u"fr"_s}) {
            QCOMPARE(labels->label(row.value(u"key"_s).toLatin1(), language),
                     row.value(language).normalized(QString::NormalizationForm_C));
        }
    }
}

void TestVocabulary::brokenTablesAreRefused_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("narrow") << QByteArray("key,en\na\n");
    QTest::newRow("wide") << QByteArray("key,en\na,b,c\n");
    QTest::newRow("unclosed quote") << QByteArray("key,en\na,\"b\n");
}

void TestVocabulary::brokenTablesAreRefused()
{
    QFETCH(QByteArray, table);
    const auto rows = readCsvRows(table);
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, base::ErrorCode::MalformedInput);
    const auto labels = LabelTable::read(table);
    QVERIFY(!labels);
    QCOMPARE(labels.error().code, base::ErrorCode::MalformedInput);
}

QTEST_APPLESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
