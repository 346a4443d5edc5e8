// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/inverse.h"
#include "domain/ratchet.h"
#include "schema/entities/case.h"
#include "schema/entities/consent_event.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/observation.h"
#include "schema/entities/participation.h"
#include "schema/entities/person.h"
#include "support/record_map.h"

#include <QTest>

using namespace dossier;
using namespace dossier::domain;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using schema::Code;
using schema::Value;
namespace case_ = schema::case_;
namespace person = schema::person;
namespace consent = schema::consent_event;
namespace endorsement = schema::endorsement;
namespace endorser = schema::endorser;

Q_DECLARE_METATYPE(dossier::schema::FieldId)
Q_DECLARE_METATYPE(dossier::schema::Value)
Q_DECLARE_METATYPE(dossier::domain::Movement)
Q_DECLARE_METATYPE(dossier::domain::Origin)

class TestRatchet : public QObject
{
    Q_OBJECT

    test::RuleRunner m_rules;
    base::RecordId m_case;
    base::RecordId m_endorser;
    base::RecordId m_signature;

    ChangeSet edit(base::RecordId id) { return updateOf(m_rules.records.at(id)); }

    template<typename T>
    base::Result<Action> set(base::RecordId id, schema::Field<T> field, T value, Origin origin = Origin::Form)
    {
        ChangeSet changes = edit(id);
        changes.set(field, value);
        return m_rules.run({changes}, origin);
    }

    ChangeSet widened(base::RecordId signature, const QString &evidence, const QString &visibility = {})
    {
        ChangeSet event = createOf(consent::kType, m_rules.newId());
        event.set(consent::endorsement, signature);
        event.set(consent::kind, Code{u"widened"_s});
        event.set(consent::evidence, evidence);
        if (!visibility.isEmpty())
            event.set(consent::visibility, Code{visibility});
        return event;
    }

    QStringList eventKinds()
    {
        QStringList out;
        for (const Record &event : m_rules.records.all(consent::kType))
            out << event.get(consent::kind)->term;
        return out;
    }

    QString visibility() { return m_rules.records.at(m_signature).get(endorsement::visibility)->term; }

    void signedWith(const QString &visibility)
    {
        ChangeSet signature = createOf(endorsement::kType, m_rules.newId());
        signature.set(endorsement::endorser, m_endorser);
        signature.set(endorsement::version, u"2"_s);
        signature.set(endorsement::channel, Code{u"paper"_s});
        if (!visibility.isEmpty())
            signature.set(endorsement::visibility, Code{visibility});
        QVERIFY(m_rules.run({signature}));
        m_signature = signature.id;
    }

private Q_SLOTS:
    void init()
    {
        m_rules.records = {};
        ChangeSet someone = createOf(person::kType, m_rules.newId());
        ChangeSet matter = createOf(case_::kType, m_rules.newId());
        matter.set(case_::person, someone.id);
        m_case = matter.id;
        ChangeSet who = createOf(endorser::kType, m_rules.newId());
        who.set(endorser::legal_name, u"Ada B"_s);
        m_endorser = who.id;
        QVERIFY(m_rules.run({someone, matter}));
        QVERIFY(m_rules.run({who}));
    }

