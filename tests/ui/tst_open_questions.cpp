// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/absence.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/possible_match.h"
#include "schema/entities/prisoner_list.h"
#include "schema/entities/release.h"
#include "ui/pages/record_page.h"

#include <QSignalSpy>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace absence = schema::absence;
namespace case_ = schema::case_;
namespace person = schema::person;
namespace possible_match = schema::possible_match;

/// What an import left open is answered where it is seen: on the page of the case or the person.
class tst_OpenQuestions : public QObject
{
    Q_OBJECT

private:
    struct Open : test::OpenVault {
        test::SessionWorld::AddedCase known = world.addCase(*session, u"Anar Məmmədli"_s);
        test::SessionWorld::AddedCase fresh = world.addCase(*session, u"Anar Mamedli"_s);

        [[nodiscard]] std::unique_ptr<ui::RecordPage> page(schema::EntityType entity, base::RecordId id)
        {
            return std::make_unique<ui::RecordPage>(context, session->main(), *ui::formLayoutOf(entity), "cases", id);
        }
        void apply(std::vector<domain::ChangeSet> changes)
        {
            const auto applied = session->main().apply(context.action(u"edit"_s, std::move(changes)));
            QVERIFY2(applied.has_value(), applied ? "" : qPrintable(applied.error().detail));
        }
        [[nodiscard]] domain::ChangeSet create(schema::EntityType entity)
        {
            return domain::createOf(entity, base::newRecordId(world.sessions().random()));
        }
        base::RecordId askWho()
        {
            domain::ChangeSet match = create(possible_match::kType);
            match.set(possible_match::person, fresh.person);
            match.set(possible_match::other, known.person);
            match.set(possible_match::score, std::int64_t(87));
            match.add(possible_match::reasons, u"other_spelling"_s);
            const base::RecordId id = match.id;
            apply({match});
            return id;
        }
        base::RecordId askWhatHappened()
        {
            domain::ChangeSet list = create(schema::prisoner_list::kType);
            list.set(schema::prisoner_list::name, u"Our list"_s);
            domain::ChangeSet asked = create(absence::kType);
            asked.set(absence::case_, known.caseId);
            asked.set(absence::list, list.id);
            asked.set(absence::as_of, base::PartialDate::day(QDate(2026, 11, 30)));
            const base::RecordId id = asked.id;
            apply({list, asked});
            return id;
        }
        [[nodiscard]] domain::Record record(base::RecordId id) { return session->main().record(id).value(); }
        [[nodiscard]] std::int64_t count(schema::EntityType type) { return session->main().count({.entity = type}).value(); }
    };
    [[nodiscard]] static bool asks(const ui::RecordPage &page) { return page.questions()->isVisibleTo(&page); }
    static void choose(ui::OpenQuestionsPanel &panel, const QString &data)
    {
        ui::ChoiceBox &box = panel.editor().choice();
        box.setCurrentIndex(box.findData(data));
        Q_EMIT box.activated(box.currentIndex());
    }

private Q_SLOTS:
    void nothingIsAskedWhereNothingIsOpen()
    {
        Open open;
        QVERIFY(!asks(*open.page(case_::kType, open.known.caseId)));
        QVERIFY(!asks(*open.page(person::kType, open.known.person)));
    }

    void twoWhoMayBeOneAreAskedAboutOnEveryPageOfTheirs()
    {
        Open open;
        open.askWho();
        for (const auto &[entity, id] : {std::pair(case_::kType, open.known.caseId), std::pair(case_::kType, open.fresh.caseId),
                                         std::pair(person::kType, open.known.person), std::pair(person::kType, open.fresh.person)}) {
            const auto page = open.page(entity, id);
            QVERIFY(asks(*page));
            const bool isKnown = id == open.known.caseId || id == open.known.person;
            const QString text = page->questions()->text();
            QVERIFY2(text.contains(isKnown ? u"Anar Mamedli"_s : u"Anar Məmmədli"_s) && text.contains(u"other spelling"_s), qPrintable(text));
        }
    }

