// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/row.h"
#include "disclosure/who_may_be_named.h"
#include "schema/vocabulary.h"

#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace Qt::StringLiterals;
using schema::Answer;

Q_DECLARE_METATYPE(dossier::disclosure::PersonGates)
Q_DECLARE_METATYPE(dossier::disclosure::RoleGates)
Q_DECLARE_METATYPE(dossier::disclosure::EndorsementGates)
Q_DECLARE_METATYPE(std::optional<dossier::disclosure::Withheld>)

class TestWhoMayBeNamed : public QObject
{
    Q_OBJECT

    static PersonGates open()
    {
        PersonGates gates;
        gates.publication = u"cleared"_s;
        gates.namingBasis = u"public_record"_s;
        return gates;
    }
    static base::PartialDate date(const QString &edtf) { return *base::PartialDate::fromEdtf(edtf); }
    const QDate m_today{2026, 11, 3};

private Q_SLOTS:
    void audiencesAreNested()
    {
        QVERIFY(mayRead(Audience::Partner, Audience::Public));
        QVERIFY(!mayRead(Audience::Public, Audience::Partner));
        QCOMPARE(narrowest(Audience::Public, Audience::Internal), Audience::Internal);
        QCOMPARE(widest(Audience::Public, Audience::Internal), Audience::Public);
        for (const Audience audience : {Audience::Public, Audience::Partner, Audience::Internal, Audience::Restricted})
            QCOMPARE(audienceFromKey(audienceKey(audience)), audience);
        QVERIFY(!audienceFromKey(u"everybody"));
        QCOMPARE(capFromGate({}), Audience::Public);
        QCOMPARE(capFromGate(schema::Code{u"partner"_s}), Audience::Partner);
        QCOMPARE(capFromGate(schema::Code{u"everybody"_s}), Audience::Restricted);
    }

    void persons_data()
    {
        QTest::addColumn<PersonGates>("gates");
        QTest::addColumn<std::optional<Withheld>>("publicly");
        QTest::addColumn<std::optional<Withheld>>("toPartners");
        const auto row = [](const char *name, auto change, std::optional<Withheld> publicly,
                            std::optional<Withheld> toPartners) {
            PersonGates gates = open();
            change(gates);
            QTest::newRow(name) << gates << publicly << toPartners;
        };
        const std::optional<Withheld> named;
        row("cleared with a basis", [](PersonGates &) {}, named, named);
        row("draft", [](PersonGates &g) { g.publication = u"draft"_s; }, Withheld::NotCleared, Withheld::NotCleared);
        row("no state", [](PersonGates &g) { g.publication.clear(); }, Withheld::NotCleared, Withheld::NotCleared);
        row("unknown state", [](PersonGates &g) { g.publication = u"x"_s; }, Withheld::NotCleared, Withheld::NotCleared);
        row("taken off", [](PersonGates &g) { g.publication = u"withdrawn"_s; }, Withheld::TakenOff, Withheld::TakenOff);
        row("no basis", [](PersonGates &g) { g.namingBasis.clear(); }, Withheld::NoBasis, named);
        row("basis none", [](PersonGates &g) { g.namingBasis = u"none"_s; }, Withheld::NoBasis, named);
        row("unknown basis", [](PersonGates &g) { g.namingBasis = u"rumour"_s; }, Withheld::NoBasis, named);
        row("withdrawn", [](PersonGates &g) { g.withdrawn = true; }, Withheld::Withdrawn, Withheld::Withdrawn);
        row("capped", [](PersonGates &g) { g.cap = Audience::Partner; }, Withheld::Capped, named);
        row("restricted", [](PersonGates &g) { g.cap = Audience::Restricted; }, Withheld::Capped, Withheld::Capped);
        row("embargo to tomorrow", [](PersonGates &g) { g.embargoUntil = date(u"2026-11-04"_s); }, Withheld::Embargoed,
            named);
        row("embargo to today", [](PersonGates &g) { g.embargoUntil = date(u"2026-11-03"_s); }, Withheld::Embargoed, named);
        row("embargo to yesterday", [](PersonGates &g) { g.embargoUntil = date(u"2026-11-02"_s); }, named, named);
        row("embargo to this month", [](PersonGates &g) { g.embargoUntil = date(u"2026-11"_s); }, Withheld::Embargoed, named);
        row("endless embargo", [](PersonGates &g) { g.embargoUntil = date(u"2026-01-01/.."_s); }, Withheld::Embargoed,
            named);
        row("embargoed without a date", [](PersonGates &g) { g.publication = u"embargoed"_s; }, Withheld::Embargoed, named);
        row("embargo is over", [](PersonGates &g) {
            g.publication = u"embargoed"_s;
            g.embargoUntil = date(u"2026-10"_s);
        }, named, named);
    }
    void persons()
    {
        QFETCH(PersonGates, gates);
        QFETCH(std::optional<Withheld>, publicly);
        QFETCH(std::optional<Withheld>, toPartners);
        QCOMPARE(mayNamePerson(gates, Audience::Public, m_today).withheld, publicly);
        QCOMPARE(mayNamePerson(gates, Audience::Partner, m_today).withheld, toPartners);
        const bool secret = gates.cap == Audience::Restricted;
        QCOMPARE(mayNamePerson(gates, Audience::Internal, m_today).mayBeNamed(), !secret);
    }