    void movements_data()
    {
        QTest::addColumn<schema::FieldId>("field");
        QTest::addColumn<Value>("before");
        QTest::addColumn<Value>("after");
        QTest::addColumn<Movement>("expected");
        const auto code = [](const char16_t *term) { return Value(Code{QString::fromUtf16(term)}); };
        const auto date = [](const char16_t *edtf) {
            return Value(*base::PartialDate::fromEdtf(QString::fromUtf16(edtf)));
        };
        const Value none;
        const auto row = [](const char *name, schema::FieldId field, Value before, Value after, Movement expected) {
            QTest::newRow(name) << field << before << after << expected;
        };
        const auto publication = case_::publication.id;
        row("draft to cleared", publication, code(u"draft"), code(u"cleared"), Movement::Loosens);
        row("nothing to cleared", publication, none, code(u"cleared"), Movement::Loosens);
        row("draft to embargoed", publication, code(u"draft"), code(u"embargoed"), Movement::Loosens);
        row("cleared to embargoed", publication, code(u"cleared"), code(u"embargoed"), Movement::Tightens);
        row("cleared to taken off", publication, code(u"cleared"), code(u"withdrawn"), Movement::Tightens);
        row("taken off to draft", publication, code(u"withdrawn"), code(u"draft"), Movement::Loosens);
        row("unknown term", publication, code(u"draft"), code(u"somehow"), Movement::Loosens);
        const auto basis = person::naming_basis.id;
        row("basis given", basis, none, code(u"consent"), Movement::Loosens);
        row("basis none", basis, code(u"consent"), code(u"none"), Movement::Tightens);
        row("another basis", basis, code(u"consent"), code(u"public_record"), Movement::Same);
        const auto seen = endorsement::visibility.id;
        row("never to count", seen, code(u"never"), code(u"count"), Movement::Loosens);
        row("count to organisation", seen, code(u"count"), code(u"organisation"), Movement::Loosens);
        row("organisation to withheld", seen, code(u"organisation"), code(u"withheld"), Movement::Loosens);
        row("withheld to initials", seen, code(u"withheld"), code(u"initials"), Movement::Loosens);
        row("initials to public", seen, code(u"initials"), code(u"public"), Movement::Loosens);
        row("public to count", seen, code(u"public"), code(u"count"), Movement::Tightens);
        row("public to nothing", seen, code(u"public"), none, Movement::Tightens);
        const auto no = endorser::do_not_publish.id;
        row("do not publish", no, none, Value(schema::Answer::Yes), Movement::Tightens);
        row("publish after all", no, Value(schema::Answer::Yes), none, Movement::Loosens);
        row("perhaps", no, Value(schema::Answer::Yes), Value(schema::Answer::Unknown), Movement::Loosens);
        const auto withdrawn = endorsement::withdrawn_at.id;
        row("withdrawn", withdrawn, none, date(u"2026-10"), Movement::Tightens);
        row("not withdrawn", withdrawn, date(u"2026-10"), none, Movement::Loosens);
        row("withdrawn another day", withdrawn, date(u"2026-10"), date(u"2026-10-02"), Movement::Same);
        const auto embargo = case_::embargo_until.id;
        row("later embargo", embargo, date(u"2026-10"), date(u"2026-12"), Movement::Tightens);
        row("earlier embargo", embargo, date(u"2026-12"), date(u"2026-10"), Movement::Loosens);
        row("the month, then its first day", embargo, date(u"2026-12"), date(u"2026-12-01"), Movement::Loosens);
        row("endless embargo", embargo, date(u"2026-12"), date(u"2026-12-01/.."), Movement::Tightens);
        row("no embargo", embargo, date(u"2026-12"), none, Movement::Loosens);
        const auto audience = case_::audience.id;
        row("raised", audience, none, code(u"restricted"), Movement::Tightens);
        row("lowered", audience, code(u"restricted"), code(u"internal"), Movement::Loosens);
        const auto named = schema::participation::named_publicly.id;
        row("named by release", named, none, Value(schema::Answer::Yes), Movement::Loosens);
        row("not named", named, Value(schema::Answer::Yes), Value(schema::Answer::No), Movement::Tightens);
        row("observer named", schema::observation::named_by_release.id, Value(schema::Answer::No),
            Value(schema::Answer::Yes), Movement::Loosens);
    }
    void movements()
    {
        QFETCH(schema::FieldId, field);
        QFETCH(Value, before);
        QFETCH(Value, after);
        QFETCH(Movement, expected);
        QCOMPARE(movement(*m_rules.registry().field(field), before, after), expected);
    }

