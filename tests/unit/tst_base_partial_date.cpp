// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/partial_date.h"

#include <QTest>

using namespace dossier::base;
using namespace Qt::StringLiterals;

namespace {

QString readingOf(const QString &typed, DateLanguage language = DateLanguage::English, QDate today = {},
                  DateOrder order = DateOrder::DayMonthYear)
{
    const Result<PartialDate> date = PartialDate::parse(typed, language, today, order);
    return date ? date->edtf() : u"! "_s + date.error().detail;
}

} // namespace

class TestPartialDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatListsHave_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("edtf");
        const auto row = [](const char16_t *typed, const char16_t *edtf) {
            QTest::newRow(QString::fromUtf16(typed).toUtf8().constData()) << QString::fromUtf16(typed) << QString::fromUtf16(edtf);
        };
        // figures
        row(u"20.01.1997", u"1997-01-20");
        row(u"  20.01.1997 ", u"1997-01-20");
        row(u"1.2.2024", u"2024-02-01");
        row(u"1968-03-05", u"1968-03-05");
        row(u"1997.01.20", u"1997-01-20");
        row(u"2024/05/03", u"2024-05-03");
        row(u"05/03/2024", u"2024-03-05");
        row(u"05-03-2024", u"2024-03-05");
        row(u"03.2021", u"2021-03");
        row(u"06/1959", u"1959-06");
        row(u"03-2021", u"2021-03");
        row(u"2024/05", u"2024-05");
        row(u"1980", u"1980");
        row(u"20.01.1997 г.", u"1997-01-20");
        row(u"20.01.1997-ci il", u"1997-01-20");
        row(u"٢٠.٠١.١٩٩٧", u"1997-01-20");
        row(u"۲۰۲۴", u"2024");
        row(u"၂၀၂၄", u"2024");
        // languages that are only read
        for (const char16_t *typed : {u"5 Mart 2024", u"5 mars 2024", u"le 5 mars 2024", u"5 de marzo de 2024", u"5. März 2024", u"٥ مارس ٢٠٢٤",
                                      u"5 آذار 2024", u"5 березня 2024 р.", u"5 сакавіка 2024 г.", u"2024 წლის 5 მარტი"})
            row(typed, u"2024-03-05");
        row(u"Ağustos 2023", u"2023-08");
        row(u"12 ARALIK 2023", u"2023-12-12");
        row(u"1er février 2022", u"2022-02-01");
        row(u"15 كانون الثاني 2022", u"2022-01-15");
        row(u"vers 1968", u"1968~");
        // a part of a date is not told
        row(u"early 2024", u"2024");
        row(u"mid-2023", u"2023");
        row(u"end of May 2024", u"2024-05");
        row(u"в начале 2023 г.", u"2023");
        row(u"2023-cü ilin sonu", u"2023");
        row(u"before the end of 2024", u"../2024");
        row(u"до конца 2024", u"../2024");
        row(u"after early 2024", u"2024/..");
        row(u"since late 2024", u"2024/..");
        // words
        row(u"July 13, 1984", u"1984-07-13");
        row(u"13 July 1984", u"1984-07-13");
        row(u"13th of July, 1984", u"1984-07-13");
        row(u"13-Jul-1984", u"1984-07-13");
        row(u"Sept. 3, 2024", u"2024-09-03");
        row(u"3. May 2024", u"2024-05-03");
        row(u"March 2021", u"2021-03");
        row(u"MARCH 2021", u"2021-03");
        row(u"mart 2021", u"2021-03");
        row(u"март 2021", u"2021-03");
        row(u"в марте 2021 года", u"2021-03");
        row(u"3 may 2024", u"2024-05-03");
        row(u"3 may 2024-cü il", u"2024-05-03");
        row(u"3 İYUN 2024-cü il", u"2024-06-03");
        row(u"2024-cü ilin mayı", u"2024-05");
        row(u"2024-cü il mayın 3-ü", u"2024-05-03");
        row(u"2024-cü ildə", u"2024");
        row(u"3 мая 2024 г.", u"2024-05-03");
        row(u"3 мая 2024г", u"2024-05-03");
        row(u"2024 год", u"2024");
        row(u"30 янв. 2025", u"2025-01-30");
        row(u"the year 2024", u"2024");
        row(u"spring 2024", u"2024-21");
        row(u"Fall 2024", u"2024-23");
        row(u"весна 2024 г.", u"2024-21");
        row(u"зимой 2024 года", u"2024-24");
        row(u"yaz 2024", u"2024-21");
        row(u"2024-cü ilin yayı", u"2024-22");
        row(u"qış 2024", u"2024-24");
        row(u"winter 2023/24", u"2023-12/2024-02");
        row(u"winter 2023–2024", u"2023-12/2024-02");
        row(u"зима 2023/24", u"2023-12/2024-02");
        // about, perhaps
        row(u"~2023", u"2023~");
        row(u"c. 2023", u"2023~");
        row(u"ca 2023", u"2023~");
        row(u"about May 2023", u"2023-05~");
        row(u"около 2023 года", u"2023~");
        row(u"примерно в мае 2023 г.", u"2023-05~");
        row(u"təxminən 2023-cü il", u"2023~");
        row(u"2023?", u"2023?");
        row(u"2023 (?)", u"2023?");
        row(u"?2023", u"2023?");
        row(u"about 2023?", u"2023%");
        row(u"возможно 2023", u"2023?");
        // bounds
        row(u"before 2 July 1958", u"../1958-07-01");
        row(u"before 24 September 1961", u"../1961-09-23");
        row(u"before 1 January 2024", u"../2023-12-31");
        row(u"before May 2024", u"../2024-04");
        row(u"before January 2024", u"../2023-12");
        row(u"before 2024", u"../2023");
        row(u"before spring 2024", u"../2024-02");
        row(u"before winter 2024", u"../2024-11");
        row(u"before the 1980s", u"../1979");
        row(u"before about 2024", u"../2023~");
        row(u"before 2024, month not known", u"../2024");
        row(u"after 5 May 2024", u"2024-05-06/..");
        row(u"after December 2024", u"2025-01/..");
        row(u"after 2024", u"2025/..");
        row(u"after autumn 2024", u"2024-12/..");
        row(u"after winter 2024", u"2024-03/..");
        row(u"after the 1980s", u"1990/..");
        row(u"before the 1900s", u"../1899");
        row(u"after the 1900s", u"1910/..");
        row(u"after 19XX", u"2000/..");
        row(u"until 2024", u"../2024");
        row(u"by 5 May 2024", u"../2024-05-05");
        row(u"since spring 2024", u"2024-21/..");
        row(u"from 2022", u"2022/..");
        row(u"not earlier than 2022", u"2022/..");
        row(u"до 5 мая 2024 г.", u"../2024-05-04");
        row(u"по 5 мая 2024 г.", u"../2024-05-05");
        row(u"не позднее мая 2024", u"../2024-05");
        row(u"после 2024 года", u"2025/..");
        row(u"с 2022 г.", u"2022/..");
        row(u"5 may 2024 tarixindən əvvəl", u"../2024-05-04");
        row(u"2024-cü ildən sonra", u"2025/..");
        row(u"2024-dən əvvəl", u"../2023");
        row(u"2024-cü ildən", u"2024/..");
        row(u"2024-cü ilin may ayından bəri", u"2024-05/..");
        row(u"2024-cü ilin mayından sonra", u"2024-06/..");
        row(u"2024-cü ilə qədər", u"../2024");
        row(u"5 may 2024 tarixinədək", u"../2024-05-05");
        // between
        row(u"between 2022 and 2024", u"2022/2024");
        row(u"between 2 and 16 July 2026", u"2026-07-02/2026-07-16");
        row(u"between 2 May and 16 July 2026", u"2026-05-02/2026-07-16");
        row(u"between 31 December 2023 and 2 January 2024", u"2023-12-31/2024-01-02");
        row(u"между 2 и 16 июля 2026 г.", u"2026-07-02/2026-07-16");
        row(u"между мартом и маем 2024", u"2024-03/2024-05");
        row(u"не ранее 2022 и не позднее 2024 года", u"2022/2024");
        row(u"с 5 по 7 мая 2024 г.", u"2024-05-05/2024-05-07");
        row(u"2 və 16 iyul 2026 tarixləri arasında", u"2026-07-02/2026-07-16");
        row(u"2020-ci və 2030-cu illər arasında", u"2020/2030");
        row(u"2024-cü ilin mart və may ayları arasında", u"2024-03/2024-05");
        row(u"from March to May 2024", u"2024-03/2024-05");
        row(u"2022..2024", u"2022/2024");
        row(u"2022 .. 2024", u"2022/2024");
        row(u"2022-2024", u"2022/2024");
        row(u"2022–2024 гг.", u"2022/2024");
        row(u"2022..", u"2022/..");
        row(u"..2022", u"../2022");
        row(u"2024-03-05..07", u"2024-03-05/2024-03-07");
        row(u"2024-03..05", u"2024-03/2024-05");
        row(u"3–5 May 2024", u"2024-05-03/2024-05-05");
        row(u"3-5 May 2024", u"2024-05-03/2024-05-05");
        row(u"May 3–5, 2024", u"2024-05-03/2024-05-05");
        row(u"3 May – 7 June 2024", u"2024-05-03/2024-06-07");
        row(u"5-7.05.2024", u"2024-05-05/2024-05-07");
        row(u"02.2024-03.2024", u"2024-02/2024-03");
        row(u"05.03.2024-07.03.2024", u"2024-03-05/2024-03-07");
        row(u"2024-03-05 - 2024-03-07", u"2024-03-05/2024-03-07");
        row(u"5.05–7.06.2024", u"2024-05-05/2024-06-07");
        row(u"March-May 2024", u"2024-03/2024-05");
        row(u"spring–summer 2024", u"2024-21/2024-22");
        row(u"April or May 2025", u"2025-04/2025-05");
        row(u"апрель или май 2025 г.", u"2025-04/2025-05");
        row(u"aprel və ya may 2025", u"2025-04/2025-05");
        row(u"about 3–5 May 2024", u"2024-05-03~/2024-05-05~");
        row(u"~2022..2023", u"2022~/2023");
        row(u"between the 1980s and 1990s", u"1980/1999");
        // decades, unspecified
        row(u"1980s", u"198X");
        row(u"the 1980s", u"198X");
        row(u"198X", u"198X");
        row(u"198x", u"198X");
        row(u"about 198X", u"198X~");
        row(u"1980-ci illər", u"198X");
        row(u"1980-е годы", u"198X");
        row(u"1900s", u"19XX");
        row(u"1900-е годы", u"190X");
        row(u"April 1985, day not known", u"1985-04-XX");
        row(u"1985-XX-XX", u"1985-XX-XX");
        // EDTF itself
        row(u"2024-24~", u"2024-24~");
        row(u"1984-06-02?/2004-08-08~", u"1984-06-02?/2004-08-08~");
        row(u"2004/", u"2004/");
        row(u"/2004", u"/2004");
        row(u"2004/..", u"2004/..");
        row(u"2004-06-11%", u"2004-06-11%");
    }
    void readsWhatListsHave()
    {
        QFETCH(QString, typed);
        QFETCH(QString, edtf);
        for (const DateLanguage language : {DateLanguage::English, DateLanguage::Azerbaijani, DateLanguage::Russian})
            QCOMPARE(readingOf(typed, language), edtf);
        QCOMPARE(PartialDate::parse(typed, DateLanguage::English)->typed(), typed);
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("part");
        const auto row = [](const char16_t *typed, const char16_t *part) {
            QTest::newRow(QString::fromUtf16(typed).left(40).toUtf8().constData()) << QString::fromUtf16(typed) << QString::fromUtf16(part);
        };
        row(u"", u"empty");
        row(u"   ", u"empty");
        row(u"before", u"empty");
        row(u"about", u"empty");
        row(u"31.02.2024", u"day");
        row(u"29.02.2023", u"day");
        row(u"31 April 2024", u"day");
        row(u"0 May 2024", u"day");
        row(u"2024-02-30", u"day");
        row(u"20.13.1997", u"month");
        row(u"00.2024", u"month");
        row(u"2024-13", u"month");
        row(u"24", u"year");
        row(u"5 May", u"year");
        row(u"May 24", u"year");
        row(u"May", u"year");
        row(u"0000", u"year");
        row(u"12345", u"year");
        row(u"5 May 12345", u"year");
        row(u"2022 2023", u"year");
        row(u"5 2024", u"month");
        row(u"5 6 2024", u"month");
        row(u"05.03.24", u"year_digits");
        row(u"05/03/24", u"year_digits");
        row(u"May '24", u"word 2");
        row(u"spring May 2024", u"season");
        row(u"1985s", u"decade");
        row(u"May 1980s", u"decade");
        row(u"2024..2022", u"range");
        row(u"between 2024 and 2022", u"range");
        row(u"between 2024", u"range");
        row(u"2022–", u"range");
        row(u"– 2022", u"range");
        row(u"2022..2023..2024", u"word 1");
        row(u"December – January 2025", u"range");
        row(u"2020..24", u"month");
        row(u"unknown", u"word 1");
        row(u"неизвестно", u"word 1");
        row(u"arrested 5 May 2024", u"word 1");
        row(u"5 May 2024 in Baku", u"word 5");
        row(u"5 May 2024 10:30", u"month");
        row(u"5/6 May 2024", u"word 1");
        row(u"today", u"today");
        row(u"last week", u"today");
        row(u"keçən ay", u"today");
        row(u"2024 <script>", u"word 2");
        row(u"2024 th", u"word 2");
        row(u"/", u"word 1");
        row(u"../..", u"word 1");
        row(u"before 1 January 0001", u"year");
        row(u"after 9999", u"year");
    }
    void namesWhatIsWrong()
    {
        QFETCH(QString, typed);
        QFETCH(QString, part);
        QCOMPARE(readingOf(typed), u"! "_s + part);
        QCOMPARE(PartialDate::parse(typed, DateLanguage::English).error().code, ErrorCode::InvalidValue);
    }

    void refusesTextOfAnyLength()
    {
        QCOMPARE(readingOf(u"5 May 2024"_s + u" "_s.repeated(500)), u"! length"_s);
        QCOMPARE(readingOf(u"9"_s.repeated(200)), u"! year"_s);
        QCOMPARE(readingOf(u"."_s.repeated(200)), u"! empty"_s);
    }

    void followsTheOrderItWasTold()
    {
        QCOMPARE(readingOf(u"05/03/2024"_s, DateLanguage::English, {}, DateOrder::MonthDayYear), u"2024-05-03"_s);
        QCOMPARE(readingOf(u"13/05/2024"_s, DateLanguage::English, {}, DateOrder::MonthDayYear), u"! month"_s);
        QCOMPARE(readingOf(u"05/13/2024"_s), u"! month"_s);
        QCOMPARE(readingOf(u"05/03/2024"_s, DateLanguage::English, {}, DateOrder::YearMonthDay), u"! order"_s);
        QCOMPARE(readingOf(u"2024/03/05"_s, DateLanguage::English, {}, DateOrder::YearMonthDay), u"2024-03-05"_s);
        QCOMPARE(readingOf(u"05.03.2024"_s, DateLanguage::English, {}, DateOrder::MonthDayYear), u"2024-03-05"_s);
    }

    void readsRelativeWordsFromToday_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("edtf");
        QTest::newRow("en today") << u"today"_s << u"2026-03-01"_s;
        QTest::newRow("az today") << u"bu gün"_s << u"2026-03-01"_s;
        QTest::newRow("ru today") << u"Сегодня"_s << u"2026-03-01"_s;
        QTest::newRow("en yesterday") << u"yesterday"_s << u"2026-02-28"_s;
        QTest::newRow("az yesterday") << u"dünən"_s << u"2026-02-28"_s;
        QTest::newRow("ru yesterday") << u"вчера"_s << u"2026-02-28"_s;
        QTest::newRow("en last week") << u"last week"_s << u"2026-02-16/2026-02-22"_s;
        QTest::newRow("az last week") << u"keçən həftə"_s << u"2026-02-16/2026-02-22"_s;
        QTest::newRow("ru last week") << u"на прошлой неделе"_s << u"2026-02-16/2026-02-22"_s;
        QTest::newRow("en last month") << u"last month"_s << u"2026-02"_s;
        QTest::newRow("ru last month") << u"в прошлом месяце"_s << u"2026-02"_s;
        QTest::newRow("az last year") << u"keçən il"_s << u"2025"_s;
        QTest::newRow("before yesterday") << u"before yesterday"_s << u"../2026-02-27"_s;
        QTest::newRow("since last month") << u"since last month"_s << u"2026-02/.."_s;
    }
    void readsRelativeWordsFromToday()
    {
        QFETCH(QString, typed);
        QFETCH(QString, edtf);
        QCOMPARE(readingOf(typed, DateLanguage::English, QDate(2026, 3, 1)), edtf);   // a Sunday
        // Read tomorrow, the word would mean another day.
        QCOMPARE(PartialDate::parse(typed, DateLanguage::English, QDate(2026, 3, 1)).value().typed(), edtf);
    }

    void knowsItsFirstAndLastDay_data()
    {
        QTest::addColumn<QString>("edtf");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        const auto row = [](const char *edtf, QDate first, QDate last) {
            QTest::newRow(edtf) << QString::fromLatin1(edtf) << first << last;
        };
        row("2024", {2024, 1, 1}, {2024, 12, 31});
        row("2024-02", {2024, 2, 1}, {2024, 2, 29});
        row("2024-05-03", {2024, 5, 3}, {2024, 5, 3});
        row("2024-21", {2024, 3, 1}, {2024, 5, 31});
        row("2024-22", {2024, 6, 1}, {2024, 8, 31});
        row("2024-23", {2024, 9, 1}, {2024, 11, 30});
        row("2024-24", {2023, 12, 1}, {2025, 2, 28});
        row("198X", {1980, 1, 1}, {1989, 12, 31});
        row("19XX", {1900, 1, 1}, {1999, 12, 31});
        row("000X", {1, 1, 1}, {9, 12, 31});
        row("2024-XX", {2024, 1, 1}, {2024, 12, 31});
        row("2024-02-XX", {2024, 2, 1}, {2024, 2, 29});
        row("2023~", {2023, 1, 1}, {2023, 12, 31});
        row("../2024-05-04", {}, {2024, 5, 4});
        row("2024-21/..", {2024, 3, 1}, {});
        row("2004/", {2004, 1, 1}, {});
        row("/2004", {}, {2004, 12, 31});
        row("2022-05/2024", {2022, 5, 1}, {2024, 12, 31});
    }
    void knowsItsFirstAndLastDay()
    {
        QFETCH(QString, edtf);
        QFETCH(QDate, first);
        QFETCH(QDate, last);
        const PartialDate date = PartialDate::fromEdtf(edtf).value();
        QCOMPARE(date.earliest().value_or(QDate()), first);
        QCOMPARE(date.latest().value_or(QDate()), last);
    }

    void saysWhetherItIsCertain()
    {
        const auto date = [](const char *edtf) { return PartialDate::fromEdtf(QString::fromLatin1(edtf)).value(); };
        QVERIFY(date("2024-05-03").isDay());
        for (const char *edtf : {"2024-05-03~", "2024-05-03?", "2024-05", "2024-05-03/2024-05-03", "2024-05-XX"})
            QVERIFY2(!date(edtf).isDay(), edtf);
        QVERIFY(!PartialDate().isDay());
        for (const char *edtf : {"2024", "2024-05", "2024-XX", "2024-21", "2024-03/2024-11-02"})
            QCOMPARE(date(edtf).certainYear(), std::optional<int>(2024));
        for (const char *edtf : {"2024~", "2024?", "202X", "2024-24", "2023/2024", "2024/..", "2024-03?/2024-05"})
            QCOMPARE(date(edtf).certainYear(), std::optional<int>());
        QVERIFY(date("2024%").isApproximate() && date("2024%").isUncertain());
        QVERIFY(!date("2024~").isUncertain() && !date("2024?").isApproximate());
    }

    void makesDatesFromParts()
    {
        QCOMPARE(PartialDate::day({2024, 5, 3}).edtf(), u"2024-05-03"_s);
        QCOMPARE(PartialDate::month(2024, 5).edtf(), u"2024-05"_s);
        QCOMPARE(PartialDate::year(24).edtf(), u"0024"_s);
        QCOMPARE(PartialDate::year(2024).typed(), u"2024"_s);
        for (const PartialDate &date : {PartialDate(), PartialDate::day({}), PartialDate::day({12024, 5, 3}),
                                        PartialDate::month(2024, 0), PartialDate::month(2024, 13), PartialDate::year(0)}) {
            QVERIFY(date.isNull());
            QVERIFY(date.format(DateLanguage::English).isEmpty());
        }
    }

    void comparesByMeaning()
    {
        const PartialDate words = PartialDate::parse(u"3 May 2024"_s, DateLanguage::English).value();
        const PartialDate figures = PartialDate::parse(u"03.05.2024"_s, DateLanguage::English).value();
        QVERIFY(words.sameValue(figures));
        QVERIFY(words != figures);
        QCOMPARE(PartialDate::fromEdtf(words.edtf(), words.typed()).value(), words);
    }

    void writesAsTheGlossarySays_data()
    {
        QTest::addColumn<QString>("edtf");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("azerbaijani");
        QTest::addColumn<QString>("russian");
        const auto row = [](const char16_t *edtf, const char16_t *en, const char16_t *az, const char16_t *ru) {
            QTest::newRow(QString::fromUtf16(edtf).toLatin1().constData())
                << QString::fromUtf16(edtf) << QString::fromUtf16(en) << QString::fromUtf16(az) << QString::fromUtf16(ru);
        };
        row(u"2024-05-03", u"3 May 2024", u"3 may 2024", u"3 мая 2024 г.");
        row(u"2024-05", u"May 2024", u"may 2024", u"май 2024 г.");
        row(u"2024", u"2024", u"2024-cü il", u"2024 год");
        row(u"2024-21", u"spring 2024", u"2024-cü ilin yazı", u"весна 2024 г.");
        row(u"2024-05-03~", u"about 3 May 2024", u"təxminən 3 may 2024", u"примерно 3 мая 2024 г.");
        row(u"2024-05~", u"about May 2024", u"təxminən may 2024", u"примерно в мае 2024 г.");
        row(u"2023~", u"about 2023", u"təxminən 2023-cü il", u"около 2023 года");
        row(u"2024-24~", u"about winter 2024", u"təxminən 2024-cü ilin qışı", u"примерно зимой 2024 г.");
        row(u"2023?", u"2023 (?)", u"2023-cü il (?)", u"2023 год (?)");
        row(u"../2024-05-04", u"before 5 May 2024", u"5 may 2024 tarixindən əvvəl", u"до 5 мая 2024 г.");
        row(u"../2024-04", u"before May 2024", u"2024-cü ilin may ayından əvvəl", u"до мая 2024 г.");
        row(u"../2023", u"before 2024", u"2024-cü ildən əvvəl", u"до 2024 года");
        row(u"2024-05-06/..", u"after 5 May 2024", u"5 may 2024 tarixindən sonra", u"после 5 мая 2024 г.");
        row(u"2024-21/..", u"since spring 2024", u"2024-cü ilin yaz fəslindən", u"с весны 2024 г.");
        row(u"../2024-21", u"until spring 2024", u"2024-cü ilin yaz fəslinədək", u"по весну 2024 г.");
        row(u"2026-07-02/2026-07-16", u"between 2 and 16 July 2026", u"2 və 16 iyul 2026 tarixləri arasında",
            u"не ранее 2 и не позднее 16 июля 2026 г.");
        row(u"2024-03/2024-05", u"between March and May 2024", u"2024-cü ilin mart və may ayları arasında",
            u"не ранее марта и не позднее мая 2024 г.");
        row(u"2022/2024", u"between 2022 and 2024", u"2022-ci və 2024-cü illər arasında", u"не ранее 2022 и не позднее 2024 года");
        row(u"2025-04/2025-05", u"April or May 2025", u"aprel və ya may 2025", u"апрель или май 2025 г.");
        row(u"2023/2024", u"2023 or 2024", u"2023-cü və ya 2024-cü il", u"2023 или 2024 год");
        row(u"198X", u"1980s", u"1980-ci illər", u"1980-е годы");
        row(u"200X", u"200X", u"2000-ci illər", u"2000-е годы");
        row(u"19XX", u"19XX", u"19XX", u"19XX");
        row(u"1985-04-XX", u"April 1985, day not known", u"aprel 1985, gün məlum deyil", u"апрель 1985 г., день неизвестен");
        row(u"2004/", u"since 2004 (end not known)", u"2004-cü ildən (sonu məlum deyil)", u"с 2004 года (конец неизвестен)");
        row(u"/2004", u"until 2004 (start not known)", u"2004-cü ilədək (başlanğıcı məlum deyil)", u"по 2004 год (начало неизвестно)");
    }
    void writesAsTheGlossarySays()
    {
        QFETCH(QString, edtf);
        QFETCH(QString, english);
        QFETCH(QString, azerbaijani);
        QFETCH(QString, russian);
        const PartialDate date = PartialDate::fromEdtf(edtf).value();
        QCOMPARE(date.format(DateLanguage::English), english);
        QCOMPARE(date.format(DateLanguage::Azerbaijani), azerbaijani);
        QCOMPARE(date.format(DateLanguage::Russian), russian);
    }
};

QTEST_APPLESS_MAIN(TestPartialDate)
#include "tst_base_partial_date.moc"