    void withoutATodayNoEmbargoIsOver()
    {
        PersonGates gates = open();
        gates.embargoUntil = date(u"2020"_s);
        QCOMPARE(mayNamePerson(gates, Audience::Public, {}).withheld, Withheld::Embargoed);
    }

    void roles_data()
    {
        QTest::addColumn<RoleGates>("gates");
        QTest::addColumn<bool>("named");
        const auto row = [](const char *name, const char16_t *role, bool named, auto change) {
            RoleGates gates;
            gates.role = QString::fromUtf16(role);
            change(gates);
            QTest::newRow(name) << gates << named;
        };
        const auto decided = [](int sources) {
            return [sources](RoleGates &g) {
                g.named = Answer::Yes;
                g.decidedByMember = true;
                g.sources = sources;
            };
        };
        const auto nothing = [](RoleGates &) {};
        const auto yes = [](RoleGates &g) { g.named = Answer::Yes; };
        row("judge", u"judge", true, nothing);
        row("judge, decided against", u"judge", false, [](RoleGates &g) { g.named = Answer::No; });
        row("judge under a stricter rule", u"judge", false, [](RoleGates &g) { g.naming = u"consent"_s; });
        row("judge under an unknown rule", u"judge", false, [](RoleGates &g) { g.naming = u"new"_s; });
        row("lawyer", u"defence", false, nothing);
        row("lawyer who agreed", u"defence", true, yes);
        row("investigator", u"investigator", false, nothing);
        row("investigator in a court act", u"investigator", true, [](RoleGates &g) { g.namedInCourtAct = true; });
        row("investigator by decision", u"investigator", true, decided(1));
        row("investigator without a source", u"investigator", false, decided(0));
        row("perpetrator with one source", u"alleged_perpetrator", false, decided(1));
        row("perpetrator with two", u"alleged_perpetrator", true, decided(2));
        row("perpetrator by nobody", u"alleged_perpetrator", false, [](RoleGates &g) {
            g.named = Answer::Yes;
            g.sources = 2;
        });
        row("witness", u"witness", false, yes);
        row("witness who consents", u"witness", true, [](RoleGates &g) {
            g.named = Answer::Yes;
            g.consent = true;
        });
        row("witness called an official", u"witness", false, [](RoleGates &g) { g.naming = u"public_office"_s; });
        row("head of a body", u"", true, [](RoleGates &g) { g.naming = u"public_office"_s; });
        row("somebody", u"", false, yes);
        row("minor", u"judge", false, [](RoleGates &g) { g.minor = true; });
        row("withdrawn", u"judge", false, [](RoleGates &g) { g.withdrawn = true; });
        row("capped", u"judge", false, [](RoleGates &g) { g.cap = Audience::Internal; });
    }
    void roles()
    {
        QFETCH(RoleGates, gates);
        QFETCH(bool, named);
        QCOMPARE(mayNameByRole(gates, Audience::Public).mayBeNamed(), named);
        QVERIFY(mayNameByRole(gates, Audience::Internal).mayBeNamed());
    }

    void noRoleIsNamedByAccident()
    {
        const auto vocabularies = schema::Vocabularies::load();
        QVERIFY(vocabularies);
        QStringList named;
        for (const schema::Term &term : vocabularies->vocabulary("role")->terms) {
            RoleGates gates;
            gates.role = term.key;
            if (mayNameByRole(gates, Audience::Public).mayBeNamed())
                named << term.key;
        }
        named.sort();
        QCOMPARE(named, (QStringList{u"judge"_s, u"presiding_judge"_s, u"prosecutor"_s, u"state_prosecutor"_s}));
    }

    void endorsements_data()
    {
        QTest::addColumn<EndorsementGates>("gates");
        QTest::addColumn<EndorsementForm>("form");
        const auto row = [](const char *name, const char16_t *visibility, bool withdrawn, bool never,
                            EndorsementForm form) {
            EndorsementGates gates{QString::fromUtf16(visibility), withdrawn, never, Audience::Public};
            QTest::newRow(name) << gates << form;
        };
        row("public", u"public", false, false, EndorsementForm::Named);
        row("initials", u"initials", false, false, EndorsementForm::Initials);
        row("withheld", u"withheld", false, false, EndorsementForm::Withheld);
        row("organisation", u"organisation", false, false, EndorsementForm::OrganisationOnly);
        row("count", u"count", false, false, EndorsementForm::CountOnly);
        row("never", u"never", false, false, EndorsementForm::Absent);
        row("nothing said", u"", false, false, EndorsementForm::Absent);
        row("unknown term", u"loud", false, false, EndorsementForm::Absent);
        row("withdrawn", u"public", true, false, EndorsementForm::Absent);
        row("do not publish", u"public", false, true, EndorsementForm::Absent);
    }
    void endorsements()
    {
        QFETCH(EndorsementGates, gates);
        QFETCH(EndorsementForm, form);
        QCOMPARE(endorsementForm(gates, Audience::Public), form);
        QCOMPARE(endorsementForm(gates, Audience::Internal), form);
        gates.cap = Audience::Partner;
        QCOMPARE(endorsementForm(gates, Audience::Public), EndorsementForm::Absent);
    }
};

QTEST_GUILESS_MAIN(TestWhoMayBeNamed)
#include "tst_who_may_be_named.moc"
