// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/layout/column_survey.h"
#include "exchange/import/layout/header_words.h"
#include "exchange/import/plan/list_row.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

class TestListRow : public QObject
{
    Q_OBJECT

private:
    exchange::ListRow read(const QString &headers, const QString &cells, exchange::Findings &findings) const
    {
        const auto mapping = exchange::mapHeaders(headers.split(u'|'), *m_words);
        const exchange::TableRow row{2, cells.split(u'|')};
        exchange::ColumnSurvey survey(mapping, {.order = {}, .today = QDate(2026, 11, 1)});
        survey.add(row);
        exchange::Findings ignored;
        return exchange::readListRow(row, {mapping, *m_terms, survey.readings(1, ignored), QDate(2026, 11, 1)}, findings);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_vocabularies = schema::Vocabularies::load().value();
        m_words = exchange::HeaderWords::load(*m_vocabularies).value();
        m_terms = exchange::ListTerms::load().value();
    }

    void readsWhatHasNoRecordYetAndKeepsIt()
    {
        exchange::Findings findings;
        const auto row = read(u"Full name|Aliases|Age|Case No.|Remand until|Regime|Released on|Reason for release|Notes|Photo"_s,
                              u"A B|Ab|42|12/2024|05.06.2025|strict regime|2025|pardon|x|a.jpg"_s, findings);
        QCOMPARE(row.otherNames, u"Ab"_s);
        QCOMPARE(row.age, 42);
        QCOMPARE(row.birthRange.edtf(), u"1983/1984"_s);
        QVERIFY(row.birthDate.isNull());
        QCOMPARE(row.caseNumber, u"12/2024"_s);
        QCOMPARE(row.remandEnd.edtf(), u"2025-06-05"_s);
        QCOMPARE(row.regime, u"strict"_s);
        QCOMPARE(row.releaseDate.edtf(), u"2025"_s);
        QCOMPARE(row.releaseWay, u"pardon"_s);
        QCOMPARE(row.background, u"x"_s);
        QCOMPARE(row.remains.size(), 7);
        QCOMPARE(findings, exchange::Findings{});
    }

