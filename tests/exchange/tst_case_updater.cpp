// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_world.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"
#include "schema/entities/sentence.h"

#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
using schema::Code;
namespace case_ = schema::case_;
namespace sentence = schema::sentence;

namespace {

base::PartialDate day(int year, int month, int day)
{
    return base::PartialDate::day(QDate(year, month, day));
}

} // namespace

/// What a list says of a case that is known, beside what is on record already.
class TestCaseUpdater : public QObject
{
    Q_OBJECT

private:
    exchange::ImportPlan import(const QByteArray &text, const exchange::ImportOptions &options = {}) { return m_world->imported(text, options); }

    /// A case that somebody typed: of Ana Berg, Ole's daughter.
    void byHand()
    {
        QVERIFY(m_world->addCase(u"Ana Berg"_s, u"A-1"_s));
        m_world->edit(m_world->only(schema::person_name::kType), schema::person_name::patronymic, u"Ole"_s);
    }

    base::RecordId addText(const schema::NarrativeFields &fields, base::RecordId parent, const QString &words)
    {
        domain::ChangeSet text = domain::createOf(fields.type, m_world->newId());
        text.set(fields.parent, parent);
        text.set(fields.language, Code{u"en"_s});
        text.set(fields.text, words);
        static_cast<void>(m_world->apply({text}).value());
        return text.id;
    }

    QString cleared(const schema::NarrativeFields &fields, base::RecordId text)
    {
        return m_world->store().record(text)->get(fields.cleared_text).value_or(u"-"_s);
    }

    /// Oldest first.
    QList<domain::Record> ofTheCase(schema::EntityType entity, schema::FieldId link)
    {
        return m_world->store().referring(entity, link, m_world->only(case_::kType).id()).value();
    }

