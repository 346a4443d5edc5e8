// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/inverse.h"
#include "domain/texts.h"
#include "schema/entities/case.h"
#include "schema/entities/event.h"
#include "schema/entities/member.h"
#include "schema/entities/narrative.h"
#include "schema/entities/person.h"
#include "support/record_map.h"

#include <QTest>

using namespace dossier;
using namespace dossier::domain;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using schema::Code;
namespace case_ = schema::case_;
namespace event = schema::event;
namespace person = schema::person;

class TestClearance : public QObject
{
    Q_OBJECT

    test::RuleRunner m_rules;
    base::RecordId m_person;
    base::RecordId m_case;

    ChangeSet text(const schema::NarrativeFields &fields, base::RecordId parent, const QString &words,
                   const QString &language = u"az"_s)
    {
        QList<Record> existing = m_rules.records.all(fields.type);
        existing.removeIf([&](const Record &held) { return held.get(fields.parent) != parent; });
        return *setText({fields, parent, language, u"az"_s}, words, existing, m_rules.newId());
    }

    ChangeSet publication(const QString &term)
    {
        ChangeSet changes = updateOf(m_rules.records.at(m_case));
        changes.set(case_::publication, Code{term});
        return changes;
    }

    QString cleared(const schema::NarrativeFields &fields, base::RecordId id)
    {
        return m_rules.records.at(id).get(fields.cleared_text).value_or(u"-"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_rules.records = {};
        ChangeSet member = createOf(schema::member::kType, m_rules.newId());
        member.set(schema::member::name, u"Aygün"_s);
        QVERIFY(m_rules.run({member}));
        m_rules.actor = member.id;
        ChangeSet someone = createOf(person::kType, m_rules.newId());
        ChangeSet matter = createOf(case_::kType, m_rules.newId());
        matter.set(case_::person, someone.id);
        QVERIFY(m_rules.run({someone, matter}));
        m_person = someone.id;
        m_case = matter.id;
    }

    void clearingCopiesAllTexts()
    {
        ChangeSet happened = createOf(event::kType, m_rules.newId());
        happened.add(event::case_, m_case);
        const ChangeSet summary = text(schema::case_summary::fields, m_case, u"xülasə"_s);
        const ChangeSet background = text(schema::case_background::fields, m_case, u"fon"_s);
        const ChangeSet circumstances = text(schema::case_circumstances::fields, m_case, u"necə"_s);
        const ChangeSet biography = text(schema::person_biography::fields, m_person, u"həyat"_s);
        const ChangeSet story = text(schema::event_text::fields, happened.id, u"nə oldu"_s);
        QVERIFY(m_rules.run({happened, summary, background, circumstances, biography, story}));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"-"_s);

        QVERIFY(m_rules.run({publication(u"cleared"_s)}));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"xülasə"_s);
        QCOMPARE(cleared(schema::case_background::fields, background.id), u"fon"_s);
        QCOMPARE(cleared(schema::case_circumstances::fields, circumstances.id), u"necə"_s);
        QCOMPARE(cleared(schema::person_biography::fields, biography.id), u"həyat"_s);
        QCOMPARE(cleared(schema::event_text::fields, story.id), u"nə oldu"_s);
        const Record held = m_rules.records.at(summary.id);
        QVERIFY(held.get(schema::case_summary::fields.cleared_at) == m_rules.now);
        QVERIFY(held.get(schema::case_summary::fields.cleared_by) == m_rules.actor);
    }

    void aLaterEditDoesNotReachWhatWasCleared()
    {
        const ChangeSet summary = text(schema::case_summary::fields, m_case, u"one"_s);
        QVERIFY(m_rules.run({summary, publication(u"cleared"_s)}));
        QVERIFY(m_rules.run({text(schema::case_summary::fields, m_case, u"two"_s)}));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"one"_s);
        // To clear what is clear already approves the newer version.
        QVERIFY(m_rules.run({publication(u"cleared"_s)}));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"two"_s);
    }

    void aNewCaseClearsWhatTheSameActionWrites()
    {
        ChangeSet matter = createOf(case_::kType, m_rules.newId());
        matter.set(case_::person, m_person);
        matter.set(case_::publication, Code{u"cleared"_s});
        const ChangeSet summary = text(schema::case_summary::fields, matter.id, u"new"_s);
        QVERIFY(m_rules.run({matter, summary}, Origin::Import));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"new"_s);
    }

    void anImportClearsOnlyWhatItWrites()
    {
        const ChangeSet summary = text(schema::case_summary::fields, m_case, u"one"_s);
        const ChangeSet biography = text(schema::person_biography::fields, m_person, u"life"_s);
        QVERIFY(m_rules.run({summary, publication(u"cleared"_s)}));
        QVERIFY(m_rules.run({text(schema::case_summary::fields, m_case, u"two"_s), biography}));
        const ChangeSet background = text(schema::case_background::fields, m_case, u"as listed"_s);
        ChangeSet another = createOf(case_::kType, m_rules.newId());
        another.set(case_::person, m_person);
        another.set(case_::publication, Code{u"cleared"_s});
        QVERIFY(m_rules.run({publication(u"cleared"_s), background, another}, Origin::Import));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"one"_s);
        QCOMPARE(cleared(schema::person_biography::fields, biography.id), u"-"_s);
        QCOMPARE(cleared(schema::case_background::fields, background.id), u"as listed"_s);
        QVERIFY(m_rules.run({text(schema::case_background::fields, m_case, u"as listed now"_s), publication(u"cleared"_s)}, Origin::Import));
        QCOMPARE(cleared(schema::case_background::fields, background.id), u"as listed now"_s);
    }

    void aTranslationThatGoesOutOfDateIsNotClearedByTheImport()
    {
        const schema::NarrativeFields &fields = schema::case_background::fields;
        QVERIFY(m_rules.run({text(fields, m_case, u"bir"_s)}));
        const ChangeSet translation = text(fields, m_case, u"один"_s, u"ru"_s);
        QVERIFY(m_rules.run({translation}));
        QVERIFY(m_rules.run({text(fields, m_case, u"iki"_s), publication(u"cleared"_s)}, Origin::Import));
        QCOMPARE(m_rules.records.at(translation.id).get(fields.state), Code{u"out_of_date"_s});
        QCOMPARE(cleared(fields, translation.id), u"-"_s);
    }

    void otherChangesOfAClearedCaseClearNothing()
    {
        const ChangeSet summary = text(schema::case_summary::fields, m_case, u"one"_s);
        QVERIFY(m_rules.run({summary, publication(u"cleared"_s)}));
        ChangeSet edit = updateOf(m_rules.records.at(m_case));
        edit.set(case_::arrest_place, u"Bakı"_s);
        QVERIFY(m_rules.run({edit, text(schema::case_summary::fields, m_case, u"two"_s)}));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"one"_s);
    }

    void anEmbargoApprovesOnceButNotOnTheWayBack()
    {
        const ChangeSet summary = text(schema::case_summary::fields, m_case, u"one"_s);
        QVERIFY(m_rules.run({summary, publication(u"embargoed"_s)}));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"one"_s);
        QVERIFY(m_rules.run({publication(u"cleared"_s)}));
        QVERIFY(m_rules.run({text(schema::case_summary::fields, m_case, u"two"_s)}));
        QVERIFY(m_rules.run({publication(u"embargoed"_s)}));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"one"_s);
    }

    void nobodyTypesAClearedText()
    {
        const schema::NarrativeFields &fields = schema::case_summary::fields;
        const ChangeSet summary = text(fields, m_case, u"one"_s);
        QVERIFY(m_rules.run({summary}));
        ChangeSet forged = updateOf(m_rules.records.at(summary.id));
        forged.set(fields.cleared_text, u"forged"_s);
        for (const Origin origin : {Origin::Form, Origin::CommandLine, Origin::Import, Origin::System})
            QCOMPARE(m_rules.run({forged}, origin).error().code, ErrorCode::RuleViolated);
    }

    void undoNeverPublishesAnOlderVersion()
    {
        const ChangeSet summary = text(schema::case_summary::fields, m_case, u"a name that should not be here"_s);
        QVERIFY(m_rules.run({summary, publication(u"cleared"_s)}));
        const auto corrected = m_rules.run({text(schema::case_summary::fields, m_case, u"no name"_s),
                                            publication(u"cleared"_s)});
        QVERIFY(corrected);
        QCOMPARE(m_rules.run(*inverse(*corrected)).error().code, ErrorCode::WouldLoosen);
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"no name"_s);
    }

    void undoOfTheFirstClearanceTakesTheTextBack()
    {
        const ChangeSet summary = text(schema::case_summary::fields, m_case, u"one"_s);
        QVERIFY(m_rules.run({summary}));
        const auto done = m_rules.run({publication(u"cleared"_s)});
        QVERIFY(done);
        QVERIFY(m_rules.run(*inverse(*done)));
        QCOMPARE(cleared(schema::case_summary::fields, summary.id), u"-"_s);
        QCOMPARE(m_rules.records.at(m_case).get(case_::publication), Code{u"draft"_s});
    }

    // languages
    void aTranslationIsOutOfDateWhenItsOriginalChanges()
    {
        const schema::NarrativeFields &fields = schema::case_summary::fields;
        const ChangeSet original = text(fields, m_case, u"bir"_s);
        QVERIFY(m_rules.run({original}));
        const ChangeSet translation = text(fields, m_case, u"один"_s, u"ru"_s);
        QVERIFY(m_rules.run({translation}));
        QVERIFY(m_rules.records.at(translation.id).get(fields.translation_of) == original.id);
        QCOMPARE(m_rules.records.at(translation.id).get(fields.state), Code{u"draft"_s});
        QVERIFY(m_rules.run({text(fields, m_case, u"iki"_s)}));
        QCOMPARE(m_rules.records.at(translation.id).get(fields.state), Code{u"out_of_date"_s});
        QVERIFY(m_rules.run({text(fields, m_case, u"два"_s, u"ru"_s)}));
        QCOMPARE(m_rules.records.at(translation.id).get(fields.state), Code{u"draft"_s});
        QVERIFY(m_rules.run({text(fields, m_case, u"üç"_s), text(fields, m_case, u"три"_s, u"ru"_s)}));
        QCOMPARE(m_rules.records.at(translation.id).get(fields.state), Code{u"draft"_s});
    }

    void oneTextPerLanguage()
    {
        const schema::NarrativeFields &fields = schema::case_summary::fields;
        QVERIFY(m_rules.run({text(fields, m_case, u"bir"_s)}));
        ChangeSet second = createOf(fields.type, m_rules.newId());
        second.set(fields.parent, m_case);
        second.set(fields.language, Code{u"az"_s});
        second.set(fields.text, u"iki"_s);
        QCOMPARE(m_rules.run({second}).error().code, ErrorCode::RuleViolated);
    }

    void settingATextDoesWhatIsNeeded()
    {
        const schema::NarrativeFields &fields = schema::case_summary::fields;
        const TextPlace place{fields, m_case, u"az"_s, u"az"_s};
        QVERIFY(!setText(place, {}, {}, m_rules.newId()));
        const ChangeSet created = *setText(place, u"bir"_s, {}, m_rules.newId());
        QCOMPARE(created.kind, ChangeKind::Create);
        QVERIFY(m_rules.run({created}));
        const QList<Record> held{m_rules.records.at(created.id)};
        QVERIFY(!setText(place, u"bir"_s, held, m_rules.newId()));
        QCOMPARE(setText(place, u"iki"_s, held, m_rules.newId())->kind, ChangeKind::Update);
        QCOMPARE(setText(place, {}, held, m_rules.newId())->kind, ChangeKind::Delete);
    }
};

QTEST_GUILESS_MAIN(TestClearance)
#include "tst_clearance.moc"
