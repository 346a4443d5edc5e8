// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/inverse.h"
#include "schema/entities/case.h"
#include "schema/entities/ledger_entry.h"
#include "schema/entities/person.h"
#include "support/record_map.h"

#include <QTest>

using namespace dossier;
using namespace dossier::domain;
using namespace Qt::StringLiterals;
using base::ErrorCode;
namespace case_ = schema::case_;
namespace ledger = schema::ledger_entry;

class TestRulesCase : public QObject
{
    Q_OBJECT

    test::RuleRunner m_rules;
    base::RecordId m_person;

    ChangeSet newCase(const QString &reference = {})
    {
        ChangeSet changes = createOf(case_::kType, m_rules.newId());
        changes.set(case_::person, m_person);
        if (!reference.isEmpty())
            changes.set(case_::reference, reference);
        return changes;
    }
    QString referenceOf(base::RecordId id) { return m_rules.records.at(id).get(case_::reference).value_or(QString()); }

private Q_SLOTS:
    void init()
    {
        m_rules.records = {};
        m_person = m_rules.newId();
        QVERIFY(m_rules.run({createOf(schema::person::kType, m_person)}));
    }

    void referencesCountOn()
    {
        const ChangeSet one = newCase();
        const ChangeSet two = newCase();
        QVERIFY(m_rules.run({one, two}));
        const ChangeSet three = newCase();
        QVERIFY(m_rules.run({three}));
        QCOMPARE(referenceOf(one.id), u"C-0001"_s);
        QCOMPARE(referenceOf(two.id), u"C-0002"_s);
        QCOMPARE(referenceOf(three.id), u"C-0003"_s);
    }

    void manyReferencesAreDistinct()
    {
        for (int round = 0; round < 3; ++round) {
            std::vector<ChangeSet> cases;
            for (int i = 0; i < 130; ++i)
                cases.push_back(newCase());
            QVERIFY(m_rules.run(cases));
        }
        QSet<QString> references;
        for (const Record &record : m_rules.records.all(case_::kType))
            references.insert(*record.get(case_::reference));
        QCOMPARE(references.size(), 390);
        QVERIFY(references.contains(u"C-0390"_s));
    }

    void anAutomaticReferenceAvoidsTypedOnes()
    {
        const ChangeSet typed = newCase(u"C-0002"_s);
        QVERIFY(m_rules.run({typed}));
        std::vector<ChangeSet> cases{newCase(), newCase(), newCase(u"C-0003"_s)};
        QVERIFY(m_rules.run(cases));
        QCOMPARE(referenceOf(cases[0].id), u"C-0001"_s);
        QCOMPARE(referenceOf(cases[1].id), u"C-0004"_s);
    }

    void aReferenceIsNotTakenTwice()
    {
        const ChangeSet one = newCase(u"A/1"_s);
        QVERIFY(m_rules.run({one}));
        QCOMPARE(m_rules.run({newCase(u"A/1"_s)}).error().code, ErrorCode::RuleViolated);
        QCOMPARE(m_rules.run({newCase(u"B"_s), newCase(u"B"_s)}).error().code, ErrorCode::RuleViolated);
        QVERIFY(m_rules.run({deleteOf(m_rules.records.at(one.id))}));
        QCOMPARE(m_rules.run({newCase(u"A/1"_s)}).error().code, ErrorCode::RuleViolated);
    }

    void twoCasesMaySwapReferences()
    {
        const ChangeSet one = newCase(u"A"_s);
        const ChangeSet two = newCase(u"B"_s);
        QVERIFY(m_rules.run({one, two}));
        ChangeSet first = updateOf(m_rules.records.at(one.id));
        first.set(case_::reference, u"B"_s);
        ChangeSet second = updateOf(m_rules.records.at(two.id));
        second.set(case_::reference, u"A"_s);
        QVERIFY(m_rules.run({first, second}));
        QCOMPARE(referenceOf(one.id), u"B"_s);
    }

