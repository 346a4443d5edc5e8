// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/plan/plan_outline.h"
#include "import_world.h"
#include "schema/entities/absence.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/listing.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/possible_match.h"
#include "schema/entities/prisoner_list.h"
#include "schema/entities/release.h"
#include "schema/entities/sentence.h"

#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
using exchange::RowDecision;
using Outcome = exchange::PlannedRow::Outcome;

namespace {

const QByteArray kHeader = "No.,Full name,Patronymic,Date of birth,Date of arrest,Articles,Status,Sentence\n";
const QByteArray kAnar = "1,Anar Məmmədli,Asəf oğlu,1981,10.2024,206.3.2,On trial,\n";
const QByteArray kLeyla = "2,Leyla Quliyeva,Vaqif qızı,03.05.1990,2024,178.3.2,On trial,\n";
const QByteArray kRamin = "3,Ramin Əliyev,,,2023,234.1,Pre-trial detention,\n";

base::PartialDate day(int year, int month, int day)
{
    return base::PartialDate::day(QDate(year, month, day));
}

} // namespace

/// A list that comes again: what is new, what changed, who is missing; and nobody is merged alone.
class TestNextEdition : public QObject
{
    Q_OBJECT

private:
    exchange::ImportPlan plan(const QByteArray &rows, const exchange::ImportOptions &options = {}, const exchange::ImportAnswers &answers = {})
    {
        return m_world->planned(kHeader + rows, options, answers);
    }

    exchange::ImportPlan import(const QByteArray &rows, const exchange::ImportOptions &options = {}, const exchange::ImportAnswers &answers = {})
    {
        return importText(kHeader + rows, options, answers);
    }

    exchange::ImportPlan importText(const QByteArray &text, const exchange::ImportOptions &options = {}, const exchange::ImportAnswers &answers = {})
    {
        return m_world->imported(text, options, answers);
    }

    std::int64_t count(schema::EntityType type) { return m_world->store().count({.entity = type}).value(); }

    domain::Record only(schema::EntityType type) { return m_world->only(type); }

private Q_SLOTS:
    void init() { m_world = std::make_unique<test::ImportWorld>(); }

    void theSameFileOnceMoreIsNoImport()
    {
        import(kAnar + kLeyla, {.asOf = day(2026, 10, 31)});
        const auto again = import(kAnar + kLeyla, {.asOf = day(2026, 10, 31)});
        QCOMPARE(again.unchanged, 2);
        QVERIFY(again.action.changes.empty());
        QCOMPARE(count(schema::listing::kType), 2);
    }

    void aNewEditionUpdatesCreatesAndAsks()
    {
        import(kAnar + kLeyla, {.asOf = day(2026, 10, 31)});
        const auto next = import(QByteArray(kAnar).replace("On trial,", "Sentenced,8 years") + kRamin, {.asOf = day(2026, 11, 30)});
        QCOMPARE(next.created, 1);
        QCOMPARE(next.updated, 1);
        QCOMPARE(next.missing.size(), std::size_t(1));
        QCOMPARE(next.missing.front().name, u"Leyla Quliyeva"_s);
        QCOMPARE(next.missing.front().lastListed.edtf(), u"2026-10-31"_s);
        QCOMPARE(count(schema::case_::kType), 3);
        QCOMPARE(count(schema::sentence::kType), 1);
        // Absent is not released: a question, and nothing else.
        const domain::Record absence = only(schema::absence::kType);
        QVERIFY(!absence.get(schema::absence::answer));
        QCOMPARE(count(schema::release::kType), 0);
        QCOMPARE(only(schema::prisoner_list::kType).get(schema::prisoner_list::imports), 2);
    }