    void reportsAndKeeps_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("code");
        const auto row = [](const char16_t *header, const char16_t *cell, const char16_t *code) {
            QTest::newRow(QString::fromUtf16(cell).toUtf8().constData()) << QString::fromUtf16(header) << QString::fromUtf16(cell) << QString::fromUtf16(code);
        };
        row(u"Date of birth", u"31.02.1983", u"impossible_date");
        row(u"Date of birth", u"05.03.2030", u"impossible_date");
        row(u"Date of birth", u"01.01.1900", u"sentinel_value");
        row(u"Date of birth", u"#REF!", u"sentinel_value");
        row(u"Date of birth", u"soonish", u"unread_cell");
        row(u"Date of birth", u"unknown", u"");
        row(u"Date of birth", u"məlum deyil", u"");
        row(u"Date of birth", u"–", u"");
        row(u"Date of birth", u"n/a", u"");
        row(u"Age", u"-1", u"sentinel_value");
        row(u"Age", u"999", u"sentinel_value");
        row(u"Age", u"old", u"unread_cell");
        row(u"Court", u"#N/A", u"sentinel_value");
        row(u"Sentence", u"Pre-trial detention", u"not_a_sentence");
        row(u"Sentence", u"fine 5000 AZN", u"");
        row(u"Status", u"Sentenced; appeal pending", u"several_values");
        row(u"Status", u"Sentenced; House arrest", u"several_values");
        row(u"Status", u"complicated", u"unread_cell");
        row(u"Sex", u"other", u"unread_cell");
        row(u"Age at arrest", u"15", u"unread_cell");
        row(u"Status", u"Released; re-arrested 2025", u"several_values");
    }
    void reportsAndKeeps()
    {
        QFETCH(QString, header);
        QFETCH(QString, cell);
        QFETCH(QString, code);
        exchange::Findings findings;
        const auto row = read(u"Full name|"_s + header, u"A B|"_s + cell, findings);
        QCOMPARE(row.remains, QStringList{header + u": "_s + cell});
        QCOMPARE(findings, code.isEmpty() ? exchange::Findings{} : (exchange::Findings{{2, 2, code, cell}}));
    }

    void theLettersOfTheSexesAreTheirColumns()
    {
        exchange::ColumnMapping mapping = exchange::mapHeaders({u"Nombre"_s, u"Sexo"_s}, *m_words);
        const auto sexOf = [&](const QString &cell, const std::optional<QString> &letterM) {
            exchange::Findings findings;
            return exchange::readListRow({2, {u"Ana"_s, cell}}, {mapping, *m_terms, {}, {}, true, letterM}, findings).sex.value_or(u"-"_s);
        };
        QCOMPARE(sexOf(u"M"_s, u"female"_s), u"female"_s);
        QCOMPARE(sexOf(u"H"_s, u"female"_s), u"male"_s);
        QCOMPARE(sexOf(u"M"_s, QString()), u"-"_s);
        QCOMPARE(sexOf(u"M"_s, std::nullopt), u"male"_s);
    }

    void aDayBesideAReleaseIsNoWordAgainstIt()
    {
        exchange::Findings findings;
        QCOMPARE(read(u"Full name|Status"_s, u"A B|Released, 12 March 2024"_s, findings).libertyStatus, u"released"_s);
        QCOMPARE(read(u"Full name|Status"_s, u"A B|Released; then back in prison"_s, findings).libertyStatus, std::nullopt);
    }

    void aSuspendedSentenceIsInItsFields()
    {
        exchange::Findings findings;
        const auto row = read(u"Full name|Sentence"_s, u"A B|2 years suspended"_s, findings);
        QCOMPARE(row.sentence->years, 2);
        QVERIFY(row.sentenceKind);
        QCOMPARE(row.remains, QStringList());
    }

    void articlesThatAreNotReadStayAsWording()
    {
        exchange::Findings findings;
        const auto row = read(u"Full name|Articles"_s, u"A B|206.3.2 and fraud"_s, findings);
        QCOMPARE(row.articles, u"206.3.2 and fraud"_s);
        QCOMPARE(row.remains, QStringList());
        QCOMPARE(findings, (exchange::Findings{{2, 2, u"articles_not_read"_s, u"206.3.2 and fraud"_s}}));
    }

    /// Whatever stands in a cell is either in a field, whole, or in what remains.
    void losesNoCell()
    {
        const QStringList cells{u"05.03.2024"_s, u"5/3/24"_s, u"1401"_s, u"206.3.2"_s, u"2 il şərti"_s, u"Sentenced; x"_s, u"K"_s, u"-1"_s, u"n/a"_s,
                                u"#N/A"_s, u"life"_s, u"House arrest"_s, u"ИК-17"_s, u"42"_s, u"00.00.0000"_s, u"fine 3 AZN"_s, u"pardon"_s, u"'=1+1"_s};
        for (int i = 1; i <= int(exchange::Column::Photo); ++i) {
            const auto column = exchange::Column(i);
            for (const QString &cell : cells) {
                const exchange::ColumnMapping mapping{.headers = {u"H"_s}, .columns = {column}, .language = u"en"_s, .duplicates = {}, .guessed = {}};
                exchange::Findings findings;
                const auto row = exchange::readListRow({2, {cell}}, {mapping, *m_terms, {}, {}}, findings);
                const bool isField = row.number || !row.name().isEmpty() || !row.patronymic.isEmpty() || row.sex || !row.birthDate.isNull() || !row.group.isEmpty()
                                     || !row.jointCase.isEmpty() || !row.arrestDate.isNull() || !row.arrestPlace.isEmpty() || !row.articles.isEmpty()
                                     || row.libertyStatus || row.sentence || !row.sentenceDate.isNull() || !row.sentenceEnd.isNull() || !row.court.isEmpty()
                                     || !row.detentionPlace.isEmpty() || row.detentionKind || !row.background.isEmpty() || !row.occupation.isEmpty()
                                     || !row.affiliation.isEmpty() || !row.region.isEmpty() || !row.health.isEmpty()
                                     || !row.birthYear.isNull() || !row.arrestedBy.isEmpty() || !row.remandEnd.isNull();
                QVERIFY2(isField || row.remains.size() == 1, qPrintable(exchange::columnName(column) + u": "_s + cell));
                QVERIFY2(exchange::isStored(column) || row.remains.size() == 1, qPrintable(exchange::columnName(column) + u": "_s + cell));
            }
        }
    }

    /// A reader whose work grows with the square of a cell does not come back before Qt Test ends it.
    void readsMillionsOfLetters()
    {
        for (int i = 1; i <= int(exchange::Column::Photo); ++i) {
            const exchange::ColumnMapping mapping{.headers = {u"H"_s}, .columns = {exchange::Column(i)}, .language = u"en"_s, .duplicates = {}, .guessed = {}};
            const exchange::TableRow row{2, {u"12.2 a; "_s.repeated(500'000)}};
            exchange::Findings findings;
            const auto read = exchange::readListRow(row, {mapping, *m_terms, {}, {}}, findings);
            QVERIFY2(read.remains.size() <= 1, qPrintable(exchange::columnName(exchange::Column(i))));
        }
    }

private:
    std::optional<schema::Vocabularies> m_vocabularies;
    std::optional<exchange::HeaderWords> m_words;
    std::optional<exchange::ListTerms> m_terms;
};

QTEST_APPLESS_MAIN(TestListRow)
#include "tst_list_row.moc"