    void everyProtectiveFieldHasAnOrder()
    {
        for (const schema::EntitySpec &entity : m_rules.registry().entities()) {
            for (const schema::FieldSpec &field : entity.fields) {
                if (!field.isProtective())
                    continue;
                QVERIFY2(protectionOf(field, {}), field.key.constData());
                const schema::Vocabulary *vocabulary = m_rules.vocabularies().vocabulary(field.vocabulary);
                for (const schema::Term &term : vocabulary ? vocabulary->terms : QList<schema::Term>())
                    QVERIFY2(protectionOf(field, Code{term.key}), qPrintable(term.key));
            }
        }
    }

    // decisions
    void onlyAPersonLoosensADecision_data()
    {
        QTest::addColumn<Origin>("origin");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("form") << Origin::Form << true;
        QTest::newRow("terminal") << Origin::CommandLine << true;
        QTest::newRow("import") << Origin::Import << true;
        QTest::newRow("undo") << Origin::Undo << false;
        QTest::newRow("merge") << Origin::Merge << false;
        QTest::newRow("program") << Origin::System << false;
    }
    void onlyAPersonLoosensADecision()
    {
        QFETCH(Origin, origin);
        QFETCH(bool, accepted);
        const auto done = set(m_case, case_::publication, Code{u"cleared"_s}, origin);
        QCOMPARE(done.has_value(), accepted);
        if (!accepted)
            QCOMPARE(done.error().code, ErrorCode::WouldLoosen);
    }

    void undoOfATighteningIsRefusedAndOfALooseningIsNot()
    {
        const auto cleared = set(m_case, case_::publication, Code{u"cleared"_s});
        QVERIFY(cleared);
        QVERIFY(m_rules.run(*inverse(*cleared)));
        QCOMPARE(m_rules.records.at(m_case).get(case_::publication), Code{u"draft"_s});
        const auto takenOff = set(m_case, case_::publication, Code{u"withdrawn"_s});
        QVERIFY(takenOff);
        QCOMPARE(m_rules.run(*inverse(*takenOff)).error().code, ErrorCode::WouldLoosen);
    }

    // evidence
    void aNewSignatureRecordsItsConsent()
    {
        signedWith(u"public"_s);
        QCOMPARE(eventKinds(), QStringList{u"given"_s});
        const Record event = m_rules.records.all(consent::kType).front();
        QCOMPARE(event.get(consent::visibility), Code{u"public"_s});
        QCOMPARE(event.get(consent::channel), Code{u"paper"_s});
        QCOMPARE(event.get(consent::text_version), u"2"_s);
        QVERIFY(event.get(consent::endorsement) == m_signature);
    }

    void aSignatureThatSaysNothingIsNeverVisible()
    {
        signedWith({});
        QCOMPARE(visibility(), u"never"_s);
    }

    void aWideningNeedsEvidence_data()
    {
        QTest::addColumn<QString>("evidence");
        QTest::addColumn<QString>("agreed");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("none") << QString() << QString() << false;
        QTest::newRow("blank") << u"  "_s << QString() << false;
        QTest::newRow("a letter") << u"letter of 3 May"_s << QString() << true;
        QTest::newRow("a letter for more") << u"letter"_s << u"public"_s << true;
        QTest::newRow("a letter for as much") << u"letter"_s << u"initials"_s << true;
        QTest::newRow("a letter for less") << u"letter"_s << u"withheld"_s << false;
    }
    void aWideningNeedsEvidence()
    {
        QFETCH(QString, evidence);
        QFETCH(QString, agreed);
        QFETCH(bool, accepted);
        signedWith(u"count"_s);
        ChangeSet loosened = edit(m_signature);
        loosened.set(endorsement::visibility, Code{u"initials"_s});
        std::vector<ChangeSet> changes{loosened};
        if (!evidence.isNull())
            changes.push_back(widened(m_signature, evidence, agreed));
        for (const Origin origin : {Origin::Undo, Origin::Merge})
            QCOMPARE(m_rules.run(changes, origin).error().code, ErrorCode::WouldLoosen);
        const auto done = m_rules.run(changes);
        QCOMPARE(done.has_value(), accepted);
        if (!accepted)
            QCOMPARE(done.error().code, ErrorCode::WouldLoosen);
    }

