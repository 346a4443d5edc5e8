// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date_reader.h"
#include "base/date_writer.h"
#include "base/edtf.h"
#include "support/seeded_random.h"

#include <QTest>

#include <vector>

using namespace dossier::base;
using namespace Qt::StringLiterals;
using dossier::test::SeededRandom;

namespace {

constexpr DateLanguage kLanguages[] = {DateLanguage::English, DateLanguage::Azerbaijani, DateLanguage::Russian};
constexpr int kRandomValues = 20000;

EdtfPoint randomPoint(SeededRandom &random, bool mayBeUnspecified)
{
    static constexpr int kYears[] = {1, 9, 10, 99, 100, 999, 1000, 1900, 1985, 1999, 2000, 2010, 2024, 2030, 9998, 9999};
    EdtfPoint point;
    const auto first = std::uint32_t(mayBeUnspecified ? 0 : 2);
    point.precision = DatePrecision(first + random.below(6 - first));
    point.year = random.below(3) == 0 ? kYears[random.below(16)] : int(1900 + random.below(150));
    if (point.precision == DatePrecision::Century)
        point.year -= point.year % 100;
    if (point.precision == DatePrecision::Decade)
        point.year -= point.year % 10;
    if (point.precision == DatePrecision::Season)
        point.month = int(21 + random.below(4));
    if (point.precision >= DatePrecision::Month)
        point.month = int(1 + random.below(12));
    if (point.precision == DatePrecision::Day)
        point.day = int(1 + random.below(std::uint32_t(QDate(point.year, point.month, 1).daysInMonth())));
    if (mayBeUnspecified && point.precision == DatePrecision::Year)
        point.unspecifiedParts = int(random.below(3));
    if (mayBeUnspecified && point.precision == DatePrecision::Month)
        point.unspecifiedParts = int(random.below(2));
    point.uncertain = random.below(6) == 0;
    point.approximate = random.below(5) == 0;
    return point;
}

/// An end near `from`, of the same precision often enough for the compact spellings to appear.
EdtfPoint nearby(SeededRandom &random, EdtfPoint from)
{
    EdtfPoint point = randomPoint(random, false);
    switch (random.below(4)) {
    case 0: return point;
    case 1: point.year = from.year; break;
    default:
        point.precision = from.precision;
        point.year = from.year + int(random.below(2));
        if (from.precision >= DatePrecision::Season)
            point.month = from.month;
        if (from.precision == DatePrecision::Day)
            point.day = int(1 + random.below(28));
        if (from.precision == DatePrecision::Month)
            point.month = int(1 + random.below(12));
        break;
    }
    if (point.precision < DatePrecision::Season)
        point.month = 0;
    if (point.precision < DatePrecision::Day)
        point.day = 0;
    return point;
}

EdtfValue randomValue(SeededRandom &random)
{
    for (;;) {
        EdtfValue value;
        value.isInterval = random.below(2) == 0;
        value.start = randomPoint(random, !value.isInterval);
        if (value.isInterval) {
            value.end = nearby(random, value.start);
            const std::uint32_t shape = random.below(8);
            if (shape < 2) {
                value.startKind = shape == 0 ? EdtfEnd::Open : EdtfEnd::Unknown;
                value.start = {};
            } else if (shape < 4) {
                value.endKind = shape == 2 ? EdtfEnd::Open : EdtfEnd::Unknown;
                value.end = {};
            }
        }
        if (isValid(value))
            return value;
    }
}

} // namespace

