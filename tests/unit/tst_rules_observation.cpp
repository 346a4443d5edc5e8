// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/inverse.h"
#include "schema/entities/hearing.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "support/record_map.h"

#include <QTest>

using namespace dossier;
using namespace dossier::domain;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using schema::Code;
namespace note = schema::note;
namespace observation = schema::observation;

Q_DECLARE_METATYPE(dossier::schema::FieldId)
Q_DECLARE_METATYPE(dossier::schema::Value)

class TestRulesObservation : public QObject
{
    Q_OBJECT

    test::RuleRunner m_rules;
    base::RecordId m_observation;

    base::RecordId newObservation()
    {
        ChangeSet hearing = createOf(schema::hearing::kType, m_rules.newId());
        ChangeSet changes = createOf(observation::kType, m_rules.newId());
        changes.set(observation::hearing, hearing.id);
        return m_rules.run({hearing, changes}) ? changes.id : base::RecordId();
    }
    ChangeSet line(base::RecordId of, const QString &text)
    {
        ChangeSet changes = createOf(note::kType, m_rules.newId());
        changes.set(note::observation, of);
        changes.set(note::text, text);
        return changes;
    }
    base::Result<Action> setState(const QString &state)
    {
        ChangeSet changes = updateOf(m_rules.records.at(m_observation));
        changes.set(observation::state, Code{state});
        return m_rules.run({changes});
    }
    void reach(const QStringList &states)
    {
        for (const QString &state : states)
            QVERIFY2(setState(state), qPrintable(state));
    }

private Q_SLOTS:
    void init()
    {
        m_rules.records = {};
        m_observation = newObservation();
        QVERIFY(!m_observation.isNull());
    }

    void steps_data()
    {
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QString>("next");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("submit") << QStringList{} << u"submitted"_s << true;
        QTest::newRow("sign off a draft") << QStringList{} << u"signed_off"_s << false;
        QTest::newRow("return a draft") << QStringList{} << u"returned"_s << false;
        QTest::newRow("return") << QStringList{u"submitted"_s} << u"returned"_s << true;
        QTest::newRow("sign off") << QStringList{u"submitted"_s} << u"signed_off"_s << true;
        QTest::newRow("back to draft") << QStringList{u"submitted"_s} << u"draft"_s << false;
        QTest::newRow("submit again") << QStringList{u"submitted"_s, u"returned"_s} << u"submitted"_s << true;
        QTest::newRow("addendum") << QStringList{u"submitted"_s, u"signed_off"_s} << u"addendum"_s << true;
        QTest::newRow("reopen") << QStringList{u"submitted"_s, u"signed_off"_s} << u"submitted"_s << false;
    }
    void steps()
    {
        QFETCH(QStringList, path);
        QFETCH(QString, next);
        QFETCH(bool, accepted);
        reach(path);
        QCOMPARE(setState(next).has_value(), accepted);
    }

    void whatIsSignedOffStays()
    {
        const ChangeSet first = line(m_observation, u"one"_s);
        QVERIFY(m_rules.run({first}));
        reach({u"submitted"_s, u"signed_off"_s});
        ChangeSet edit = updateOf(m_rules.records.at(m_observation));
        edit.set(observation::summary, u"better"_s);
        QCOMPARE(m_rules.run({edit}).error().code, ErrorCode::RuleViolated);
        ChangeSet tagged = updateOf(m_rules.records.at(first.id));
        tagged.add(note::marks, u"important"_s);
        QCOMPARE(m_rules.run({tagged}).error().code, ErrorCode::RuleViolated);
        QCOMPARE(m_rules.run({line(m_observation, u"late"_s)}).error().code, ErrorCode::RuleViolated);
        ChangeSet released = updateOf(m_rules.records.at(m_observation));
        released.set(observation::named_by_release, schema::Answer::Yes);
        QVERIFY(m_rules.run({released}));
        reach({u"addendum"_s});
        QVERIFY(m_rules.run({line(m_observation, u"late"_s)}));
        QCOMPARE(m_rules.run({tagged}).error().code, ErrorCode::RuleViolated);
    }

