// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/computed.h"
#include "domain/names.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/endorsement.h"
#include "schema/entities/endorser.h"
#include "schema/entities/event.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/sentence.h"
#include "support/record_map.h"

#include <QTest>

using namespace dossier;
using namespace dossier::domain;
using namespace Qt::StringLiterals;
using base::ErrorCode;
namespace person = schema::person;
namespace person_name = schema::person_name;
namespace case_ = schema::case_;

Q_DECLARE_METATYPE(dossier::schema::FieldId)
Q_DECLARE_METATYPE(dossier::schema::Value)
Q_DECLARE_METATYPE(dossier::schema::Duration)

#define EXPECT_REFUSED(result, expected)                                                                     \
    do {                                                                                                     \
        const auto refused = (result);                                                                       \
        QVERIFY2(!refused.has_value(), "was accepted");                                                      \
        QVERIFY2(refused.error().code == (expected), qPrintable(refused.error().detail));                    \
    } while (false)

class TestRulesRecords : public QObject
{
    Q_OBJECT

    base::RecordId newPerson(test::RuleRunner &rules)
    {
        ChangeSet changes = createOf(person::kType, rules.newId());
        changes.set(person::birth_date, base::PartialDate::year(1984));
        return rules.run({changes}) ? changes.id : base::RecordId();
    }

    base::RecordId newCase(test::RuleRunner &rules, base::RecordId of)
    {
        ChangeSet changes = createOf(case_::kType, rules.newId());
        changes.set(case_::person, of);
        return rules.run({changes}) ? changes.id : base::RecordId();
    }

private Q_SLOTS:
    // shapes
    void anUnknownEntityIsRefused()
    {
        test::RuleRunner rules;
        EXPECT_REFUSED(rules.run({createOf(schema::EntityType(499), rules.newId())}), ErrorCode::UnknownField);
    }

    void aFieldOfAnotherEntityIsRefused()
    {
        test::RuleRunner rules;
        ChangeSet changes = createOf(person::kType, rules.newId());
        changes.set(case_::reference, u"C-0001"_s);
        EXPECT_REFUSED(rules.run({changes}), ErrorCode::UnknownField);
    }

    void aSetIsNotAScalar()
    {
        test::RuleRunner rules;
        ChangeSet changes = createOf(person::kType, rules.newId());
        changes.set(person::occupation.id, u"teacher"_s);
        EXPECT_REFUSED(rules.run({changes}), ErrorCode::InvalidValue);
    }

    void aComputedFieldIsNotTyped()
    {
        test::RuleRunner rules;
        ChangeSet changes = createOf(person::kType, rules.newId());
        changes.set(person::birth_year, std::int64_t(1984));
        EXPECT_REFUSED(rules.run({changes}), ErrorCode::InvalidValue);
    }

    void twoCompartmentsNeverShareAnAction()
    {
        test::RuleRunner rules;
        ChangeSet endorser = createOf(schema::endorser::kType, rules.newId());
        endorser.set(schema::endorser::legal_name, u"A B"_s);
        EXPECT_REFUSED(rules.run({createOf(person::kType, rules.newId()), endorser}), ErrorCode::RuleViolated);
    }

    // values
    void textIsStoredInOneForm()
    {
        test::RuleRunner rules;
        const base::RecordId id = newPerson(rules);
        ChangeSet changes = updateOf(rules.records.at(id));
        changes.set(person::origin, u"  Ba\u0308ki\r\n  "_s);
        QVERIFY(rules.run({changes}));
        QCOMPARE(rules.records.at(id).get(person::origin), u"B\u00e4ki"_s);
    }

    void emptyTextIsNoValue()
    {
        test::RuleRunner rules;
        const base::RecordId id = newPerson(rules);
        ChangeSet changes = updateOf(rules.records.at(id));
        changes.set(person::origin, u" \n "_s);
        const auto done = rules.run({changes});
        QVERIFY(done);
        QVERIFY(done->changes.empty());
    }

