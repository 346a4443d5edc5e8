// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/column_mapping.h"
#include "exchange/import/layout/header_words.h"

#include <QTest>

using namespace dossier;
using exchange::Column;
using namespace Qt::StringLiterals;

class TestColumnMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = schema::Vocabularies::load();
        QVERIFY(loaded);
        m_words = exchange::HeaderWords::ofGlossary(*loaded);
    }

    void readsHeadersOfThreeLanguages()
    {
        const auto english = exchange::mapHeaders({u"No."_s, u"Full name"_s, u"Date of arrest"_s, u"Mood"_s}, m_words);
        QCOMPARE(english.columns, (QList<Column>{Column::Number, Column::FullName, Column::ArrestDate, Column::None}));
        QCOMPARE(english.language, u"en"_s);
        const auto russian = exchange::mapHeaders({u"№"_s, u"Фамилия, имя"_s, u"Отчество"_s, u"Статья УК"_s}, m_words);
        QCOMPARE(russian.columns, (QList<Column>{Column::Number, Column::FullName, Column::Patronymic, Column::Article}));
        QCOMPARE(russian.language, u"ru"_s);
        const auto azerbaijani = exchange::mapHeaders({u"ADI SOYADI"_s, u"Həbs tarixi"_s, u"Ata adı"_s}, m_words);
        QCOMPARE(azerbaijani.columns, (QList<Column>{Column::FullName, Column::ArrestDate, Column::Patronymic}));
        QCOMPARE(azerbaijani.language, u"az"_s);
    }

    void neverMapsTwoHeadersToOneColumn()
    {
        const auto mapping = exchange::mapHeaders({u"Name"_s, u"Full name"_s}, m_words);
        QCOMPARE(mapping.columns, (QList<Column>{Column::FullName, Column::None}));
    }

    void takesOverridesFromAFile()
    {
        auto mapping = exchange::mapHeaders({u"Name"_s, u"When"_s, u"Status"_s}, m_words);
        QVERIFY(exchange::applyMappingFile(R"({"schema":1,"columns":{"When":"arrest_date","Status":""}})", mapping));
        QCOMPARE(mapping.columns, (QList<Column>{Column::FullName, Column::ArrestDate, Column::None}));
    }

    void refusesAFileThatDoesNotFit_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("not JSON") << QByteArray("columns");
        QTest::newRow("no columns") << QByteArray("{}");
        QTest::newRow("unknown header") << QByteArray(R"({"columns":{"Nowhere":"status"}})");
        QTest::newRow("unknown column") << QByteArray(R"({"columns":{"Name":"shoe_size"}})");
        QTest::newRow("three for one") << QByteArray(R"({"columns":{"Name":"full_name","Nick":"full_name","Alias":"full_name"}})");
    }
    void refusesAFileThatDoesNotFit()
    {
        QFETCH(QByteArray, json);
        auto mapping = exchange::mapHeaders({u"Name"_s, u"Nick"_s, u"Alias"_s}, m_words);
        QVERIFY(!exchange::applyMappingFile(json, mapping));
    }

    void severalAreLeftOut()
    {
        auto mapping = exchange::mapHeaders({u"Name"_s, u"When"_s, u"Status"_s}, m_words);
        QVERIFY(exchange::applyMappingFile(R"({"schema":1,"columns":{"When":"","Status":""}})", mapping));
        QCOMPARE(mapping.columns, (QList<Column>{Column::FullName, Column::None, Column::None}));
    }

    void ofTwoChosenForOneTheLastColumnHoldsIt()
    {
        for (int i = 0; i < 20; ++i) {
            QHash<QString, QString> chosen{{u"B"_s, u"full_name"_s}, {u"A"_s, u"full_name"_s}, {u"C"_s, u"full_name"_s}};
            chosen.insert(QString::number(i), u"status"_s);
            auto mapping = exchange::mapHeaders({u"A"_s, u"B"_s, u"C"_s}, m_words);
            exchange::applyChosen(chosen, mapping);
            QCOMPARE(mapping.columns, (QList<Column>{Column::None, Column::None, Column::FullName}));
        }
    }

private:
    exchange::HeaderWords m_words;
};

QTEST_APPLESS_MAIN(TestColumnMapping)
#include "tst_column_mapping.moc"