    void linesAreNumberedAndStamped()
    {
        const ChangeSet one = line(m_observation, u"one"_s);
        const ChangeSet two = line(m_observation, u"two"_s);
        QVERIFY(m_rules.run({one, two}));
        const base::RecordId other = newObservation();
        const ChangeSet elsewhere = line(other, u"one"_s);
        const ChangeSet three = line(m_observation, u"three"_s);
        QVERIFY(m_rules.run({elsewhere, three}));
        QCOMPARE(m_rules.records.at(one.id).get(note::number), 1);
        QCOMPARE(m_rules.records.at(two.id).get(note::number), 2);
        QCOMPARE(m_rules.records.at(three.id).get(note::number), 3);
        QCOMPARE(m_rules.records.at(elsewhere.id).get(note::number), 1);
        QCOMPARE(m_rules.records.at(one.id).get(note::typed_at), m_rules.now);
        ChangeSet again = line(m_observation, u"again"_s);
        again.set(note::number, std::int64_t(2));
        QCOMPARE(m_rules.run({again}).error().code, ErrorCode::RuleViolated);
    }

    void whatWasWrittenStays_data()
    {
        QTest::addColumn<schema::FieldId>("field");
        QTest::addColumn<schema::Value>("value");
        QTest::newRow("text") << note::text.id << schema::Value(u"other"_s);
        QTest::newRow("number") << note::number.id << schema::Value(std::int64_t(9));
        QTest::newRow("typed at") << note::typed_at.id << schema::Value(base::Instant{});
        QTest::newRow("observed at") << note::observed_at.id << schema::Value(base::Instant{});
    }
    void whatWasWrittenStays()
    {
        QFETCH(schema::FieldId, field);
        QFETCH(schema::Value, value);
        const ChangeSet first = line(m_observation, u"one"_s);
        QVERIFY(m_rules.run({first}));
        ChangeSet edit = updateOf(m_rules.records.at(first.id));
        edit.set(field, value);
        QCOMPARE(m_rules.run({edit}).error().code, ErrorCode::RuleViolated);
    }

    void linesAreNotTakenBack()
    {
        const auto done = m_rules.run({line(m_observation, u"one"_s)});
        QVERIFY(done);
        QCOMPARE(m_rules.run(*inverse(*done)).error().code, ErrorCode::NotUndoable);
        QCOMPARE(m_rules.run({deleteOf(m_rules.records.all(note::kType).front())}).error().code,
                 ErrorCode::RuleViolated);
    }

    void aCorrectionIsANewLineOfTheSameObservation()
    {
        const ChangeSet first = line(m_observation, u"one"_s);
        QVERIFY(m_rules.run({first}));
        ChangeSet correction = line(m_observation, u"won"_s);
        correction.set(note::corrects, first.id);
        QVERIFY(m_rules.run({correction}));
        ChangeSet elsewhere = line(newObservation(), u"won"_s);
        elsewhere.set(note::corrects, first.id);
        QCOMPARE(m_rules.run({elsewhere}).error().code, ErrorCode::RuleViolated);
    }

    void onlyADraftIsDeletedAndItsLinesWithIt()
    {
        QVERIFY(m_rules.run({line(m_observation, u"one"_s)}));
        const auto done = m_rules.run({deleteOf(m_rules.records.at(m_observation))});
        QVERIFY(done);
        QCOMPARE(done->changes.size(), 2U);
        m_observation = newObservation();
        reach({u"submitted"_s});
        QCOMPARE(m_rules.run({deleteOf(m_rules.records.at(m_observation))}).error().code, ErrorCode::RuleViolated);
    }
};

QTEST_GUILESS_MAIN(TestRulesObservation)
#include "tst_rules_observation.moc"
