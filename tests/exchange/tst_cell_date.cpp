// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/cells/cell_date.h"

#include <QTest>

using namespace dossier;
using base::DateOrder;
using namespace Qt::StringLiterals;

class TestCellDate : public QObject
{
    Q_OBJECT

    static QString readingOf(const QString &cell, const exchange::DateReading &how)
    {
        const exchange::CellDate read = exchange::readCellDate(cell, how);
        if (!read.finding.isEmpty())
            return read.date.isNull() ? u"! "_s + read.finding : u"both"_s;
        return read.date.typed() == cell ? read.date.edtf() : u"lost what was typed"_s;
    }

    static exchange::DateReading event() { return {.firstYear = 1957, .today = QDate(2026, 11, 1), .language = u"en"_s}; }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("reading");
        const auto row = [](const char16_t *cell, const char16_t *reading) {
            QTest::newRow(QString::fromUtf16(cell).toUtf8().constData()) << QString::fromUtf16(cell) << QString::fromUtf16(reading);
        };
        row(u"05.03.2024", u"2024-03-05");
        row(u"5/3/24", u"2024-03-05");
        row(u"5-3-24", u"2024-03-05");
        row(u"05.03.24", u"2024-03-05");
        row(u"05.03.57", u"1957-03-05");
        row(u"05.03.56", u"2056-03-05");
        row(u"2024-03-05", u"2024-03-05");
        row(u"2024/3/5", u"2024-03-05");
        row(u"2024.03.05", u"2024-03-05");
        row(u"5 March 2024", u"2024-03-05");
        row(u"March 5, 2024", u"2024-03-05");
        row(u"5 mart 2024", u"2024-03-05");
        row(u"5 марта 2024 г.", u"2024-03-05");
        row(u"2024-cü il", u"2024");
        row(u"05.03.2024-cü il", u"2024-03-05");
        row(u"05.03.24 г.", u"2024-03-05");
        row(u"03.2024", u"2024-03");
        row(u"март 2024", u"2024-03");
        row(u"2024", u"2024");
        row(u"12.2025", u"2025-12");
        row(u"about 1968", u"1968~");
        row(u"~1968", u"1968~");
        row(u"1968?", u"1968?");
        row(u"early 2023", u"2023");
        row(u"spring 2024", u"2024-21");
        row(u"14.02–16.02.2024", u"2024-02-14/2024-02-16");
        row(u"14/02/24 – 16/02/24", u"2024-02-14/2024-02-16");
        row(u"٠٥/٠٣/٢٠٢٤", u"2024-03-05");
        row(u"۰۵/۰۳/۲۰۲۴", u"2024-03-05");
        row(u"5 Şubat 2024", u"2024-02-05");
        row(u"5 février 2024", u"2024-02-05");
        row(u"5 de febrero de 2024", u"2024-02-05");
        row(u"5 فبراير 2024", u"2024-02-05");
        row(u"2024-03-05 00:00:00", u"2024-03-05");
        row(u"2024-03-05T00:00:00Z", u"2024-03-05");
        row(u"05.03.2024 14:30", u"2024-03-05");
        row(u"00.00.0000", u"! sentinel_value");
        row(u"0000-00-00", u"! sentinel_value");
        row(u"01.01.1900", u"! sentinel_value");
        row(u"1900-01-01 00:00:00", u"! sentinel_value");
        row(u"31.12.9999", u"! sentinel_value");
        row(u"9999", u"! sentinel_value");
        row(u"31.02.2023", u"! impossible_date");
        row(u"31 April 2023", u"! impossible_date");
        row(u"29.02.2023", u"! impossible_date");
        row(u"13/13/2023", u"! impossible_date");
        row(u"00.03.2024", u"! impossible_date");
        row(u"05.03.3024", u"! impossible_date");
        row(u"3024", u"! impossible_date");
        row(u"1401", u"! impossible_date");
        row(u"05.03.1401", u"! impossible_date");
        row(u"۱۴۰۱/۰۳/۰۵", u"! other_calendar");
        row(u"۱۴۰۱", u"! other_calendar");
        row(u"۱۴۰۱/۰۲/۳۱", u"! other_calendar");
        row(u"45123", u"! unread_cell");
        row(u"soonish", u"! unread_cell");
        row(u"May", u"! unread_cell");
        row(u"1.2.3.4", u"! unread_cell");
        row(u"206.3.2", u"! unread_cell");
        row(u"today", u"! unread_cell");
        row(u"#N/A", u"! unread_cell");
    }
    void reads()
    {
        QFETCH(QString, cell);
        QFETCH(QString, reading);
        QCOMPARE(readingOf(cell, event()), reading);
    }

    void followsTheColumn()
    {
        exchange::DateReading how = event();
        how.order = DateOrder::MonthDayYear;
        QCOMPARE(readingOf(u"3/5/2024"_s, how), u"2024-03-05"_s);
        QCOMPARE(readingOf(u"05.03.2024"_s, how), u"2024-03-05"_s);   // points stay day first
        QCOMPARE(readingOf(u"13/05/2024"_s, how), u"! impossible_date"_s);
        how.pointsMonthFirst = true;
        QCOMPARE(readingOf(u"12.31.2024"_s, how), u"2024-12-31"_s);
        how = event();
        how.order = DateOrder::YearMonthDay;
        QCOMPARE(readingOf(u"24/03/05"_s, how), u"2024-03-05"_s);
        how = event();
        how.isContradictory = true;
        QCOMPARE(readingOf(u"05/03/2024"_s, how), u"! date_order_conflict"_s);
        QCOMPARE(readingOf(u"25/03/2024"_s, how), u"2024-03-25"_s);
        QCOMPARE(readingOf(u"03/25/2024"_s, how), u"2024-03-25"_s);
        QCOMPARE(readingOf(u"2024-03-05"_s, how), u"2024-03-05"_s);
    }

    void readsSerialNumbersWhereTheColumnIsOne()
    {
        exchange::DateReading how = event();
        how.isSerial = true;
        QCOMPARE(readingOf(u"45356"_s, how), u"2024-03-05"_s);
        QCOMPARE(readingOf(u"2024"_s, how), u"2024"_s);
        QCOMPARE(readingOf(u"999999"_s, how), u"! unread_cell"_s);
    }

    void aBirthIsPast()
    {
        exchange::DateReading how = event();
        how.mustBePast = true;
        QCOMPARE(readingOf(u"05.03.2027"_s, how), u"! impossible_date"_s);
        QCOMPARE(readingOf(u"05.03.1984"_s, how), u"1984-03-05"_s);
    }

    void turkishSummerIsNoSpring()
    {
        exchange::DateReading how = event();
        QCOMPARE(readingOf(u"yaz 2023"_s, how), u"2023-21"_s);
        how.language = u"tr"_s;
        QCOMPARE(readingOf(u"yaz 2023"_s, how), u"2023-22"_s);
    }

    void aShortYearBehindItsMonth()
    {
        const exchange::DateReading how = event();
        QCOMPARE(readingOf(u"1-Feb-21"_s, how), u"2021-02-01"_s);
        QCOMPARE(readingOf(u"14 March 22"_s, how), u"2022-03-14"_s);
        QCOMPARE(readingOf(u"17.окт.22"_s, how), u"2022-10-17"_s);
        QCOMPARE(readingOf(u"1-Feb-2021"_s, how), u"2021-02-01"_s);
        exchange::DateReading without = how;
        without.firstYear = 0;
        QCOMPARE(readingOf(u"1-Feb-21"_s, without), u"! unread_cell"_s);
    }

    void twoDigitsAreNotReadWithoutAWindow()
    {
        exchange::DateReading how = event();
        how.firstYear = 0;
        QCOMPARE(readingOf(u"05/03/24"_s, how), u"! unread_cell"_s);
    }

    /// A reader whose work grows with the square of a cell does not come back before Qt Test ends it.
    void readsMillionsOfLetters()
    {
        for (const QString &piece : {u"1."_s, u"12.12.2012 "_s, u"in "_s, u"0"_s})
            QCOMPARE(exchange::readCellDate(piece.repeated(4'000'000 / piece.size()), event()).finding, u"unread_cell"_s);
    }
};

QTEST_APPLESS_MAIN(TestCellDate)
#include "tst_cell_date.moc"