    void evidenceOfAnotherSignatureIsNone()
    {
        signedWith(u"public"_s);
        const base::RecordId other = m_signature;
        signedWith(u"count"_s);
        ChangeSet loosened = edit(m_signature);
        loosened.set(endorsement::visibility, Code{u"public"_s});
        QCOMPARE(m_rules.run({loosened, widened(other, u"letter"_s)}).error().code, ErrorCode::WouldLoosen);
    }

    void yesterdaysEvidenceIsSpent()
    {
        signedWith(u"count"_s);
        QVERIFY(m_rules.run({widened(m_signature, u"letter"_s)}));
        QCOMPARE(visibility(), u"count"_s);
        QCOMPARE(set(m_signature, endorsement::visibility, Code{u"public"_s}).error().code, ErrorCode::WouldLoosen);
    }

    void aNarrowingByStaffIsRecordedAndNotUndone()
    {
        signedWith(u"public"_s);
        const auto done = set(m_signature, endorsement::visibility, Code{u"count"_s});
        QVERIFY(done);
        QCOMPARE(eventKinds(), (QStringList{u"given"_s, u"narrowed"_s}));
        QCOMPARE(m_rules.run(*inverse(*done)).error().code, ErrorCode::WouldLoosen);
        QCOMPARE(visibility(), u"count"_s);
    }

    void aWithdrawalIsRecordedOnce()
    {
        signedWith(u"public"_s);
        QVERIFY(set(m_signature, endorsement::withdrawn_at, base::PartialDate::month(2026, 10)));
        QCOMPARE(eventKinds(), (QStringList{u"given"_s, u"withdrawn"_s}));
        ChangeSet back = edit(m_signature);
        back.set(endorsement::withdrawn_at.id, Value());
        QCOMPARE(m_rules.run({back}).error().code, ErrorCode::WouldLoosen);
        QVERIFY(m_rules.run({back, widened(m_signature, u"signed again"_s)}));
    }

    void aRecordedWithdrawalTakesEffect()
    {
        signedWith(u"public"_s);
        ChangeSet event = createOf(consent::kType, m_rules.newId());
        event.set(consent::endorsement, m_signature);
        event.set(consent::kind, Code{u"withdrawn"_s});
        event.set(consent::date, base::PartialDate::day({2026, 10, 30}));
        QVERIFY(m_rules.run({event}));
        QCOMPARE(m_rules.records.at(m_signature).get(endorsement::withdrawn_at),
                 base::PartialDate::day({2026, 10, 30}));
        QCOMPARE(eventKinds(), (QStringList{u"given"_s, u"withdrawn"_s}));
    }

    void aRecordedNarrowingTakesEffectButNeverWidens()
    {
        signedWith(u"initials"_s);
        ChangeSet event = createOf(consent::kType, m_rules.newId());
        event.set(consent::endorsement, m_signature);
        event.set(consent::kind, Code{u"narrowed"_s});
        event.set(consent::visibility, Code{u"public"_s});
        QVERIFY(m_rules.run({event}));
        QCOMPARE(visibility(), u"initials"_s);
        event.id = m_rules.newId();
        event.set(consent::visibility, Code{u"never"_s});
        QVERIFY(m_rules.run({event}));
        QCOMPARE(visibility(), u"never"_s);
    }

    void aRecordedWideningTakesEffectWithItsEvidence()
    {
        signedWith(u"count"_s);
        QVERIFY(m_rules.run({widened(m_signature, QString(), u"public"_s)}));
        QCOMPARE(visibility(), u"count"_s);
        QVERIFY(m_rules.run({widened(m_signature, u"letter of 2 June"_s, u"initials"_s)}));
        QCOMPARE(visibility(), u"initials"_s);
        QVERIFY(m_rules.run({widened(m_signature, u"merged"_s, u"public"_s)}, Origin::Merge));
        QCOMPARE(visibility(), u"initials"_s);
    }