    void valuesThatDoNotFit_data()
    {
        QTest::addColumn<schema::FieldId>("field");
        QTest::addColumn<schema::Value>("value");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char *name, schema::FieldId field, schema::Value value, ErrorCode code = ErrorCode::InvalidValue) {
            QTest::newRow(name) << field << std::move(value) << code;
        };
        row("another kind", person::origin.id, std::int64_t(3));
        row("no such term", person::sex.id, schema::Code{u"robot"_s}, ErrorCode::UnknownField);
        row("control character", person::origin.id, QString(u"a\u0007b"_s));
        row("half a surrogate", person::origin.id, QString(QChar(0xd83d)));
        row("null byte", person::health.id, QString(QChar(0)));
    }
    void valuesThatDoNotFit()
    {
        QFETCH(schema::FieldId, field);
        QFETCH(schema::Value, value);
        QFETCH(ErrorCode, code);
        test::RuleRunner rules;
        ChangeSet changes = createOf(person::kType, rules.newId());
        changes.set(field, value);
        EXPECT_REFUSED(rules.run({changes}), code);
    }

    // what is there
    void unchangedFieldsAreDropped()
    {
        test::RuleRunner rules;
        const base::RecordId id = newPerson(rules);
        ChangeSet changes = updateOf(rules.records.at(id));
        changes.set(person::birth_date, base::PartialDate::year(1984));
        changes.set(person::origin, u"Gəncə"_s);
        const auto done = rules.run({changes});
        QVERIFY(done);
        QCOMPARE(done->changes.size(), 1U);
        QCOMPARE(done->changes[0].fields.size(), 1U);
        QCOMPARE(done->changes[0].fields[0].field, person::origin.id);
    }

    void choosingOneOfSeveralHeadsIsAChange()
    {
        test::RuleRunner rules;
        const base::RecordId id = newPerson(rules);
        Record record = rules.records.at(id);
        record.setHeads(person::birth_date.id, {1, 2});
        rules.records.put(record);
        ChangeSet changes = updateOf(record);
        changes.set(person::birth_date, base::PartialDate::year(1984));
        const auto done = rules.run({changes});
        QVERIFY(done);
        QCOMPARE(done->changes.size(), 1U);
        QCOMPARE(done->changes[0].baseHeads.value(303), Heads({1, 2}));
    }

    void setsKeepOnlyRealChanges()
    {
        test::RuleRunner rules;
        ChangeSet changes = createOf(person::kType, rules.newId());
        changes.add(person::occupation, u"teacher"_s);
        QVERIFY(rules.run({changes}));
        ChangeSet again = updateOf(rules.records.at(changes.id));
        again.add(person::occupation, u"teacher"_s);
        again.add(person::occupation, u"poet"_s);
        again.remove(person::occupation.id, u"pilot"_s);
        const auto done = rules.run({again});
        QVERIFY(done);
        QCOMPARE(done->changes[0].sets[0].added, schema::ValueList{u"poet"_s});
        QVERIFY(done->changes[0].sets[0].removed.isEmpty());
    }

    void missingAndDeletedRecordsAreNotChanged()
    {
        test::RuleRunner rules;
        EXPECT_REFUSED(rules.run({updateOf(Record(person::kType, rules.newId()))}), ErrorCode::NotFound);
        const base::RecordId id = newPerson(rules);
        QVERIFY(rules.run({deleteOf(rules.records.at(id))}));
        ChangeSet changes = updateOf(rules.records.at(id));
        changes.set(person::origin, u"x"_s);
        EXPECT_REFUSED(rules.run({changes}), ErrorCode::RuleViolated);
        EXPECT_REFUSED(rules.run({createOf(person::kType, id)}), ErrorCode::RuleViolated);
    }

    // links
    void aReferenceNeedsItsTarget()
    {
        test::RuleRunner rules;
        const base::RecordId someone = newPerson(rules);
        ChangeSet changes = createOf(case_::kType, rules.newId());
        changes.set(case_::person, rules.newId());
        EXPECT_REFUSED(rules.run({changes}), ErrorCode::NotFound);
        changes.set(case_::person, someone);
        changes.set(case_::joint_case, someone);
        EXPECT_REFUSED(rules.run({changes}), ErrorCode::RuleViolated);
    }

    void aReferenceMayPointToWhatTheSameActionMakes()
    {
        test::RuleRunner rules;
        ChangeSet someone = createOf(person::kType, rules.newId());
        ChangeSet matter = createOf(case_::kType, rules.newId());
        matter.set(case_::person, someone.id);
        QVERIFY(rules.run({matter, someone}));
    }

    void restrictedFilesMayPointIntoMain()
    {
        test::RuleRunner rules;   // stands for the store of the endorsers: cases are not in it
        ChangeSet endorser = createOf(schema::endorser::kType, rules.newId());
        endorser.set(schema::endorser::legal_name, u"A B"_s);
        ChangeSet signature = createOf(schema::endorsement::kType, rules.newId());
        signature.set(schema::endorsement::endorser, endorser.id);
        signature.add(schema::endorsement::case_, rules.newId());
        QVERIFY(rules.run({endorser, signature}));
        ChangeSet lost = createOf(schema::endorsement::kType, rules.newId());
        lost.set(schema::endorsement::endorser, rules.newId());
        EXPECT_REFUSED(rules.run({lost}), ErrorCode::NotFound);
    }

    void theSubjectOfARecordIsFixed()
    {
        test::RuleRunner rules;
        const base::RecordId one = newPerson(rules);
        const base::RecordId other = newPerson(rules);
        ChangeSet changes = updateOf(rules.records.at(newCase(rules, one)));
        changes.set(case_::person, other);
        EXPECT_REFUSED(rules.run({changes}), ErrorCode::RuleViolated);
    }

    void requiredFieldsAreRequired()
    {
        test::RuleRunner rules;
        EXPECT_REFUSED(rules.run({createOf(case_::kType, rules.newId())}), ErrorCode::RuleViolated);
    }

    // parts
    void partsAreOrderedAndDieWithTheirParent()
    {
        test::RuleRunner rules;
        ChangeSet someone = createOf(person::kType, rules.newId());
        const ChangeSet first = addLegalName(someone.id, {.given = u"Elşad"_s, .surname = u"Vəliyev"_s}, rules.newId());
        const ChangeSet second = addLegalName(someone.id, {.text = u"Эльшад Велиев"_s}, rules.newId());
        QVERIFY(rules.run({someone, first, second}));
        const ChangeSet third = addLegalName(someone.id, {.text = u"Elshad Valiyev"_s}, rules.newId());
        QVERIFY(rules.run({third}));
        const QByteArray one = rules.records.at(first.id).get(person_name::order)->key;
        const QByteArray two = rules.records.at(second.id).get(person_name::order)->key;
        const QByteArray three = rules.records.at(third.id).get(person_name::order)->key;
        QVERIFY(one < two && two < three);
        QCOMPARE(rules.records.at(first.id).get(person_name::text), u"Elşad Vəliyev"_s);
        QCOMPARE(rules.records.at(second.id).get(person_name::script), schema::Code{u"Cyrl"_s});

        const auto done = rules.run({deleteOf(rules.records.at(someone.id))});
        QVERIFY(done);
        QCOMPARE(done->changes.size(), 4U);
        QVERIFY(rules.records.all(person_name::kType).isEmpty());
    }

    void aPartNeedsALivingParent()
    {
        test::RuleRunner rules;
        EXPECT_REFUSED(rules.run({addLegalName(rules.newId(), {.text = u"A"_s}, rules.newId())}), ErrorCode::NotFound);
        const base::RecordId id = newPerson(rules);
        QVERIFY(rules.run({deleteOf(rules.records.at(id))}));
        EXPECT_REFUSED(rules.run({addLegalName(id, {.text = u"A"_s}, rules.newId())}), ErrorCode::NotFound);
    }

    void manyNewPartsAskTheStoreNotForEach()
    {
        test::RuleRunner rules;
        const base::RecordId id = newPerson(rules);
        std::vector<ChangeSet> names;
        for (int i = 0; i < 50; ++i)
            names.push_back(addLegalName(id, {.text = u"Name %1"_s.arg(i)}, rules.newId()));
        const int before = rules.records.lookups();
        QVERIFY(rules.run(names));
        // each id once (not there yet), the parent once, the row once
        QCOMPARE(rules.records.lookups() - before, 52);
    }

    // times
    void whatEndsBeforeItBeginsIsRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("earlier day") << u"2024-05-03"_s << u"2024-05-02"_s << false;
        QTest::newRow("same day") << u"2024-05-03"_s << u"2024-05-03"_s << true;
        QTest::newRow("month overlaps") << u"2024-05-20"_s << u"2024-05"_s << true;
        QTest::newRow("year before") << u"2024"_s << u"2023"_s << false;
        QTest::newRow("open end") << u"2024"_s << u"2023-01-01/.."_s << true;
    }
    void whatEndsBeforeItBeginsIsRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(bool, accepted);
        test::RuleRunner rules;
        ChangeSet changes = createOf(schema::detention::kType, rules.newId());
        changes.set(schema::detention::case_, newCase(rules, newPerson(rules)));
        changes.set(schema::detention::from, *base::PartialDate::fromEdtf(from));
        changes.set(schema::detention::until, *base::PartialDate::fromEdtf(until));
        QCOMPARE(rules.run({changes}).has_value(), accepted);
    }

    void aLengthOfTimeIsOne_data()
    {
        QTest::addColumn<schema::Duration>("term");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("years and months") << schema::Duration{11, 8, 0, false, {}} << true;
        QTest::newRow("life") << schema::Duration{0, 0, 0, true, {}} << true;
        QTest::newRow("only as printed") << schema::Duration{0, 0, 0, false, u"long"_s} << true;
        QTest::newRow("nothing") << schema::Duration{} << false;
        QTest::newRow("negative") << schema::Duration{-1, 0, 0, false, {}} << false;
        QTest::newRow("life and a year") << schema::Duration{1, 0, 0, true, {}} << false;
    }
    void aLengthOfTimeIsOne()
    {
        QFETCH(schema::Duration, term);
        QFETCH(bool, accepted);
        test::RuleRunner rules;
        ChangeSet changes = createOf(schema::sentence::kType, rules.newId());
        changes.set(schema::sentence::case_, newCase(rules, newPerson(rules)));
        changes.set(schema::sentence::total_term, term);
        QCOMPARE(rules.run({changes}).has_value(), accepted);
    }

    // computed
    void theBirthYearIsThatOfACertainYear_data()
    {
        QTest::addColumn<QString>("born");
        QTest::addColumn<schema::Value>("year");
        QTest::newRow("day") << u"1984-07-13"_s << schema::Value(std::int64_t(1984));
        QTest::newRow("year") << u"1984"_s << schema::Value(std::int64_t(1984));
        QTest::newRow("two years") << u"1984/1985"_s << schema::Value();
    }
    void theBirthYearIsThatOfACertainYear()
    {
        QFETCH(QString, born);
        QFETCH(schema::Value, year);
        test::RuleRunner rules;
        Record record(person::kType, rules.newId());
        record.setValue(person::birth_date.id, *base::PartialDate::fromEdtf(born));
        const auto values = computedValues(*rules.registry().entity(person::kType), record);
        QCOMPARE(values.size(), 1U);
        QCOMPARE(values[0].first, person::birth_year.id);
        QVERIFY(values[0].second == year);
    }
};

QTEST_GUILESS_MAIN(TestRulesRecords)
#include "tst_rules_records.moc"
