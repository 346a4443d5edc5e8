// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/sentence_reader.h"
#include "exchange/import/cells/status_reader.h"
#include "schema/duration_text.h"

#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

class TestSentenceReader : public QObject
{
    Q_OBJECT

private:
    QString readingOf(const QString &cell, const QString &header, const QString &language = u"en"_s) const
    {
        const exchange::SentenceCell read = exchange::readSentence(cell, header, *m_terms, language);
        if (!read.finding.isEmpty())
            return u"! "_s + read.finding;
        QStringList out;
        if (read.term)
            out.append(schema::durationText(*read.term, u"en"_s));
        for (const auto &part : {read.kind, read.regime, read.amount.isEmpty() ? std::nullopt : std::optional(read.amount)}) {
            if (part)
                out.append(*part);
        }
        return out.join(", "_L1);
    }

private Q_SLOTS:
    void initTestCase() { m_terms = exchange::ListTerms::load().value(); }

    void reads_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("reading");
        const auto row = [](const char16_t *cell, const char16_t *reading, const char16_t *header = u"Sentence") {
            const QByteArray name = QString::fromUtf16(cell).toUtf8() + '/' + QString::fromUtf16(header).toUtf8();
            QTest::newRow(name.constData()) << QString::fromUtf16(cell) << QString::fromUtf16(header) << QString::fromUtf16(reading);
        };
        row(u"11 years 8 months", u"11 years 8 months");
        row(u"13 years 1 months", u"13 years 1 month");
        row(u"18 months", u"18 months");
        row(u"12 il", u"12 years");
        row(u"7 il 6 ay", u"7 years 6 months");
        row(u"10 лет 6 мес.", u"10 years 6 months");
        row(u"3 г.", u"3 years");
        row(u"6 ay", u"6 months");
        row(u"15 sutka", u"15 days");
        row(u"15 days", u"15 days");
        row(u"15 суток", u"15 days");
        row(u"5 ans", u"5 years");
        row(u"5 ans et 6 mois", u"5 years 6 months");
        row(u"6 yıl 3 ay", u"6 years 3 months");
        row(u"6 años", u"6 years");
        row(u"3 Jahre", u"3 years");
        row(u"٥ سنوات", u"5 years");
        row(u"۵ سال", u"5 years");
        row(u"3 წელი", u"3 years");
        row(u"8.5 years", u"8 years 6 months");
        row(u"8,5 лет", u"8 years 6 months");
        row(u"life", u"life, life");
        row(u"Life imprisonment", u"life, life");
        row(u"ömürlük", u"life, life");
        row(u"пожизненно", u"life, life");
        row(u"müebbet", u"life, life");
        row(u"ağırlaştırılmış müebbet", u"life, life");
        row(u"السجن المؤبد", u"life, life");
        row(u"2.5 years suspended", u"2 years 6 months, conditional");
        row(u"2 il şərti", u"2 years, conditional");
        row(u"3 года условно", u"3 years, conditional");
        row(u"3 года (условно)", u"3 years, conditional");
        row(u"2 ans avec sursis", u"2 years, conditional");
        row(u"suspended sentence of 2 years", u"2 years, conditional");
        row(u"7 лет колонии строгого режима", u"7 years, strict");
        row(u"4 года в колонии общего режима", u"4 years, general");
        row(u"2 года ограничения свободы", u"2 years, restriction_of_liberty");
        row(u"6 лет колонии усиленного режима", u"6 years");
        row(u"3 years with hard labour", u"3 years");
        row(u"1 წელი და 6 თვე", u"1 year 6 months");
        row(u"5 ans ferme", u"5 years");
        row(u"15 سنة سجن مشدد", u"15 years");
        row(u"10 years asked for by the prosecutor", u"! unread_cell");
        row(u"fine 5000 AZN", u"fine, 5000 AZN");
        row(u"штраф 300 000 руб.", u"fine, 300 000 руб.");
        row(u"5000 manat cərimə", u"fine, 5000 manat");
        row(u"fine", u"fine");
        row(u"death penalty", u"death");
        row(u"9", u"9 years", u"Sentence (years)");
        row(u"9", u"9 years", u"Срок, лет");
        row(u"9", u"9 years", u"Cəza (il)");
        row(u"9", u"9 months", u"Term, months");
        row(u"9,5", u"9 years 6 months", u"Sentence (years)");
        row(u"9", u"! unread_cell");
        row(u"999", u"! sentinel_value", u"Sentence (years)");
        row(u"0", u"! sentinel_value", u"Sentence (years)");
        row(u"8.3 years", u"! unread_cell");
        row(u"8.5 months", u"! unread_cell");
        row(u"3 weeks", u"! unread_cell");
        row(u"5-7 years", u"! unread_cell");
        row(u"3 years and fine 5000 AZN", u"! unread_cell");
        row(u"detention", u"! not_a_sentence");
        row(u"Pre-trial detention", u"! not_a_sentence");
        row(u"released", u"! not_a_sentence");
        row(u"nonsense", u"! unread_cell");
        row(u"#N/A", u"! unread_cell");
    }
    void reads()
    {
        QFETCH(QString, cell);
        QFETCH(QString, header);
        QFETCH(QString, reading);
        QCOMPARE(readingOf(cell, header), reading);
    }

    void keepsWhatWasPrinted()
    {
        const auto read = exchange::readSentence(u"2 il 6 ay (şərti)"_s, {}, *m_terms, u"az"_s);
        QVERIFY(read.term);
        QCOMPARE(read.term->printed, u"2 il 6 ay (şərti)"_s);
    }

    void readsStatuses_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("liberty");
        QTest::addColumn<QString>("way");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("plain") << u"Sentenced"_s << u"serving"_s << QString() << true;
        QTest::newRow("two facts") << u"Sentenced; appeal pending"_s << u"serving"_s << QString() << false;
        QTest::newRow("way in brackets") << u"Released (pardoned)"_s << u"pardoned"_s << u"pardon"_s << true;
        QTest::newRow("Russian") << u"В СИЗО / под стражей"_s << u"pretrial"_s << QString() << true;
        QTest::newRow("amnesty") << u"Освобождён, амнистия"_s << u"released"_s << u"amnesty"_s << true;
        QTest::newRow("Arabic") << u"حبس احتياطي"_s << u"pretrial"_s << QString() << true;
        QTest::newRow("contradiction") << u"Sentenced / House arrest"_s << QString() << QString() << false;
        QTest::newRow("nothing") << u"complicated"_s << QString() << QString() << false;
    }
    void readsStatuses()
    {
        QFETCH(QString, cell);
        const exchange::StatusCell read = exchange::readStatus(cell, *m_terms, u"en"_s);
        QTEST(read.liberty.value_or(QString()), "liberty");
        QTEST(read.releaseWay.value_or(QString()), "way");
        QTEST(read.isWhole, "isWhole");
    }

    /// A reader whose work grows with the square of a cell does not come back before Qt Test ends it.
    void readsMillionsOfLetters()
    {
        for (const QString &piece : {u"12 years "_s, u"fine "_s, u"8,5"_s, u"; "_s}) {
            const QString cell = piece.repeated(4'000'000 / piece.size());
            QCOMPARE(exchange::readSentence(cell, {}, *m_terms, u"en"_s).finding, u"unread_cell"_s);
            QVERIFY(!exchange::readStatus(cell, *m_terms, u"en"_s).isWhole);
        }
    }

private:
    std::optional<exchange::ListTerms> m_terms;
};

QTEST_APPLESS_MAIN(TestSentenceReader)
#include "tst_sentence_reader.moc"
