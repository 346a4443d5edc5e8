// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/custody_line.h"

#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace Qt::StringLiterals;

namespace {

std::optional<base::PartialDate> date(const QString &edtf)
{
    return edtf.isEmpty() ? std::nullopt : std::optional(*base::PartialDate::fromEdtf(edtf));
}

CustodyPeriod period(const QString &kind, const QString &from, const QString &until = {})
{
    return {kind, date(from), date(until)};
}

CustodyFacts held(const QString &arrested, const QList<CustodyPeriod> &periods, const QString &status = u"pretrial"_s)
{
    CustodyFacts facts;
    facts.arrested = date(arrested);
    facts.status = status;
    facts.periods = periods;
    return facts;
}

/// "police 21.11–22.11 | extension2 …": what is drawn, days as day.month; ~ where a day is not exact, /lane.
QString drawn(const CustodyLine &line)
{
    QStringList out;
    for (const CustodySegment &segment : line.segments) {
        QString one = segment.isGap() ? u"gap"_s : segment.kind;
        if (segment.extension > 0)
            one += QString::number(segment.extension);
        one += ' '_L1 + (segment.beginsExactly ? QString() : u"~"_s) + segment.firstDay.toString(u"dd.MM.yy");
        one += '-'_L1 + (segment.endsExactly ? QString() : u"~"_s) + segment.lastDay.toString(u"dd.MM.yy");
        if (segment.lane > 0)
            one += '/'_L1 + QString::number(segment.lane);
        out.append(one);
    }
    return out.join(u" | "_s);
}

const QDate kToday(2026, 11, 23);

/// Custody, an order and two extensions that meet.
CustodyFacts ordinary()
{
    return held(u"2025-11-21"_s, {period(u"police"_s, u"2025-11-21"_s, u"2025-11-23"_s), period(u"pretrial"_s, u"2025-11-23"_s, u"2026-03-23"_s),
                                  period(u"extension"_s, u"2026-03-23"_s, u"2026-07-23"_s),
                                  period(u"extension"_s, u"2026-07-24"_s, u"2026-11-27"_s)});
}

} // namespace

class TestCustodyLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingRecorded()
    {
        const CustodyLine line = custodyLine(held(u"2025-11-21"_s, {}), kToday);
        QVERIFY(line.isEmpty());
        QVERIFY(line.isHeld);
        QCOMPARE(line.daysHeld, 368);
        QVERIFY(!line.term);
        QVERIFY(custodyLine(held(u"2025-11-21"_s, {period(u"pretrial"_s, {})}), kToday).isEmpty());
    }

    void ordersInARow()
    {
        const CustodyLine line = custodyLine(ordinary(), kToday);
        QCOMPARE(drawn(line), u"police 21.11.25-22.11.25 | pretrial 23.11.25-22.03.26 | extension1 23.03.26-23.07.26 | "
                              "extension2 24.07.26-27.11.26"_s);
        QCOMPARE(line.firstDay, QDate(2025, 11, 21));
        QCOMPARE(line.lastDay, QDate(2026, 11, 27));
        QCOMPARE(line.today, kToday);
        QCOMPARE(line.lanes, 1);
        QCOMPARE(line.extensions, 2);
        QCOMPARE(line.daysHeld, daysHeldAt(ordinary(), kToday));
        QVERIFY(line.term);
        QCOMPARE(line.term->period, 3);
        QCOMPARE(line.term->daysLeft, 4);
        QVERIFY(line.term->isUrgent());
        QVERIFY(!line.segments[2].daysLeft);
        QCOMPARE(line.segments[3].daysLeft, 4);
    }

    void urgency_data()
    {
        QTest::addColumn<QDate>("today");
        QTest::addColumn<int>("daysLeft");
        QTest::addColumn<bool>("urgent");
        QTest::newRow("eight days") << QDate(2026, 11, 19) << 8 << false;
        QTest::newRow("seven days") << QDate(2026, 11, 20) << 7 << true;
        QTest::newRow("on the day") << QDate(2026, 11, 27) << 0 << true;
        QTest::newRow("the day after") << QDate(2026, 11, 28) << -1 << false;
    }
    void urgency()
    {
        QFETCH(QDate, today);
        QFETCH(int, daysLeft);
        QFETCH(bool, urgent);
        const CustodyLine line = custodyLine(ordinary(), today);
        QCOMPARE(line.term ? line.term->daysLeft : -1, daysLeft);
        QCOMPARE(line.term && line.term->isUrgent(), urgent);
    }

    void anExtensionAheadIsTheTerm()
    {
        CustodyFacts facts = ordinary();
        facts.periods.append(period(u"extension"_s, u"2026-11-27"_s, u"2027-02-27"_s));
        const CustodyLine line = custodyLine(facts, kToday);
        QCOMPARE(line.lastDay, QDate(2027, 2, 27));
        QVERIFY(line.term);
        QCOMPARE(line.term->period, 4);
        QVERIFY(!line.term->isUrgent());
        // One that begins later leaves the days between open, and the term where it was.
        facts.periods.last().from = date(u"2026-12-05"_s);
        QCOMPARE(custodyLine(facts, kToday).term->period, 3);
        QVERIFY(drawn(custodyLine(facts, kToday)).contains(u"gap 28.11.26-04.12.26"_s));
    }

    void withoutAnEnd()
    {
        const CustodyLine line = custodyLine(
            held(u"2026-01-01"_s, {period(u"police"_s, u"2026-01-01"_s), period(u"pretrial"_s, u"2026-01-03"_s)}), kToday);
        QCOMPARE(drawn(line), u"police 01.01.26-~02.01.26 | pretrial 03.01.26-~23.11.26"_s);
        QVERIFY(line.segments[1].isOpen);
        QCOMPARE(line.begins->edtf(), u"2026-01-01"_s);
        QVERIFY(!line.ends);
        QVERIFY(!line.term);
    }

    void inexactDates()
    {
        const CustodyLine line = custodyLine(
            held(u"2025-11"_s, {period(u"pretrial"_s, u"2025-11"_s, u"2026-03"_s), period(u"extension"_s, u"2026-04-10"_s, u"2026-12"_s)}), kToday);
        QCOMPARE(drawn(line), u"pretrial ~01.11.25-~31.03.26 | extension1 10.04.26-~31.12.26"_s);
        QVERIFY(!line.daysHeld);
        QCOMPARE(line.begins->edtf(), u"2025-11"_s);
        QCOMPARE(line.ends->edtf(), u"2026-12"_s);
        // No day, no term; and no gap after an end that is not certain.
        QVERIFY(!line.term);
    }

    void anEndAloneReachesBackToTheArrest()
    {
        const CustodyLine line = custodyLine(held(u"2026-10-01"_s, {period(u"pretrial"_s, {}, u"2026-11-30"_s)}), kToday);
        QCOMPARE(drawn(line), u"pretrial ~01.10.26-30.11.26"_s);
        QCOMPARE(line.term->daysLeft, 7);
        QCOMPARE(drawn(custodyLine(held({}, {period(u"pretrial"_s, {}, u"2026-11-30"_s)}), kToday)), u"pretrial ~30.11.26-30.11.26"_s);
    }

    void overlapping()
    {
        const CustodyLine line = custodyLine(
            held(u"2026-01-01"_s, {period(u"pretrial"_s, u"2026-01-01"_s, u"2026-12-31"_s),
                                   period(u"compulsory_medical"_s, u"2026-03-01"_s, u"2026-04-01"_s),
                                   period(u"administrative"_s, u"2026-05-01"_s, u"2026-05-20"_s)}), kToday);
        QCOMPARE(drawn(line), u"pretrial 01.01.26-31.12.26 | compulsory_medical 01.03.26-01.04.26/1 | "
                              "administrative 01.05.26-20.05.26/1"_s);
        QCOMPARE(line.lanes, 2);
        QCOMPARE(line.term->day, QDate(2026, 12, 31));
    }

    void anExtensionBeginsWhereItSays()
    {
        // Ordered before the first term had run out.
        const CustodyLine line = custodyLine(
            held(u"2026-01-01"_s, {period(u"pretrial"_s, u"2026-01-01"_s, u"2026-05-01"_s), period(u"extension"_s, u"2026-04-20"_s, u"2026-12-01"_s)}),
            kToday);
        QCOMPARE(drawn(line), u"pretrial 01.01.26-19.04.26 | extension1 20.04.26-01.12.26"_s);
        QCOMPARE(line.lanes, 1);
    }

    void houseArrestFollows()
    {
        const CustodyLine line = custodyLine(
            held(u"2026-01-01"_s, {period(u"pretrial"_s, u"2026-01-01"_s, u"2026-05-01"_s), period(u"house_arrest"_s, u"2026-05-01"_s, u"2026-11-25"_s)},
                 u"house_arrest"_s), kToday);
        QCOMPARE(drawn(line), u"pretrial 01.01.26-30.04.26 | house_arrest 01.05.26-25.11.26"_s);
        QCOMPARE(line.term->daysLeft, 2);
    }

    void daysOfWhichNothingIsRecorded()
    {
        const CustodyLine line = custodyLine(held(u"2026-10-01"_s, {period(u"pretrial"_s, u"2026-10-03"_s, u"2026-11-03"_s)}), kToday);
        QCOMPARE(drawn(line), u"gap 01.10.26-02.10.26 | pretrial 03.10.26-03.11.26 | gap 04.11.26-23.11.26"_s);
        QVERIFY(!line.term);
    }

    void released()
    {
        CustodyFacts facts = ordinary();
        facts.status = u"released"_s;
        facts.releases = {{date(u"2026-10-01"_s), u"restraint_changed"_s}};
        const CustodyLine line = custodyLine(facts, kToday);
        QCOMPARE(line.lastDay, QDate(2026, 10, 1));
        QVERIFY(!line.today);
        QVERIFY(!line.term);
        QVERIFY(!line.isHeld);
        QVERIFY(!line.segments.back().daysLeft);
        QCOMPARE(line.daysHeld, 315);
        QCOMPARE(line.daysHeld, daysHeldAt(facts, kToday));
        QVERIFY(!drawn(line).contains("gap"_L1));
    }

    void heldAgainAfterARelease()
    {
        CustodyFacts facts = held(u"2026-01-01"_s, {period(u"pretrial"_s, u"2026-01-01"_s, u"2027-01-01"_s),
                                                    period(u"pretrial"_s, u"2026-09-01"_s, u"2026-11-29"_s)});
        facts.releases = {{date(u"2026-03-01"_s), u"restraint_changed"_s}};
        const CustodyLine line = custodyLine(facts, kToday);
        QCOMPARE(drawn(line), u"pretrial 01.01.26-01.03.26 | pretrial 01.09.26-29.11.26"_s);
        QCOMPARE(line.term->day, QDate(2026, 11, 29));
        QVERIFY(!line.daysHeld);
    }

    void releasedInAnUnknownMonthEndsAnOpenPeriod()
    {
        CustodyFacts facts = held(u"2026-01-01"_s, {period(u"pretrial"_s, u"2026-01-01"_s)}, u"released"_s);
        facts.releases = {{date(u"2026-05"_s), u"amnesty"_s}};
        const CustodyLine line = custodyLine(facts, kToday);
        QCOMPARE(drawn(line), u"pretrial 01.01.26-~31.05.26"_s);
        QCOMPARE(line.ends->edtf(), u"2026-05"_s);
    }

    void datesAhead()
    {
        const CustodyLine line = custodyLine(held({}, {period(u"pretrial"_s, u"2027-01-01"_s, u"2027-02-01"_s), period(u"extension"_s, u"2027-02-01"_s)},
                                                  u"at_large"_s), kToday);
        QCOMPARE(drawn(line), u"pretrial 01.01.27-31.01.27 | extension1 01.02.27-~01.02.27"_s);
        QVERIFY(!line.today);
        QVERIFY(!line.term);
    }

    void anEndBeforeTheBeginningIsDrawnAsADay()
    {
        QCOMPARE(drawn(custodyLine(held({}, {period(u"pretrial"_s, u"2026-11-20"_s, u"2025-11-20"_s)}, u"released"_s), kToday)),
                 u"pretrial 20.11.26-20.11.26"_s);
    }
};

QTEST_GUILESS_MAIN(TestCustodyLine)
#include "tst_custody_line.moc"
