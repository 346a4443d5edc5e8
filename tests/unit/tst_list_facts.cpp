// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/list_maker.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/court_act.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/organisation_name.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"
#include "support/seeded_random.h"

#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace Qt::StringLiterals;
using schema::Code;
namespace case_ = schema::case_;

/// What a list tells of somebody on its day: what is in force then, and nothing that came later.
class TestListFacts : public QObject
{
    Q_OBJECT

    test::SeededRandom m_random{3};
    schema::Registry m_registry = *schema::Registry::build(schema::declaredEntities());
    OrganisationNames m_organisations;
    ProjectionRequest m_request;

    Row row(schema::EntityType type) { return {type, base::newRecordId(m_random), Audience::Public, {}, {}}; }

    ListCandidate candidate(const QString &name)
    {
        ListCandidate out;
        out.matter = row(case_::kType);
        out.person = row(schema::person::kType);
        out.human = out.person.id;
        out.names = {row(schema::person_name::kType)};
        out.names.front().set(schema::person_name::text, name);
        out.gates.publication = u"cleared"_s;
        out.gates.namingBasis = u"public_record"_s;
        return out;
    }
    base::RecordId organisation(const QString &name)
    {
        Row named = row(schema::organisation_name::kType);
        named.set(schema::organisation_name::text, name);
        const base::RecordId id = base::newRecordId(m_random);
        m_organisations[id].append(named);
        return id;
    }
    Row charge(const QString &article)
    {
        Row out = row(schema::charge::kType);
        out.add(schema::charge::article, schema::Article{u"az.cc"_s, u"2000"_s, article});
        return out;
    }
    Row placeIn(const Row &detention, const QString &name)
    {
        Row out = row(schema::detention_place::kType);
        out.set(schema::detention_place::detention, detention.id);
        out.set(schema::detention_place::place, organisation(name));
        return out;
    }
    ListResult list(const QList<ListCandidate> &candidates, Audience reader = Audience::Public)
    {
        const AllowList allowed = AllowList::make(m_registry, ReportKind::List, reader);
        return ListMaker(allowed, m_request, m_organisations).make(candidates);
    }
    static const NamedEntry &first(const ListResult &result)
    {
        return *result.projection.groups.front().sections.front().entries.front().named;
    }

private Q_SLOTS:
    void init() { m_request = {u"en"_s, {2026, 11, 1}, std::nullopt, {2026, 11, 3}}; }

    void whatIsCertainlyOfLaterIsNoFactOfThatDay()
    {
        m_request.asOf = {2025, 1, 1};
        const auto later = base::PartialDate::day({2026, 3, 2});
        const auto perhaps = base::PartialDate::year(2025);
        ListCandidate one = candidate(u"A B"_s);
        one.charges = {charge(u"206.3.2"_s), charge(u"274"_s), charge(u"234"_s)};
        one.charges[0].set(schema::charge::date, base::PartialDate::day({2024, 5, 3}));
        one.charges[1].set(schema::charge::date, later);
        one.charges[1].set(schema::charge::supersedes, one.charges[0].id);
        one.charges[2].set(schema::charge::date, perhaps);
        one.detentions = {row(schema::detention::kType), row(schema::detention::kType)};
        one.detentions[0].set(schema::detention::authority, organisation(u"Nasimi court"_s));
        one.detentions[1].set(schema::detention::authority, organisation(u"Sabail court"_s));
        one.detentions[1].set(schema::detention::from, later);
        one.places = {placeIn(one.detentions[0], u"Remand prison"_s), placeIn(one.detentions[0], u"Prison 17"_s), placeIn(one.detentions[1], u"Gobustan"_s)};
        one.places[1].set(schema::detention_place::from, later);
        const ListResult result = list({one});
        const NamedEntry &entry = first(result);
        QCOMPARE(entry.articles.size(), 2U);
        QCOMPARE(entry.articles.front().value().path, u"206.3.2"_s);
        QCOMPARE(entry.charges.size(), 2U);
        QCOMPARE(entry.court->value(), u"Nasimi court"_s);
        QCOMPARE(entry.place->value(), u"Remand prison"_s);
    }

