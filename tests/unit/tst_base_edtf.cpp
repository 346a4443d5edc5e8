// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_words.h"
#include "base/edtf.h"

#include <QTest>

using namespace dossier::base;
using namespace Qt::StringLiterals;

class TestEdtf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNotCanonical_data()
    {
        QTest::addColumn<QString>("text");
        for (const char16_t *text : {u"", u" 2024", u"2024 ", u"2024-", u"2024-1", u"2024-00", u"2024-13", u"2024-20", u"2024-25",
                                     u"2024-02-30", u"2024-5-3", u"24", u"02024", u"0000", u"-2024", u"Y2024", u"2024x", u"198x",
                                     u"1XXX", u"XXXX", u"198X-05", u"2024-XX-05", u"2024-05-XX-XX", u"2024-05-03-XX", u"2024-21-XX",
                                     u"2024-21-05", u"2024?~", u"?2024", u"~2024", u"2024/2023", u"2024//2025", u"/", u"../..", u"../",
                                     u"/..", u"..", u"2024/..?", u"198X/1990", u"2024-XX/2025", u"2024-05-03T10:00", u"٢٠٢٤",
                                     u"[2023..2024]", u"2024..2025", u"2024-05-0３", u"2024-W05", u"20X4"})
            QTest::newRow(QString::fromUtf16(text).toUtf8().constData()) << QString::fromUtf16(text);
    }
    void refusesWhatIsNotCanonical()
    {
        QFETCH(QString, text);
        QVERIFY(!edtfFromText(text));
    }

    void refusesValuesThatNoTextHas()
    {
        QVERIFY(!isValid(EdtfPoint{.precision = DatePrecision::Decade, .year = 1985}));
        QVERIFY(!isValid(EdtfPoint{.precision = DatePrecision::Day, .year = 2024, .month = 5, .day = 3, .unspecifiedParts = 1}));
        QVERIFY(!isValid(EdtfPoint{.year = 10000}));
        QVERIFY(!isValid(EdtfValue{.isInterval = true, .startKind = EdtfEnd::Open, .endKind = EdtfEnd::Unknown, .start = {}, .end = {}}));
    }

    void ordinalSuffixFollowsTheSpokenNumber_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("text");
        // The glossary's own list, and one year for each suffix it gives.
        QTest::newRow("2000") << 2000 << u"2000-ci"_s;
        QTest::newRow("2020") << 2020 << u"2020-ci"_s;
        QTest::newRow("2023") << 2023 << u"2023-cü"_s;
        QTest::newRow("2024") << 2024 << u"2024-cü"_s;
        QTest::newRow("2025") << 2025 << u"2025-ci"_s;
        QTest::newRow("2026") << 2026 << u"2026-cı"_s;
        QTest::newRow("2029") << 2029 << u"2029-cu"_s;
        QTest::newRow("2030") << 2030 << u"2030-cu"_s;
        QTest::newRow("2010") << 2010 << u"2010-cu"_s;
        QTest::newRow("1900") << 1900 << u"1900-cü"_s;
        QTest::newRow("1940") << 1940 << u"1940-cı"_s;
        QTest::newRow("1960") << 1960 << u"1960-cı"_s;
        QTest::newRow("1990") << 1990 << u"1990-cı"_s;
        QTest::newRow("1950") << 1950 << u"1950-ci"_s;
        QTest::newRow("1970") << 1970 << u"1970-ci"_s;
        QTest::newRow("1980") << 1980 << u"1980-ci"_s;
        QTest::newRow("1991") << 1991 << u"1991-ci"_s;
        QTest::newRow("1992") << 1992 << u"1992-ci"_s;
        QTest::newRow("1997") << 1997 << u"1997-ci"_s;
        QTest::newRow("1998") << 1998 << u"1998-ci"_s;
    }
    void ordinalSuffixFollowsTheSpokenNumber()
    {
        QFETCH(int, year);
        QFETCH(QString, text);
        QCOMPARE(azerbaijaniOrdinal(year), text);
    }

    void everyNameInEveryFormIsAWord()
    {
        for (const DateLanguage language : {DateLanguage::English, DateLanguage::Azerbaijani, DateLanguage::Russian}) {
            for (const NameForm form : {NameForm::Standalone, NameForm::Genitive, NameForm::Prepositional, NameForm::Accusative,
                                        NameForm::Possessive}) {
                for (int month = 1; month <= 12; ++month) {
                    const auto word = findDateWord(foldDateText(monthName(month, language, form)), language);
                    QVERIFY(word && word->role == DateRole::Month && word->value == month);
                }
                for (int season = 21; season <= 24; ++season) {
                    const auto word = findDateWord(foldDateText(seasonName(season, language, form)), language);
                    QVERIFY(word && word->role == DateRole::Season && word->value == season);
                }
            }
        }
    }

    void foldingIsTheSameForEverySpelling()
    {
        QCOMPARE(foldDateText(u"İYUN"_s), foldDateText(u"iyun"_s));
        QCOMPARE(foldDateText(u"QIŞ"_s), foldDateText(u"qış"_s));
        QCOMPARE(foldDateText(u"Тёплый"_s), u"теплый"_s);
        QCOMPARE(foldDateText(u"mai\u0306"_s), foldDateText(u"ma\u012D"_s));
        QCOMPARE(foldDateText(u"\u200F٣\u202C"_s), u"3"_s);
    }
};

QTEST_APPLESS_MAIN(TestEdtf)
#include "tst_base_edtf.moc"