    void whateverChangesIsSeen_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("now");
        QTest::newRow("remand") << QByteArray("Remand until\nAna Berg,Detained,01.02.2027") << QByteArray("Remand until\nAna Berg,Detained,01.05.2027");
        QTest::newRow("remand first") << QByteArray("Remand until\nAna Berg,Detained,") << QByteArray("Remand until\nAna Berg,Detained,01.05.2027");
        QTest::newRow("end") << QByteArray("End of sentence\nAna Berg,Serving,01.02.2027") << QByteArray("End of sentence\nAna Berg,Serving,01.05.2027");
        QTest::newRow("day") << QByteArray("Date of sentence\nAna Berg,Serving,01.02.2025") << QByteArray("Date of sentence\nAna Berg,Serving,01.03.2025");
        QTest::newRow("first day") << QByteArray("Date of sentence\nAna Berg,Serving,") << QByteArray("Date of sentence\nAna Berg,Serving,01.03.2025");
        QTest::newRow("term") << QByteArray("Sentence\nAna Berg,Serving,5 years") << QByteArray("Sentence\nAna Berg,Serving,7 years");
        QTest::newRow("death") << QByteArray("Sentence\nAna Berg,Serving,5 years") << QByteArray("Sentence\nAna Berg,Serving,Death");
        QTest::newRow("judgment") << QByteArray("Court,Date of sentence\nAna Berg,Serving,X court,") << QByteArray("Court,Date of sentence\nAna Berg,Serving,X court,01.03.2025");
        QTest::newRow("another judgment") << QByteArray("Court,Date of sentence\nAna Berg,Serving,X court,01.02.2025") << QByteArray("Court,Date of sentence\nAna Berg,Serving,X court,01.03.2025");
        QTest::newRow("fine") << QByteArray("Sentence\nAna Berg,Serving,fine 3000 AZN") << QByteArray("Sentence\nAna Berg,Serving,fine 5000 AZN");
    }
    void whateverChangesIsSeen()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, now);
        importText("Name,Status," + was, {.asOf = day(2026, 10, 1)});
        const auto next = importText("Name,Status," + now, {.asOf = day(2026, 11, 1)});
        QCOMPARE(next.updated, 1);
        QCOMPARE(next.rows.front().changes.size(), 1);
        QCOMPARE(importText("Name,Status," + now, {.asOf = day(2026, 12, 1)}).updated, 0);
    }

    void oneFineIsOneHoweverWritten()
    {
        importText("Name,Sentence\nAna Berg,fine 3000 AZN");
        QCOMPARE(importText("Name,Sentence\nAna Berg,\"fine 3,000 AZN\"").updated, 0);
        QCOMPARE(count(schema::sentence::kType), 1);
    }

    void aSentenceCorrectedHereStands()
    {
        importText("Name,Sentence\nAna Berg,3 years suspended");
        domain::ChangeSet change = domain::updateOf(only(schema::sentence::kType));
        change.set(schema::sentence::total_term.id, schema::Duration{.years = 2, .months = 6, .printed = {}}, only(schema::sentence::kType).value(schema::sentence::total_term.id));
        QVERIFY(m_world->apply({change}));
        importText("Name,Sentence\nAna Berg,3 years");
        QCOMPARE(only(schema::sentence::kType).get(schema::sentence::total_term)->years, 2);
    }

    void theRemandThatIsExtendedIsTheOneOnTheList()
    {
        namespace detention = schema::detention;
        const auto first = importText("Name,Status,Remand until\nAna Berg,Detained,01.02.2027");
        const base::RecordId listed = only(detention::kType).id();
        domain::ChangeSet other = domain::createOf(detention::kType, m_world->newId());
        other.set(detention::case_, *first.rows.front().caseId);
        QVERIFY(m_world->apply({other}));
        importText("Name,Status,Remand until\nAna Berg,Detained,01.05.2027");
        QCOMPARE(m_world->store().record(listed)->get(detention::until)->edtf(), u"2027-05-01"_s);
        QVERIFY(!m_world->store().record(other.id)->get(detention::until));
    }

    void whatWasFilledInHereStands()
    {
        importText("Name,Sentence\nAna Berg,5 years");
        domain::ChangeSet change = domain::updateOf(only(schema::sentence::kType));
        change.set(schema::sentence::expected_end.id, day(2028, 1, 1), {});
        QVERIFY(m_world->apply({change}));
        const auto next = importText("Name,Sentence,End of sentence\nAna Berg,5 years,01.05.2027");
        QCOMPARE(next.warnings.last().code, u"changed_here"_s);
        QCOMPARE(only(schema::sentence::kType).get(schema::sentence::expected_end)->edtf(), u"2028-01-01"_s);
    }

    void anotherEndIsTheSameSentence()
    {
        importText("Name,Sentence,End of sentence\nAna Berg,5 years,01.02.2027");
        importText("Name,Sentence,End of sentence\nAna Berg,5 years,01.05.2027");
        QCOMPARE(only(schema::sentence::kType).get(schema::sentence::expected_end)->edtf(), u"2027-05-01"_s);
    }

    void oneAbsenceIsAskedOnce()
    {
        import(kAnar + kLeyla);
        import(kAnar);
        const auto third = import(kAnar + kRamin);
        QVERIFY(third.missing.empty());
        QCOMPARE(count(schema::absence::kType), 1);
    }

    void whoseReleaseIsKnownIsNotMissed()
    {
        const auto first = import(kAnar + kLeyla);
        domain::ChangeSet release = domain::createOf(schema::release::kType, m_world->newId());
        release.set(schema::release::case_, *first.rows[1].caseId);
        release.set(schema::release::way, schema::Code{u"pardon"_s});
        QVERIFY(m_world->apply({release}));
        QVERIFY(import(kAnar).missing.empty());
    }

    void aCaseThatWasDeletedStopsNoEdition_data()
    {
        QTest::addColumn<QByteArray>("next");
        QTest::newRow("word for word") << kLeyla;
        QTest::newRow("changed") << QByteArray(kLeyla).replace("178.3.2", "178.4");
    }

    void aCaseThatWasDeletedStopsNoEdition()
    {
        QFETCH(QByteArray, next);
        const exchange::ImportOptions published{.publication = u"cleared"_s};
        const auto first = import(kAnar + kLeyla, published);
        const base::RecordId deleted = *first.rows[1].caseId;
        QVERIFY(m_world->apply({domain::deleteOf(m_world->store().record(deleted).value())}));
        auto made = m_world->planned(kHeader + kAnar + next, published);
        QCOMPARE(made.created, 1);
        QCOMPARE(made.warnings.size(), 1);
        QCOMPARE(made.warnings.first(), (exchange::Finding{3, 0, u"case_deleted"_s, u"Leyla Quliyeva"_s}));
        made.action.actor = m_world->actor;
        QVERIFY(m_world->store().apply(made.action));
        QVERIFY(m_world->store().record(deleted)->isDeleted());
        QCOMPARE(count(schema::person::kType), 2);
        // Nobody decided that what was deleted may be published.
        QCOMPARE(m_world->store().record(*made.rows[1].caseId)->get(schema::case_::publication), schema::Code{u"draft"_s});
        const auto third = import(kAnar + next, {.asOf = day(2026, 12, 31)});
        QCOMPARE(third.unchanged, 2);
        QVERIFY(third.warnings.isEmpty());
    }

    void theCaseThatWasKeptOfTwoIsTheOneMeant()
    {
        const auto first = import(kAnar);
        const domain::Record listed = m_world->store().record(*first.rows[0].caseId).value();
        domain::ChangeSet kept = domain::createOf(schema::case_::kType, m_world->newId());
        kept.set(schema::case_::person, *listed.get(schema::case_::person));
        QVERIFY(m_world->apply({kept, domain::deleteOf(listed)}));
        const auto next = import(kAnar);
        QCOMPARE(next.created, 0);
        QVERIFY(next.rows[0].caseId == kept.id);
        QCOMPARE(m_world->store().record(kept.id)->get(schema::case_::liberty_status)->term, u"on_trial"_s);
    }

    void aRowWithoutItsCaseTakesThatOfNoOtherRow()
    {
        const QByteArray again = "2,Anar Məmmədli,Asəf oğlu,1981,11.2024,233,On trial,\n";
        const auto first = import(kAnar + again);
        const domain::Record one = m_world->store().record(*first.rows[0].caseId).value();
        const domain::Record other = m_world->store().record(*first.rows[1].caseId).value();
        domain::ChangeSet alias = domain::updateOf(m_world->store().record(*other.get(schema::case_::person)).value());
        alias.set(schema::person::same_as, *one.get(schema::case_::person));
        QVERIFY(m_world->apply({alias, domain::deleteOf(one)}));
        const auto next = import(kAnar + again, {.asOf = day(2026, 12, 31)});
        QCOMPARE(next.created, 1);
        QCOMPARE(next.updated, 0);
        QVERIFY(next.rows[0].caseId != other.id());
        QVERIFY(next.rows[1].caseId == other.id());
    }

    void whoStandsUnderAnotherHeadingMoves_data()
    {
        QTest::addColumn<QByteArray>("leyla");
        QTest::newRow("the same row") << QByteArray("Leyla Quliyeva,178.3.2,1990\n");
        QTest::newRow("another row") << QByteArray("Leyla Quliyeva,178.4,1990\n");
    }

    void whoStandsUnderAnotherHeadingMoves()
    {
        QFETCH(QByteArray, leyla);
        const QByteArray header = "Name,Articles,Date of birth\n";
        const QByteArray anar = "Anar Məmmədli,206.3.2,1981\n", ramin = "Ramin Əliyev,234.1,1979\n";
        const QByteArray moves = "Journalists (1),,\n" + anar + "Activists (2),,\n" + ramin + leyla;
        const auto first = importText(header + "Journalists (2),,\n" + anar + "Leyla Quliyeva,178.3.2,1990\n" + "Activists (1),,\n" + ramin);
        const base::RecordId moved = *first.rows[1].caseId;
        QCOMPARE(m_world->store().record(moved)->get(schema::case_::list_group), u"Journalists"_s);
        const auto next = importText(header + moves);
        QCOMPARE(next.updated, 1);
        QCOMPARE(next.warnings, exchange::Findings{});
        QCOMPARE(m_world->store().record(moved)->get(schema::case_::list_group), u"Activists"_s);
        QVERIFY(importText(header + moves).action.changes.empty());
    }

    void equalRowsOfTwoGroupsStayInTheirs()
    {
        const QByteArray header = "Name,Articles,Date of birth\n", anar = "Anar Məmmədli,206,1981\n";
        const QByteArray one = "Journalists (1),,\n" + anar, other = "Activists (1),,\n" + anar;
        importText(header + one + other);
        const auto next = importText(header + other + one, {.asOf = day(2026, 12, 31)});
        QCOMPARE(next.updated, 0);
        QCOMPARE(next.unchanged, 2);
    }

    void whatHappenedIsAnswered_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("statusAfter");
        QTest::newRow("a release, the status left") << u"released"_s << u"pardon"_s << QString() << u"on_trial"_s;
        QTest::newRow("a release and the status") << u"released"_s << u"pardon"_s << u"pardoned"_s << u"pardoned"_s;
        QTest::newRow("died in custody") << u"died"_s << u"died"_s << u"died"_s << u"died"_s;
        QTest::newRow("died") << u"died"_s << QString() << QString() << u"on_trial"_s;
        QTest::newRow("still held") << u"still_held"_s << QString() << QString() << u"on_trial"_s;
        QTest::newRow("left out by mistake") << u"list_error"_s << QString() << QString() << u"on_trial"_s;
        QTest::newRow("other criteria") << u"criteria"_s << QString() << QString() << u"on_trial"_s;
    }

    void whatHappenedIsAnswered()
    {
        QFETCH(QString, answer);
        QFETCH(QString, way);
        QFETCH(QString, status);
        const auto first = import(kAnar + kLeyla);
        const base::RecordId leyla = *first.rows[1].caseId;
        const base::PartialDate on = base::PartialDate::parse(u"11.2026"_s, base::DateLanguage::English, QDate(2026, 12, 1)).value();
        const domain::AbsenceAnswer given{answer, way, on, status};
        const auto next = import(kAnar, {.asOf = day(2026, 11, 30)}, {.absences = {{leyla, given}}});
        QCOMPARE(next.missing.front().answer.answer, answer);
        const domain::Record absence = only(schema::absence::kType);
        QCOMPARE(absence.get(schema::absence::answer)->term, answer);
        QCOMPARE(count(schema::release::kType), way.isEmpty() ? 0 : 1);
        QCOMPARE(absence.get(schema::absence::release).has_value(), !way.isEmpty());
        if (!way.isEmpty()) {
            const domain::Record release = only(schema::release::kType);
            QVERIFY(absence.get(schema::absence::release) == release.id());
            QVERIFY(release.get(schema::release::case_) == leyla);
            QCOMPARE(release.get(schema::release::way)->term, way);
            QCOMPARE(release.get(schema::release::released_on)->typed(), u"11.2026"_s);
            QCOMPARE(release.get(schema::release::source), u"Our list"_s);
        }
        QTEST(m_world->store().record(leyla)->get(schema::case_::liberty_status)->term, "statusAfter");
        // One step: undone, the case is what it was and the question was never put.
        QVERIFY(m_world->store().undo(m_world->actor));
        QCOMPARE(count(schema::release::kType) + count(schema::absence::kType), 0);
        QCOMPARE(m_world->store().record(leyla)->get(schema::case_::liberty_status)->term, u"on_trial"_s);
    }

    void aCaseWithoutAnAnswerStaysAQuestion()
    {
        const auto first = import(kAnar + kLeyla + kRamin);
        import(kAnar, {}, {.absences = {{*first.rows[1].caseId, {.answer = u"still_held"_s}}, {*first.rows[2].caseId, {}}}});
        QCOMPARE(count(schema::absence::kType), 2);
        const auto open = m_world->store().page({.entity = schema::absence::kType}).value().rows;
        QCOMPARE(std::ranges::count_if(open, [](const domain::Record &one) { return !one.get(schema::absence::answer); }), 1);
        QCOMPARE(count(schema::release::kType), 0);
    }

    void theStatusThatGoesWithAnAnswer()
    {
        QCOMPARE(domain::statusOffered(domain::releaseAnswer(u"acquittal"_s)), u"acquitted"_s);
        QCOMPARE(domain::statusOffered(domain::releaseAnswer(u"term_served"_s)), u"released"_s);
        QCOMPARE(domain::statusOffered({.answer = u"still_held"_s}), QString());
        // Every way of release is one of the vocabulary's, and so is every status.
        for (const schema::Term &way : m_world->vocabularies().vocabulary("release")->terms) {
            const QString status = domain::statusOffered(domain::releaseAnswer(way.key));
            QVERIFY2(m_world->vocabularies().vocabulary("liberty")->term(status), qPrintable(way.key));
        }
    }

    void whatWasCorrectedHereStays()
    {
        const auto first = import(kAnar);
        domain::ChangeSet correction = domain::updateOf(m_world->store().record(*first.rows[0].caseId).value());
        correction.set(schema::case_::arrest_date, day(2024, 10, 12));
        QVERIFY(m_world->apply({correction}));
        // The list still says what it said: no news.
        auto next = import(QByteArray(kAnar).replace("206.3.2", "206.4"));
        QCOMPARE(next.updated, 1);
        QCOMPARE(m_world->store().record(*first.rows[0].caseId)->get(schema::case_::arrest_date)->edtf(), u"2024-10-12"_s);
        // Now it says something else than both: a person must look.
        next = import(QByteArray(kAnar).replace("206.3.2", "206.4").replace("10.2024", "11.2024"));
        QCOMPARE(next.warnings.size(), 1);
        QCOMPARE(next.warnings.first().code, u"changed_here"_s);
        QCOMPARE(m_world->store().record(*first.rows[0].caseId)->get(schema::case_::arrest_date)->edtf(), u"2024-10-12"_s);
    }

    void chargesHaveVersions()
    {
        import(kAnar);
        import(QByteArray(kAnar).replace("206.3.2", "206.4; 213.1"));
        const auto charges = m_world->store().page({.entity = schema::charge::kType}).value();
        QCOMPARE(charges.rows.size(), std::size_t(2));
        const auto supersedes = charges.rows[0].get(schema::charge::supersedes) ? charges.rows[0].get(schema::charge::supersedes)
                                                                                 : charges.rows[1].get(schema::charge::supersedes);
        QVERIFY(supersedes);
    }

    void agesAreThoseOfTheirOwnEdition()
    {
        const QByteArray header = "No.,Full name,Age\n";
        const auto edition = [&](const QByteArray &rows, const base::PartialDate &on) { return importText(header + rows, {.asOf = on}); };
        edition("1,Anar Məmmədli,40\n", day(2025, 10, 1));
        domain::ChangeSet born = domain::updateOf(only(schema::person::kType));
        born.set(schema::person::birth_date, day(1985, 3, 1));
        domain::Action corrected;
        corrected.label = u"edit"_s;
        corrected.actor = m_world->actor;
        corrected.changes = {born};
        QVERIFY(m_world->store().apply(corrected));
        const auto next = edition("1,Anar Məmmədli,41\n", day(2026, 10, 1));
        QCOMPARE(next.updated, 0);
        QVERIFY2(next.warnings.isEmpty(), qPrintable(next.warnings.value(0).code));
    }

    void anAgeIsThatOfTheDayInTheTitle()
    {
        importText("Political prisoners as of 1 October 2025\nNo.,Full name,Age\n1,Anar Məmmədli,40\n");
        const auto born = only(schema::person::kType).get(schema::person::birth_date);
        QVERIFY(born);
        QCOMPARE(born->edtf(), u"1984/1985"_s);
    }

    void aNamesakeInTheSameFileIsKnownByItsLine()
    {
        const auto plan = import(kAnar + "9,Anar Məmmədli,Asəf oğlu,1955,2026,233,On trial,\n");
        QCOMPARE(plan.created, 2);
        QVERIFY(plan.rows[0].proposals.isEmpty());
        QCOMPARE(plan.rows[1].proposals.size(), 1);
        QCOMPARE(plan.rows[1].proposals.first().line, plan.rows[0].line);
    }

    void aHomonymIsProposedNotMerged()
    {
        const auto first = import(kAnar);
        const auto next = import(kAnar + "9,Anar Məmmədli,Asəf oğlu,1955,2026,233,On trial,\n");
        QCOMPARE(next.created, 1);
        QCOMPARE(next.proposed, 1);
        QCOMPARE(next.rows[1].proposals.first().line, 0);
        QVERIFY(next.rows[1].proposals.first().person == m_world->store().record(*first.rows[0].caseId)->get(schema::case_::person));
        QCOMPARE(count(schema::person::kType), 2);
        QVERIFY(!only(schema::possible_match::kType).get(schema::possible_match::decision));
    }

    void aPatronymicThatIsNotKnownIsNotEqual()
    {
        import(kRamin);
        const auto next = plan(kRamin + "4,Ramin Əliyev,Vüqar oğlu,,2023,234.1,On trial,\n");
        QCOMPARE(next.created, 1);
        QCOMPARE(next.proposed, 1);
    }

    void twinsInOneFileAreTwo()
    {
        const auto made = import(kAnar + QByteArray(kAnar).replace("1,", "2,"));
        QCOMPARE(made.created, 2);
        QCOMPARE(made.proposed, 1);
        // And stay two the next time, each found again by what the list says of it.
        const auto next = import(kAnar + QByteArray(kAnar).replace("1,", "2,"), {.asOf = day(2026, 11, 30)});
        QCOMPARE(next.created, 0);
        QCOMPARE(next.unchanged, 2);
    }

    void proposedRowsCanBeLeftOut()
    {
        import(kAnar);
        exchange::ImportOptions options;
        options.skipProposed = true;
        const auto next = import(kAnar + "9,Anar Məmmədli,Asəf oğlu,1955,2026,233,On trial,\n", options);
        QCOMPARE(next.created, 0);
        QCOMPARE(next.skipped, 1);
    }

    void aPersonDecidesWhoIsMeant()
    {
        const auto first = import(kAnar);
        const base::RecordId person = m_world->store().record(*first.rows[0].caseId)->get(schema::case_::person).value();
        // Russian spelling, no patronymic: proposed at most, the same only because somebody says so.
        const QByteArray row = "7,Анар Мамедли,,1981,10.2024,206.3.2,On trial,\n";
        exchange::ImportOptions other{.listName = u"Another list"_s};
        const auto made = import(row, other, {.rows = {{2, {RowDecision::Kind::SamePerson, person}}}});
        QCOMPARE(made.created, 0);
        QCOMPARE(count(schema::person::kType), 1);
        QCOMPARE(count(schema::case_::kType), 1);
        const auto names = m_world->store().parts(schema::person::names.id, person).value();
        QCOMPARE(names.size(), 2);
        QCOMPARE(names.last().get(schema::person_name::kind)->term, u"transliteration"_s);
    }

    void anotherBodysListChangesNothing()
    {
        const auto first = import(kAnar);
        exchange::ImportOptions options{.listName = u"Their list"_s};
        options.anotherBody = true;
        import(QByteArray(kAnar).replace("On trial,", "Sentenced,8 years") + kRamin, options);
        QCOMPARE(count(schema::case_::kType), 1);
        QCOMPARE(count(schema::sentence::kType), 0);
        QCOMPARE(count(schema::listing::kType), 3);
        QCOMPARE(m_world->store().record(*first.rows[0].caseId)->get(schema::case_::liberty_status)->term, u"on_trial"_s);
    }

    void anOlderEditionIsHistory()
    {
        import(kAnar + kLeyla, {.asOf = day(2026, 11, 30)});
        const auto older = import(QByteArray(kAnar).replace("On trial,", "Pre-trial detention,"), {.asOf = day(2026, 10, 31)});
        QVERIFY(older.missing.empty());
        QCOMPARE(older.updated, 0);
        QCOMPARE(older.warnings.first().code, u"older_than_last"_s);
        QCOMPARE(import(kAnar + kLeyla, {.asOf = day(2026, 12, 31)}).unchanged, 2);
    }

    void anImportIsOneStepToUndo()
    {
        import(kAnar + kLeyla);
        import(QByteArray(kAnar).replace("On trial,", "Sentenced,8 years") + kRamin);
        QVERIFY(m_world->store().undo(m_world->actor));
        QCOMPARE(count(schema::case_::kType), 2);
        QCOMPARE(count(schema::absence::kType), 0);
        QCOMPARE(count(schema::sentence::kType), 0);
        // As if it had not been: the next one finds the first.
        QCOMPARE(import(kAnar + kLeyla, {.asOf = day(2026, 12, 31)}).unchanged, 2);
    }

    void anOutlineTellsPeopleApartWhereTheCountsDoNot()
    {
        import(kAnar + kLeyla);
        const exchange::ImportPlan one = plan(kAnar + kRamin);
        const exchange::ImportPlan other = plan(kLeyla + kRamin);
        QCOMPARE(one.created, other.created);
        QCOMPARE(one.unchanged, other.unchanged);
        QCOMPARE(one.missing.size(), other.missing.size());
        QVERIFY(exchange::outlineOf(one) != exchange::outlineOf(other));
        // New records get other ids whenever a plan is made, and it is the same plan.
        QVERIFY(exchange::outlineOf(one) == exchange::outlineOf(plan(kAnar + kRamin)));
        QVERIFY(exchange::outlineOf(one) != exchange::outlineOf(plan(kAnar + QByteArray(kRamin).replace("Ramin", "Rauf"))));
        QVERIFY(exchange::outlineOf(one) != exchange::outlineOf(plan(kAnar + kRamin, {}, {.rows = {{3, {RowDecision::Kind::LeaveOut, {}}}}})));
    }

    void columnsAreRemembered()
    {
        exchange::ImportOptions options{.listName = u"Odd"_s};
        options.rememberColumns = true;
        const exchange::ImportTools tools = m_world->tools();
        std::optional<exchange::Finding> failure;
        exchange::ListImport first{.table = exchange::openTableBytes("Who,Nick\nA B,x\n", {}, failure).value(), .options = options};
        first.reading.mapping = R"({"schema":1,"columns":{"Who":"full_name"}})";
        auto made = exchange::planListImport(m_world->store(), first, tools, failure);
        QVERIFY(made);
        made->action.actor = m_world->actor;
        QVERIFY(m_world->store().apply(made->action));
        exchange::ListImport second{.table = exchange::openTableBytes("Who,Nick\nC D,y\n", {}, failure).value(), .options = {.listName = u"Odd"_s}};
        const auto next = exchange::planListImport(m_world->store(), second, tools, failure);
        QVERIFY(next);
        QCOMPARE(next->created, 1);
        QVERIFY(next->warnings.isEmpty());
    }

    void aNameOfAFileIsOneEveryMonth()
    {
        QCOMPARE(exchange::listNameOf(u"/x/prisoners-2026-10.csv"_s), u"prisoners"_s);
        QCOMPARE(exchange::listNameOf(u"prisoners 2026-11 (final).xlsx"_s), u"prisoners"_s);
        QCOMPARE(exchange::listNameOf(u"2026.csv"_s), u"2026"_s);
    }

private:
    std::unique_ptr<test::ImportWorld> m_world;
};

QTEST_GUILESS_MAIN(TestNextEdition)
#include "tst_next_edition.moc"