    void aNewCaseIsADraft()
    {
        const ChangeSet one = newCase();
        QVERIFY(m_rules.run({one}));
        QCOMPARE(m_rules.records.at(one.id).get(case_::publication), schema::Code{u"draft"_s});
    }

    // undo
    void undoTakesBackWhatWasDone()
    {
        const ChangeSet one = newCase();
        QVERIFY(m_rules.run({one}));
        ChangeSet edit = updateOf(m_rules.records.at(one.id));
        edit.set(case_::arrest_place, u"Bakı"_s);
        edit.add(case_::tags, u"urgent"_s);
        const auto done = m_rules.run({edit});
        QVERIFY(done);
        const auto back = inverse(*done);
        QVERIFY(back);
        QCOMPARE(back->origin, Origin::Undo);
        QCOMPARE(back->undoes, done->id);
        QVERIFY(m_rules.run(*back));
        QVERIFY(!m_rules.records.at(one.id).get(case_::arrest_place));
        QVERIFY(m_rules.records.at(one.id).get(case_::tags).isEmpty());
    }

    void undoOfACreationDeletesAndOfADeletionRestores()
    {
        const ChangeSet one = newCase();
        const auto done = m_rules.run({one});
        QVERIFY(done);
        QVERIFY(m_rules.run(*inverse(*done)));
        QVERIFY(m_rules.records.at(one.id).isDeleted());
        ChangeSet someone = createOf(schema::person::kType, m_rules.newId());
        QVERIFY(m_rules.run({someone}));
        const auto deleted = m_rules.run({deleteOf(m_rules.records.at(someone.id))});
        QVERIFY(deleted);
        QVERIFY(m_rules.run(*inverse(*deleted)));
        QVERIFY(!m_rules.records.at(someone.id).isDeleted());
    }

    void nothingIsNotUndone() { QCOMPARE(inverse(Action{}).error().code, ErrorCode::NotUndoable); }

    // ledger
    void aLedgerEntryIsAnnouncedAndThenEnds()
    {
        ChangeSet entry = createOf(ledger::kType, m_rules.newId());
        entry.set(ledger::kind, schema::Code{u"list"_s});
        QCOMPARE(m_rules.run({entry}).error().code, ErrorCode::RuleViolated);   // not by hand
        const auto announced = m_rules.run({entry}, Origin::System);
        QVERIFY2(announced, qPrintable(announced ? QString() : announced.error().detail));
        QCOMPARE(m_rules.records.at(entry.id).get(ledger::state), schema::Code{u"announced"_s});
        QVERIFY(m_rules.records.at(entry.id).get(ledger::announced_at));

        ChangeSet recipient = updateOf(m_rules.records.at(entry.id));
        recipient.set(ledger::recipient, u"press"_s);
        QCOMPARE(m_rules.run({recipient}, Origin::System).error().code, ErrorCode::RuleViolated);
        QCOMPARE(m_rules.run({deleteOf(m_rules.records.at(entry.id))}, Origin::System).error().code, ErrorCode::RuleViolated);
        QCOMPARE(m_rules.run(*inverse(*announced)).error().code, ErrorCode::NotUndoable);

        ChangeSet end = updateOf(m_rules.records.at(entry.id));
        end.set(ledger::state, schema::Code{u"done"_s});
        QVERIFY(m_rules.run({end}, Origin::System));
        QVERIFY(m_rules.records.at(entry.id).get(ledger::finished_at));
        ChangeSet again = updateOf(m_rules.records.at(entry.id));
        again.set(ledger::state, schema::Code{u"failed"_s});
        QCOMPARE(m_rules.run({again}, Origin::System).error().code, ErrorCode::RuleViolated);
    }

    void aLedgerEntryIsNotBornDone()
    {
        ChangeSet entry = createOf(ledger::kType, m_rules.newId());
        entry.set(ledger::state, schema::Code{u"done"_s});
        QCOMPARE(m_rules.run({entry}, Origin::System).error().code, ErrorCode::RuleViolated);
    }
};

QTEST_GUILESS_MAIN(TestRulesCase)
#include "tst_rules_case.moc"