/// Properties over a large set of values, the same on every run.
class TestDateRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreReadBackAsTheSameValue()
    {
        SeededRandom random(20261103);
        for (int i = 0; i < kRandomValues; ++i) {
            const EdtfValue value = randomValue(random);
            const QString edtf = edtfText(value);
            for (const DateLanguage language : kLanguages) {
                const QString words = writeDate(value, language);
                // The language of the reader is another one as often as not.
                const Result<EdtfValue> read = readDate(words, kLanguages[random.below(3)], {}, DateOrder::YearMonthDay);
                const QString reading = read ? edtfText(*read) : read.error().detail;
                QVERIFY2(read && *read == value, qPrintable(edtf + u" -> "_s + words + u" -> "_s + reading));
            }
        }
    }

    void edtfIsReadBackAsItself()
    {
        SeededRandom random(7);
        for (int i = 0; i < kRandomValues; ++i) {
            const EdtfValue value = randomValue(random);
            const std::optional<EdtfValue> read = edtfFromText(edtfText(value));
            QVERIFY2(read && *read == value, qPrintable(edtfText(value)));
        }
    }

    void everyDayOfTwoYearsIsReadInEverySpelling()
    {
        for (QDate day(2023, 1, 1); day.year() < 2025; day = day.addDays(1)) {
            const QString edtf = day.toString(u"yyyy-MM-dd");
            const EdtfValue value = edtfFromText(edtf).value();
            for (const QString &typed : {edtf, day.toString(u"dd.MM.yyyy"), day.toString(u"d.M.yyyy"), day.toString(u"dd/MM/yyyy"),
                                         day.toString(u"yyyy/MM/dd"), writeDate(value, DateLanguage::English).toUpper(),
                                         writeDate(value, DateLanguage::Azerbaijani), writeDate(value, DateLanguage::Russian)}) {
                const Result<EdtfValue> read = readDate(typed, DateLanguage::Russian, {}, DateOrder::DayMonthYear);
                QVERIFY2(read && *read == value, qPrintable(typed));
            }
        }
    }

    void theFirstDayIsNotAfterTheLast()
    {
        SeededRandom random(99);
        for (int i = 0; i < kRandomValues; ++i) {
            const PartialDate date = PartialDate::fromEdtf(edtfText(randomValue(random))).value();
            if (date.earliest() && date.latest())
                QVERIFY2(*date.earliest() <= *date.latest(), qPrintable(date.edtf()));
            else
                QVERIFY(date.earliest() || date.latest());
        }
    }

    /// A bound must leave in every day that its words allow: all days before, or after, those of the
    /// date it names. For winter, those outside the winter that its two readings share least.
    void boundsLeaveOutNoDayTheyAllow()
    {
        SeededRandom random(5);
        for (int i = 0; i < kRandomValues; ++i) {
            const EdtfPoint point = randomPoint(random, true);
            const QString words = writeDate({.start = point, .end = {}}, DateLanguage::English);
            const auto read = [&](const char16_t *preposition) {
                return PartialDate::parse(QString::fromUtf16(preposition) + words, DateLanguage::English);
            };
            const QDate first = earliestDay(point);
            const QDate last = latestDay(point);
            if (const Result<PartialDate> before = read(u"before "))
                QVERIFY2(*before->latest() >= first.addDays(-1) && !before->earliest(), qPrintable(words));
            else
                QVERIFY2(first.year() == 1, qPrintable(words));
            if (const Result<PartialDate> after = read(u"after "))
                QVERIFY2(*after->earliest() <= last.addDays(1) && !after->latest(), qPrintable(words));
            else
                QVERIFY2(last.year() >= 9999, qPrintable(words));
            QVERIFY2(read(u"since ")->earliest() == first, qPrintable(words));
            QVERIFY2(read(u"until ")->latest() == last, qPrintable(words));
        }
    }

    void hostileTextIsReadWithoutHarm()
    {
        static constexpr char16_t kPieces[] = u" 0123456789.-/?~%(),XsгcüMay…–'\u0301\u202E\U0001F4A3";
        SeededRandom random(31337);
        for (int i = 0; i < kRandomValues; ++i) {
            QString typed;
            for (std::uint32_t k = random.below(24); k > 0; --k)
                typed += QChar(kPieces[random.below(std::uint32_t(std::size(kPieces)) - 1)]);
            const Result<PartialDate> date = PartialDate::parse(typed, kLanguages[random.below(3)], QDate(2026, 11, 3));
            if (!date) {
                QCOMPARE(date.error().code, ErrorCode::InvalidValue);
                QVERIFY(!date.error().detail.isEmpty());
                continue;
            }
            QVERIFY2(PartialDate::fromEdtf(date->edtf()).has_value(), qPrintable(typed));
            QCOMPARE(date->typed(), typed);
        }
    }
};

QTEST_APPLESS_MAIN(TestDateRoundTrip)
#include "tst_base_date_round_trip.moc"