    QList<domain::Record> sentences() { return ofTheCase(sentence::kType, sentence::case_.id); }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<test::ImportWorld>();
        // A text that is cleared names who cleared it.
        domain::ChangeSet member = domain::createOf(schema::member::kType, m_world->actor);
        member.set(schema::member::name, u"Aygün"_s);
        QVERIFY(m_world->apply({member}));
    }

    // clearance
    void nobodysTextIsApprovedByAList()
    {
        const exchange::ImportOptions published{.publication = u"cleared"_s};
        const schema::NarrativeFields &summary = schema::case_summary::fields;
        const schema::NarrativeFields &biography = schema::person_biography::fields;
        import("Name,Place of arrest\nAna Berg,Baku\n", published);
        const domain::Record matter = m_world->only(case_::kType);
        const base::RecordId reviewed = addText(summary, matter.id(), u"As reviewed"_s);
        m_world->edit(matter, case_::publication, Code{u"cleared"_s});
        m_world->edit(m_world->store().record(reviewed).value(), summary.text, u"With a name that must not leave"_s);
        const base::RecordId life = addText(biography, *matter.get(case_::person), u"Unread"_s);
        QCOMPARE(import("Name,Place of arrest\nAna Berg,Ganja\n", published).updated, 1);
        QCOMPARE(cleared(summary, reviewed), u"As reviewed"_s);
        QCOMPARE(cleared(biography, life), u"-"_s);
    }

    void aBackgroundThatIsAllThatChangedIsCleared()
    {
        const exchange::ImportOptions published{.publication = u"cleared"_s};
        const schema::NarrativeFields &background = schema::case_background::fields;
        import("Name,Case background\nAna Berg,Arrested at work\n", published);
        QCOMPARE(import("Name,Case background\nAna Berg,Arrested at home\n", published).updated, 1);
        QCOMPARE(m_world->only(background.type).get(background.cleared_text), u"Arrested at home"_s);
        // A decision against stands.
        m_world->edit(m_world->only(case_::kType), case_::publication, Code{u"withdrawn"_s});
        import("Name,Case background\nAna Berg,Arrested abroad\n", published);
        QCOMPARE(m_world->only(background.type).get(background.cleared_text), u"Arrested at home"_s);
    }

    void anotherStatusHasADayOfItsOwn()
    {
        import("Name,Status,Articles\nAna Berg,Pre-trial detention,206\n");
        m_world->edit(m_world->only(case_::kType), case_::liberty_since, day(2025, 3, 5));
        import("Name,Status,Articles\nAna Berg,Pre-trial detention,207\n");
        QCOMPARE(m_world->only(case_::kType).get(case_::liberty_since)->edtf(), u"2025-03-05"_s);
        const auto next = import("Name,Status,Articles\nAna Berg,Serving,207\n");
        QVERIFY(!m_world->only(case_::kType).get(case_::liberty_since));
        QCOMPARE(std::ranges::count(next.rows.front().changes, case_::liberty_since.id, &exchange::PlannedChange::field), 1);
    }

    // typed by hand
    void theFirstImportFillsAndOverwritesNothing()
    {
        byHand();
        domain::ChangeSet joint = domain::createOf(schema::joint_case::kType, m_world->newId());
        joint.set(schema::joint_case::name, u"Toplum"_s);
        QVERIFY(m_world->apply({joint}));
        m_world->edit(m_world->only(case_::kType), case_::arrest_date, day(2024, 10, 12));
        m_world->edit(m_world->only(case_::kType), case_::joint_case, joint.id);
        const auto first = import("Name,Patronymic,Date of arrest,Place of arrest,Joint case\nAna Berg,Ole,05.11.2024,Bakı,Meydan\n");
        QCOMPARE(first.updated, 1);
        const domain::Record matter = m_world->only(case_::kType);
        QCOMPARE(matter.get(case_::arrest_date)->edtf(), u"2024-10-12"_s);
        QCOMPARE(matter.get(case_::arrest_place), u"Bakı"_s);
        QVERIFY(matter.get(case_::joint_case) == joint.id);
        QCOMPARE(m_world->all(schema::joint_case::kType).size(), std::size_t(1));
        QCOMPARE(first.warnings, (exchange::Findings{{2, 0, u"changed_here"_s, u"Ana Berg"_s}, {2, 0, u"changed_here"_s, u"Ana Berg"_s}}));
        // And it stays when the list goes on saying so.
        QCOMPARE(import("Name,Patronymic,Date of arrest,Place of arrest,Joint case\nAna Berg,Ole,05.11.2024,Bakı,Meydan\n", {.asOf = day(2026, 1, 1)}).updated, 0);
        QCOMPARE(m_world->only(case_::kType).get(case_::arrest_date)->edtf(), u"2024-10-12"_s);
    }

    void anotherJointCaseOfTheListIsTakenOver()
    {
        import("Name,Joint case\nAna Berg,Toplum\n");
        const auto next = import("Name,Joint case\nAna Berg,Meydan\n");
        QCOMPARE(next.updated, 1);
        QVERIFY(next.warnings.isEmpty());
        const auto joint = m_world->store().record(*m_world->only(case_::kType).get(case_::joint_case));
        QCOMPARE(joint->get(schema::joint_case::name), u"Meydan"_s);
    }

    void aYearDoesNotContradictADay()
    {
        byHand();
        m_world->edit(m_world->only(case_::kType), case_::arrest_date, day(2024, 10, 12));
        const auto first = import("Name,Patronymic,Date of arrest\nAna Berg,Ole,2024\n");
        QVERIFY(first.warnings.isEmpty());
        QCOMPARE(m_world->only(case_::kType).get(case_::arrest_date)->edtf(), u"2024-10-12"_s);
    }

    // what comes back
    void whatComesBackIsNews_data()
    {
        QTest::addColumn<schema::EntityType>("entity");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::newRow("place") << schema::detention_place::kType << QByteArray("Place of detention") << QByteArray("Prison No. 2") << QByteArray("Prison No. 11");
        QTest::newRow("charges") << schema::charge::kType << QByteArray("Articles") << QByteArray("206.3.2") << QByteArray("234.4.3");
        QTest::newRow("detention") << schema::detention::kType << QByteArray("Status") << QByteArray("Pre-trial detention") << QByteArray("House arrest");
        QTest::newRow("court") << schema::court_act::kType << QByteArray("Court") << QByteArray("Sabail Court") << QByteArray("Court of Appeal");
    }

    void whatComesBackIsNews()
    {
        QFETCH(schema::EntityType, entity);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        const auto edition = [&](const QByteArray &cell) { return import("Name," + header + "\nAna Berg," + cell + "\n"); };
        const auto total = [&] { return m_world->store().count({.entity = entity}).value(); };
        edition(one);
        edition(other);
        QCOMPARE(total(), 2);
        QCOMPARE(edition(one).updated, 1);
        QCOMPARE(total(), 3);
        // Once: an empty cell between says nothing.
        edition({});
        QCOMPARE(edition(one).updated, 0);
        QCOMPARE(total(), 3);
    }

    void aChargeThatComesBackSupersedesTheOneBetween()
    {
        namespace charge = schema::charge;
        for (const QByteArray &articles : {QByteArray("206"), QByteArray("207"), QByteArray("206")})
            import("Name,Articles\nAna Berg," + articles + "\n");
        const QList<domain::Record> charges = ofTheCase(charge::kType, charge::case_.id);
        QCOMPARE(charges.size(), 3);
        QVERIFY(charges[2].get(charge::supersedes) == charges[1].id());
        QVERIFY(charges[1].get(charge::supersedes) == charges[0].id());
    }

    void whatWasTypedInAdvanceIsNoNews()
    {
        namespace detention = schema::detention;
        import("Name,Status\nAna Berg,Pre-trial detention\n");
        for (const QString &kind : {u"house_arrest"_s, u"police"_s}) {
            domain::ChangeSet typed = domain::createOf(detention::kType, m_world->newId());
            typed.set(detention::case_, m_world->only(case_::kType).id());
            typed.set(detention::kind, Code{kind});
            QVERIFY(m_world->apply({typed}));
        }
        import("Name,Status\nAna Berg,House arrest\n");
        QCOMPARE(m_world->all(detention::kType).size(), std::size_t(3));
    }

    void theRemandThatCameBackIsTheOneExtended()
    {
        namespace detention = schema::detention;
        for (const QByteArray &cells : {QByteArray("Pre-trial detention,01.02.2026"), QByteArray("House arrest,"), QByteArray("Pre-trial detention,"), QByteArray("Pre-trial detention,01.05.2027")})
            import("Name,Status,Remand until\nAna Berg," + cells + "\n");
        const QList<domain::Record> detentions = ofTheCase(detention::kType, detention::case_.id);
        QCOMPARE(detentions.size(), 3);
        QCOMPARE(detentions[0].get(detention::until)->edtf(), u"2026-02-01"_s);
        QCOMPARE(detentions[2].get(detention::until)->edtf(), u"2027-05-01"_s);
    }

    // sentences
    void aSentenceThatTheListReplacesIsNotInForce_data()
    {
        QTest::addColumn<base::PartialDate>("asOf");
        QTest::newRow("of a day") << day(2026, 10, 1);
        QTest::newRow("of no day") << base::PartialDate();
    }

    void aSentenceThatTheListReplacesIsNotInForce()
    {
        QFETCH(base::PartialDate, asOf);
        for (const QByteArray &term : {QByteArray("8 years"), QByteArray("6 years"), QByteArray("8 years")})
            QVERIFY(import("Name,Sentence\nAna Berg," + term + "\n", {.asOf = asOf}).warnings.isEmpty());
        const QList<domain::Record> all = sentences();
        QCOMPARE(all.size(), 3);
        QVERIFY(all[0].get(sentence::next_sentence) == all[1].id());
        QVERIFY(all[1].get(sentence::next_sentence) == all[2].id());
        QVERIFY(!all[2].get(sentence::next_sentence));
        QCOMPARE(all[2].get(sentence::total_term)->years, 8);
    }

    void aSentenceThatSomebodyTypedIsNotReplacedByAList()
    {
        byHand();
        domain::ChangeSet typed = domain::createOf(sentence::kType, m_world->newId());
        typed.set(sentence::case_, m_world->only(case_::kType).id());
        typed.set(sentence::total_term, schema::Duration{.years = 8, .printed = {}});
        QVERIFY(m_world->apply({typed}));
        import("Name,Patronymic,Sentence\nAna Berg,Ole,8 years\n");
        QCOMPARE(sentences().size(), 1);
        const auto next = import("Name,Patronymic,Sentence\nAna Berg,Ole,6 years\n");
        QCOMPARE(next.warnings, (exchange::Findings{{2, 0, u"changed_here"_s, u"Ana Berg"_s}}));
        QCOMPARE(sentences().size(), 2);
        QVERIFY(!sentences()[0].get(sentence::next_sentence));
    }

    void aSentenceThatWasReplacedHereStaysReplaced()
    {
        import("Name,Sentence\nAna Berg,8 years\n");
        domain::ChangeSet appeal = domain::createOf(sentence::kType, m_world->newId());
        appeal.set(sentence::case_, m_world->only(case_::kType).id());
        appeal.set(sentence::total_term, schema::Duration{.years = 7, .printed = {}});
        QVERIFY(m_world->apply({appeal}));
        m_world->edit(sentences()[0], sentence::next_sentence, appeal.id);
        import("Name,Sentence\nAna Berg,6 years\n");
        QVERIFY(sentences()[0].get(sentence::next_sentence) == appeal.id);
    }

private:
    std::unique_ptr<test::ImportWorld> m_world;
};

QTEST_GUILESS_MAIN(TestCaseUpdater)
#include "tst_case_updater.moc"
