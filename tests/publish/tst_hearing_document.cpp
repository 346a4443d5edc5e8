// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/hearing_maker.h"
#include "reports/builders/hearing_report.h"
#include "schema/entities/finding.h"
#include "schema/entities/hearing.h"
#include "schema/entities/observation.h"

#include <QDateTime>
#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace dossier::reports;
using namespace Qt::StringLiterals;
namespace finding = schema::finding;
namespace hearing = schema::hearing;

/// What a hearing report says of a hearing, from made-up records and without a vault.
class TestHearingDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTimeStandsUnderItsOwnLabel_data();
    void aTimeStandsUnderItsOwnLabel();
    void anEndAfterTheDayIsOfALaterHearing();
    void howSeriousItIsStandsBesideTheJudgment_data();
    void howSeriousItIsStandsBesideTheJudgment();

private:
    using Moment = std::optional<QDateTime>;

    [[nodiscard]] disclosure::Row row(schema::EntityType type)
    {
        base::RecordId::Bytes bytes{};
        bytes[0] = ++m_count;
        disclosure::Row out;
        out.type = type;
        out.id = base::RecordId(bytes);
        return out;
    }
    static void set(disclosure::Row &row, schema::Field<base::Instant> field, const Moment &moment)
    {
        if (moment)
            row.set(field, base::Instant{moment->toMSecsSinceEpoch() * 1000, u"UTC"_s});
    }
    [[nodiscard]] HearingProjection projectionOf(const HearingCandidate &candidate) const
    {
        const AllowList allowed = AllowList::make(m_registry, ReportKind::Hearing, Audience::Internal);
        const ProjectionRequest request{u"en"_s, QDate(2026, 11, 1), {}, QDate(2026, 11, 3)};
        const PeopleNames nobody;
        return HearingMaker(allowed, request, m_organisations, nobody).make({candidate}).projection;
    }
    template<typename Content>
    [[nodiscard]] Content firstOf(const HearingCandidate &candidate) const
    {
        const Document document = hearingReport(projectionOf(candidate), ReportWords(m_vocabularies, u"en"_s));
        for (const Block &block : document.blocks) {
            if (const auto *content = std::get_if<Content>(&block.content))
                return *content;
        }
        return {};
    }

    schema::Registry m_registry = *schema::Registry::build(schema::declaredEntities());
    schema::Vocabularies m_vocabularies = *schema::Vocabularies::load();
    OrganisationNames m_organisations;
    std::uint8_t m_count = 0;
};

void TestHearingDocument::aTimeStandsUnderItsOwnLabel_data()
{
    QTest::addColumn<Moment>("scheduled");
    QTest::addColumn<Moment>("start");
    QTest::addColumn<Moment>("end");
    QTest::addColumn<QStringList>("facts");
    const auto at = [](int hour, int minute, int day = 10) { return Moment(QDateTime({2026, 9, day}, {hour, minute}, Qt::UTC)); };
    QTest::newRow("all") << at(10, 30) << at(10, 40) << at(13, 20)
                         << QStringList{u"Scheduled at: 10 September 2026, 10:30"_s, u"Actual start: 10:40"_s, u"Actual end: 13:20"_s};
    QTest::newRow("end alone") << Moment() << Moment() << at(13, 20) << QStringList{u"Actual end: 13:20"_s};
    QTest::newRow("start alone") << Moment() << at(10, 40) << Moment() << QStringList{u"Actual start: 10:40"_s};
    QTest::newRow("another day") << at(10, 30) << at(9, 0, 11) << at(9, 5, 11)
                                 << QStringList{u"Scheduled at: 10 September 2026, 10:30"_s, u"Actual start: 11 September 2026, 09:00"_s,
                                                u"Actual end: 11 September 2026, 09:05"_s};
}

void TestHearingDocument::aTimeStandsUnderItsOwnLabel()
{
    QFETCH(const Moment, scheduled);
    QFETCH(const Moment, start);
    QFETCH(const Moment, end);
    QFETCH(const QStringList, facts);
    HearingCandidate seen;
    seen.hearing = row(hearing::kType);
    set(seen.hearing, hearing::scheduled, scheduled);
    set(seen.hearing, hearing::actual_start, start);
    set(seen.hearing, hearing::actual_end, end);
    QStringList said;
    for (const KeyValues::Pair &pair : firstOf<KeyValues>(seen).pairs)
        said.append(pair.label + u": "_s + pair.value.front().text);
    QCOMPARE(said, facts);
}

void TestHearingDocument::anEndAfterTheDayIsOfALaterHearing()
{
    HearingCandidate seen;
    seen.hearing = row(hearing::kType);
    set(seen.hearing, hearing::actual_end, QDateTime({2026, 11, 2}, {13, 20}, Qt::UTC));
    const HearingProjection projection = projectionOf(seen);
    QCOMPARE(projection.later.value(), 1);
}

void TestHearingDocument::howSeriousItIsStandsBesideTheJudgment_data()
{
    QTest::addColumn<QString>("seriousness");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("cell");
    QTest::newRow("serious") << u"serious"_s << u"Judged · Seriousness"_s << u"Partly in line with the standard · Serious"_s;
    QTest::newRow("not said") << QString() << u"Judged"_s << u"Partly in line with the standard"_s;
}

void TestHearingDocument::howSeriousItIsStandsBesideTheJudgment()
{
    QFETCH(const QString, seriousness);
    QFETCH(const QString, header);
    QFETCH(const QString, cell);
    HearingCandidate seen;
    seen.hearing = row(hearing::kType);
    ObservationCandidate observed;
    observed.observation = row(schema::observation::kType);
    observed.findings = {row(finding::kType)};
    observed.findings[0].set(finding::judged, schema::Code{u"partly"_s});
    if (!seriousness.isEmpty())
        observed.findings[0].set(finding::seriousness, schema::Code{seriousness});
    seen.observations = {observed};
    const Table table = firstOf<Table>(seen);
    QCOMPARE(table.header.front()[1].front().text, header);
    QCOMPARE(table.rows.front()[1].front().text, cell);
}

QTEST_GUILESS_MAIN(TestHearingDocument)
#include "tst_hearing_document.moc"