    void theSamePersonIsOneStepToUndo()
    {
        Open open;
        const base::RecordId match = open.askWho();
        const auto page = open.page(case_::kType, open.fresh.caseId);
        QSignalSpy said(page.get(), &ui::Page::said);
        page->questions()->same().click();
        QCOMPARE(said.count(), 1);
        QVERIFY(!asks(*page));
        // The one who was there first is kept, whoever's page it was.
        QVERIFY(open.record(open.fresh.person).get(person::same_as) == open.known.person);
        QCOMPARE(open.record(match).get(possible_match::decision)->term, u"same"_s);
        QVERIFY(open.session->main().undo(open.session->member()));
        QVERIFY(!open.record(open.fresh.person).get(person::same_as));
        QVERIFY(!open.record(match).get(possible_match::decision));
        QVERIFY(asks(*page));
    }

    void twoPersonsAreNotAskedAboutAgain()
    {
        Open open;
        const base::RecordId match = open.askWho();
        const auto page = open.page(person::kType, open.known.person);
        page->questions()->notSame().click();
        QVERIFY(!asks(*page));
        QCOMPARE(open.record(match).get(possible_match::decision)->term, u"not_same"_s);
        QVERIFY(!asks(*open.page(case_::kType, open.fresh.caseId)));
        QVERIFY(!open.record(open.fresh.person).get(person::same_as));
    }

    void whatHappenedIsAnsweredOnTheCase()
    {
        Open open;
        const base::RecordId asked = open.askWhatHappened();
        const auto page = open.page(case_::kType, open.known.caseId);
        QVERIFY(asks(*page));
        QVERIFY2(page->questions()->text().contains(u"Our list"_s), qPrintable(page->questions()->text()));
        QVERIFY(!page->questions()->keep().isEnabled());
        choose(*page->questions(), u"released/term_served"_s);
        QVERIFY(page->questions()->keep().isEnabled());
        QCOMPARE(open.count(schema::release::kType), 0);
        page->questions()->keep().click();
        QVERIFY(!asks(*page));
        const domain::Record answered = open.record(asked);
        QCOMPARE(answered.get(absence::answer)->term, u"released"_s);
        QCOMPARE(open.count(schema::release::kType), 1);
        // Nobody said what that makes of the status.
        QVERIFY(!open.record(open.known.caseId).get(case_::liberty_status));
        QVERIFY(open.session->main().undo(open.session->member()));
        QCOMPARE(open.count(schema::release::kType), 0);
        QVERIFY(asks(*page));
    }

    void whoseReleaseIsOnRecordIsNotAskedAbout()
    {
        Open open;
        open.askWhatHappened();
        domain::ChangeSet release = open.create(schema::release::kType);
        release.set(schema::release::case_, open.known.caseId);
        open.apply({release});
        QVERIFY(!asks(*open.page(case_::kType, open.known.caseId)));
    }

    void severalQuestionsComeOneByOne()
    {
        Open open;
        open.askWho();
        const base::RecordId asked = open.askWhatHappened();
        const auto page = open.page(case_::kType, open.known.caseId);
        ui::OpenQuestionsPanel &panel = *page->questions();
        QVERIFY(panel.same().isVisibleTo(page.get()));
        QVERIFY(!panel.keep().isVisibleTo(page.get()));
        panel.next().click();
        QVERIFY(!panel.same().isVisibleTo(page.get()));
        choose(panel, u"still_held/"_s);
        panel.keep().click();
        QCOMPARE(open.record(asked).get(absence::answer)->term, u"still_held"_s);
        QVERIFY(panel.same().isVisibleTo(page.get()));
        QVERIFY(!panel.next().isVisibleTo(page.get()));
    }

    void whatIsTypedOnThePageOutlivesAnAnswer()
    {
        Open open;
        open.askWho();
        const auto page = open.page(case_::kType, open.fresh.caseId);
        ui::Editor &editor = page->form().box(case_::reference.id)->editor();
        editor.setTyped(u"C-77"_s);
        Q_EMIT editor.edited();
        page->questions()->notSame().click();
        QCOMPARE(editor.typed(), u"C-77"_s);
        QVERIFY(page->isDirty());
    }
};

QTEST_MAIN(tst_OpenQuestions)
#include "tst_open_questions.moc"