    void articlesAreThoseOfChargesInForce()
    {
        const auto articlesOf = [&](const ListCandidate &one) {
            const ListResult result = list({one});
            QStringList out;
            for (const auto &article : first(result).articles)
                out.append(article.value().path);
            return out.join(u' ');
        };
        ListCandidate one = candidate(u"A B"_s);
        one.charges = {charge(u"274"_s), charge(u"234"_s), charge(u"206.4"_s), charge(u"192"_s)};
        one.charges[0].set(schema::charge::supersedes, one.charges[0].id);
        one.charges[1].set(schema::charge::stage, Code{u"dropped"_s});
        one.charges[2].set(schema::charge::stage, Code{u"acquitted"_s});
        one.charges[3].set(schema::charge::stage, Code{u"convicted"_s});
        one.sentences = {row(schema::sentence::kType)};
        one.sentences[0].set(schema::sentence::kind, Code{u"life"_s});
        one.sentences[0].set(schema::sentence::next_sentence, one.sentences[0].id);
        QCOMPARE(articlesOf(one), u"274 192"_s);
        // What became of the others is told step by step.
        QCOMPARE(first(list({one})).charges.size(), 3U);
        QCOMPARE(first(list({one})).sentences.size(), 1U);
        // A charge that was dropped replaces the one before it, and where no other is left it is what the case is about.
        one.charges[1].set(schema::charge::supersedes, one.charges[0].id);
        QCOMPARE(articlesOf(one), u"192"_s);
        one.charges.removeLast();
        QCOMPARE(articlesOf(one), u"234 206.4"_s);
        one.charges[2].cap = Audience::Internal;
        QCOMPARE(articlesOf(one), u"234"_s);
    }

    void aSentenceIsInForceUntilTheOneThatReplacedIt()
    {
        const auto years = [&](int count) {
            Row out = row(schema::sentence::kType);
            out.set(schema::sentence::total_term, schema::Duration{count, 0, 0, false, {}});
            return out;
        };
        const auto inForce = [&](const ListCandidate &one, QDate day) {
            m_request.asOf = day;
            QList<int> out;
            const ListResult result = list({one});
            for (const auto &sentence : first(result).sentences)
                out.append(sentence.value().term->years);
            return out;
        };
        ListCandidate one = candidate(u"A B"_s);
        Row act = row(schema::court_act::kType);
        act.set(schema::court_act::pronounced, base::PartialDate::day({2026, 3, 2}));
        act.set(schema::court_act::court, organisation(u"Appeal court"_s));
        one.courtActs = {act};
        one.sentences = {years(9), years(7)};
        one.sentences[0].set(schema::sentence::date, base::PartialDate::day({2025, 6, 2}));
        one.sentences[0].set(schema::sentence::next_sentence, one.sentences[1].id);
        // Dated by the act that imposed it.
        one.sentences[1].set(schema::sentence::court_act, act.id);
        QCOMPARE(inForce(one, {2025, 6, 1}), QList<int>());
        QCOMPARE(inForce(one, {2026, 3, 1}), QList<int>{9});
        QVERIFY(!first(list({one})).court);
        QCOMPARE(inForce(one, {2026, 3, 2}), QList<int>{7});
        QCOMPARE(first(list({one})).court->value(), u"Appeal court"_s);
    }

    void aCaseOfALaterArrestIsOnlyCounted()
    {
        const auto arrested = [&](const base::PartialDate &date, bool cleared) {
            ListCandidate out = candidate(u"A B"_s);
            out.matter.set(case_::arrest_date, date);
            out.gates.publication = cleared ? u"cleared"_s : u"draft"_s;
            return out;
        };
        m_request.asOf = {2025, 1, 1};
        const auto later = base::PartialDate::day({2026, 5, 4});
        const QList<ListCandidate> listed{arrested(base::PartialDate::day({2025, 1, 1}), true), arrested(base::PartialDate::year(2025), true),
                                          candidate(u"C D"_s)};
        ListCandidate narrower = arrested(later, true);
        narrower.matter.cap = Audience::Internal;
        const ListResult few = list(listed + QList{arrested(later, true), arrested(later, false), narrower});
        QCOMPARE(few.projection.people.value(), 3);
        QCOMPARE(few.projection.withheld.value(), 0);
        QCOMPARE(few.findings.personsNamed.size(), 3);
        QCOMPARE(few.findings.later, 3);
        // Others are not told a number that small of people who are not in the file.
        QVERIFY(!few.projection.later);
        const QList<ListCandidate> more(5, arrested(later, true));
        QCOMPARE(list(listed + more).projection.later->value(), 5);
        QCOMPARE(list(listed).projection.later->value(), 0);
        QCOMPARE(list({narrower}, Audience::Internal).projection.later->value(), 1);
    }
};

QTEST_GUILESS_MAIN(TestListFacts)
#include "tst_list_facts.moc"