    void whatProtectsIsNotDeleted()
    {
        signedWith(u"public"_s);
        const base::RecordId open = m_signature;
        signedWith(u"never"_s);
        QCOMPARE(m_rules.run({deleteOf(m_rules.records.at(m_signature))}).error().code, ErrorCode::WouldLoosen);
        QVERIFY(m_rules.run({deleteOf(m_rules.records.at(open))}));
        QVERIFY(m_rules.run({deleteOf(m_rules.records.at(m_signature))}));
        signedWith(u"public"_s);
        QVERIFY(set(m_signature, endorsement::withdrawn_at, base::PartialDate::year(2026)));
        QCOMPARE(m_rules.run({deleteOf(m_rules.records.at(m_signature))}).error().code, ErrorCode::WouldLoosen);
        QVERIFY(set(m_endorser, endorser::do_not_publish, schema::Answer::Yes));
        QCOMPARE(m_rules.run({deleteOf(m_rules.records.at(m_endorser))}).error().code, ErrorCode::WouldLoosen);
    }

    void aSignatureThatNarrowsIsNotUndoneBesideAnother()
    {
        signedWith(u"public"_s);
        ChangeSet narrower = createOf(endorsement::kType, m_rules.newId());
        narrower.set(endorsement::endorser, m_endorser);
        narrower.set(endorsement::visibility, Code{u"never"_s});
        const auto done = m_rules.run({narrower});
        QVERIFY(done);
        QCOMPARE(m_rules.run(*inverse(*done)).error().code, ErrorCode::WouldLoosen);
    }

    void aSignatureImportedAsWithdrawnSaysBoth()
    {
        ChangeSet signature = createOf(endorsement::kType, m_rules.newId());
        signature.set(endorsement::endorser, m_endorser);
        signature.set(endorsement::visibility, Code{u"public"_s});
        signature.set(endorsement::withdrawn_at, base::PartialDate::year(2026));
        QVERIFY(m_rules.run({signature}));
        QCOMPARE(eventKinds(), (QStringList{u"given"_s, u"withdrawn"_s}));
    }

    void doNotPublishIsLiftedOnlyByTheEndorser()
    {
        signedWith(u"public"_s);
        const auto done = set(m_endorser, endorser::do_not_publish, schema::Answer::Yes);
        QVERIFY(done);
        QCOMPARE(eventKinds(), (QStringList{u"given"_s, u"narrowed"_s}));
        QCOMPARE(m_rules.run(*inverse(*done)).error().code, ErrorCode::WouldLoosen);
        ChangeSet lifted = edit(m_endorser);
        lifted.set(endorser::do_not_publish, schema::Answer::No);
        QCOMPARE(m_rules.run({lifted}).error().code, ErrorCode::WouldLoosen);
        QVERIFY(m_rules.run({lifted, widened(m_signature, u"e-mail of 2 June"_s)}));
    }

    void consentEventsAreNeverChangedOrDeleted()
    {
        signedWith(u"public"_s);
        const Record event = m_rules.records.all(consent::kType).front();
        ChangeSet changes = updateOf(event);
        changes.set(consent::evidence, u"invented later"_s);
        QCOMPARE(m_rules.run({changes}).error().code, ErrorCode::RuleViolated);
        QCOMPARE(m_rules.run({deleteOf(event)}).error().code, ErrorCode::RuleViolated);
    }

    void aNewSignatureIsUndoneWithItsConsent()
    {
        ChangeSet signature = createOf(endorsement::kType, m_rules.newId());
        signature.set(endorsement::endorser, m_endorser);
        const auto done = m_rules.run({signature});
        QVERIFY(done);
        QVERIFY(m_rules.run(*inverse(*done)));
        QVERIFY(m_rules.records.all(consent::kType).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRatchet)
#include "tst_ratchet.moc"
