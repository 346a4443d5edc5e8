// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/as_of.h"

#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dossier::disclosure::CustodyFacts)

namespace {

std::optional<base::PartialDate> date(const char16_t *edtf)
{
    return *base::PartialDate::fromEdtf(QString::fromUtf16(edtf));
}

CustodyFacts arrested(const char16_t *on, const char16_t *status)
{
    CustodyFacts facts;
    facts.arrested = date(on);
    facts.status = QString::fromUtf16(status);
    return facts;
}

const QString kAbsent = u"-"_s;

} // namespace

class TestAsOf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusAndDays_data()
    {
        QTest::addColumn<CustodyFacts>("facts");
        QTest::addColumn<QDate>("asOf");
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("days");
        const QDate november(2026, 11, 1);
        const int none = -1;

        CustodyFacts facts = arrested(u"2026-10-01", u"pretrial");
        QTest::newRow("held since") << facts << november << u"pretrial"_s << 32;
        QTest::newRow("on the day") << facts << QDate(2026, 10, 1) << u"pretrial"_s << 1;
        QTest::newRow("before the arrest") << facts << QDate(2026, 9, 30) << kAbsent << none;
        QTest::newRow("only the month") << arrested(u"2026-10", u"pretrial") << november << u"pretrial"_s << none;
        QTest::newRow("at large") << arrested(u"2026-10-01", u"wanted") << november << u"wanted"_s << none;
        QTest::newRow("nothing recorded") << CustodyFacts{} << november << kAbsent << none;

        facts = arrested(u"2024-01-10", u"serving");
        facts.statusSince = date(u"2025-03-01");
        facts.periods = {{u"pretrial"_s, date(u"2024-01-12"), date(u"2024-12-01")}};
        QTest::newRow("since has begun") << facts << november << u"serving"_s << 1027;
        QTest::newRow("before since, by period") << facts << QDate(2024, 6, 1) << u"pretrial"_s << 144;
        QTest::newRow("between the periods") << facts << QDate(2025, 1, 1) << kAbsent << none;
        facts.statusSince = date(u"2025");
        QTest::newRow("perhaps since") << facts << QDate(2025, 6, 1) << kAbsent << none;

        facts = arrested(u"2024-01-10", u"released");
        facts.releases = {{date(u"2025-01-09"), u"pardon"_s}};
        QTest::newRow("released later") << facts << QDate(2024, 2, 1) << kAbsent << none;
        QTest::newRow("released by now") << facts << november << u"released"_s << 366;
        facts.periods = {{u"sentence"_s, date(u"2024-01-10"), std::nullopt}};
        QTest::newRow("released later, period known") << facts << QDate(2024, 2, 1) << u"serving"_s << 23;
        facts.status.clear();
        QTest::newRow("by the release alone") << facts << november << u"pardoned"_s << 366;
        facts.releases = {{std::nullopt, u"pardon"_s}};
        QTest::newRow("released one day") << facts << november << kAbsent << none;

        facts = arrested(u"2024-01-10", u"pretrial");
        facts.statusSince = date(u"2026-01-01");
        facts.releases = {{date(u"2025-01-09"), u"acquittal"_s}};
        QTest::newRow("held again") << facts << november << u"pretrial"_s << none;
    }
    void statusAndDays()
    {
        QFETCH(CustodyFacts, facts);
        QFETCH(QDate, asOf);
        QFETCH(QString, status);
        QFETCH(int, days);
        QCOMPARE(libertyStatusAt(facts, asOf).value_or(kAbsent), status);
        QCOMPARE(daysHeldAt(facts, asOf).value_or(-1), days);
    }

    void ages_data()
    {
        QTest::addColumn<QString>("born");
        QTest::addColumn<QString>("died");
        QTest::addColumn<int>("age");
        QTest::newRow("birthday tomorrow") << u"1984-11-02"_s << QString() << 41;
        QTest::newRow("birthday today") << u"1984-11-01"_s << QString() << 42;
        QTest::newRow("only the year") << u"1984"_s << QString() << -1;
        QTest::newRow("month that is past") << u"1984-05"_s << QString() << 42;
        QTest::newRow("died before") << u"1984-05-01"_s << u"2026-10-31"_s << -1;
        QTest::newRow("died after") << u"1984-05-01"_s << u"2026-11-02"_s << 42;
        QTest::newRow("not born yet") << u"2027-01-01"_s << QString() << -1;
    }
    void ages()
    {
        QFETCH(QString, born);
        QFETCH(QString, died);
        QFETCH(int, age);
        std::optional<base::PartialDate> death;
        if (!died.isEmpty())
            death = *base::PartialDate::fromEdtf(died);
        QCOMPARE(ageAt(*base::PartialDate::fromEdtf(born), death, {2026, 11, 1}).value_or(-1), age);
    }

    void aYearIsAnAgeOnItsLastDay()
    {
        QCOMPARE(ageAt(base::PartialDate::year(1984), std::nullopt, {2026, 12, 31}), 42);
    }
};

QTEST_GUILESS_MAIN(TestAsOf)
#include "tst_as_of.moc"
