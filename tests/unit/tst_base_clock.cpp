// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "support/fixed_clock.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace dossier::base;
using namespace Qt::StringLiterals;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheOffsetOfThatMoment_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("text");
        QTest::newRow("header's example") << qint64(1'793'688'127'000'000) << u"Asia/Baku"_s << u"2026-11-03T10:42:07+04:00[Asia/Baku]"_s;
        QTest::newRow("UTC") << qint64(0) << u"UTC"_s << u"1970-01-01T00:00:00+00:00[UTC]"_s;
        QTest::newRow("fraction is cut") << qint64(1'999'999) << u"UTC"_s << u"1970-01-01T00:00:01+00:00[UTC]"_s;
        QTest::newRow("before 1970") << qint64(-1) << u"UTC"_s << u"1969-12-31T23:59:59+00:00[UTC]"_s;
        QTest::newRow("Baku had summer time") << qint64(1'436'000'000'000'000) << u"Asia/Baku"_s << u"2015-07-04T13:53:20+05:00[Asia/Baku]"_s;
        QTest::newRow("half hours") << qint64(0) << u"Asia/Kolkata"_s << u"1970-01-01T05:30:00+05:30[Asia/Kolkata]"_s;
        QTest::newRow("west") << qint64(0) << u"America/New_York"_s << u"1969-12-31T19:00:00-05:00[America/New_York]"_s;
        QTest::newRow("unknown zone") << qint64(0) << u"Nowhere/Here"_s << u"1970-01-01T00:00:00Z[Nowhere/Here]"_s;
        QTest::newRow("beyond 9999") << qint64(253'402'300'800'000'000) << u"UTC"_s << u"10000-01-01T00:00:00+00:00[UTC]"_s;
    }
    void writesTheOffsetOfThatMoment()
    {
        QFETCH(qint64, microseconds);
        QFETCH(QString, zone);
        QFETCH(QString, text);
        QCOMPARE(toIsoString({.utcMicroseconds = microseconds, .zone = zone}), text);
    }

    void systemClockTellsTheTime()
    {
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const Instant now = SystemClock().now();
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(now.utcMicroseconds / 1000 >= before && now.utcMicroseconds / 1000 <= after);
        QVERIFY(QTimeZone(now.zone.toLatin1()).isValid());
        QCOMPARE(now.source, ClockSource::System);
    }

    void systemClockIsInTheZoneOfTheSystem()
    {
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Pacific/Kiritimati");   // UTC+14: another day for most of the day
        const Instant now = SystemClock().now();
        const QDate today = SystemClock().today();
        qputenv("TZ", zone);
        QCOMPARE(now.zone, u"Pacific/Kiritimati"_s);
        QVERIFY(qAbs(QDateTime::currentDateTimeUtc().addSecs(14 * 3600).date().daysTo(today)) <= 1);
        QVERIFY(toIsoString(now).contains(u"+14:00["));
    }

    void fixedClockStandsStill()
    {
        dossier::test::FixedClock clock;
        QCOMPARE(clock.now(), clock.now());
        QCOMPARE(clock.today(), QDate(2026, 11, 3));
        clock.advance(13 * std::int64_t(3'600'000'000) + 18 * std::int64_t(60'000'000));
        QCOMPARE(clock.today(), QDate(2026, 11, 4));
        clock.advanceDays(30);
        QCOMPARE(clock.today(), QDate(2026, 12, 4));
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_base_clock.moc"
