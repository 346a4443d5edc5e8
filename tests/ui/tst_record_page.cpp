// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/hearing.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/pages/record_page.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace charge = schema::charge;

/// A record on its page: what is typed becomes one Action, and nothing is lost on the way.
class tst_RecordPage : public QObject
{
    Q_OBJECT

private:
    struct Open {
        test::UiWorld world;
        std::unique_ptr<store::Session> session = world.create();
        ui::VaultContext context{world.context(), *session};

        [[nodiscard]] std::unique_ptr<ui::RecordPage> page(schema::EntityType entity, const std::optional<base::RecordId> &id)
        {
            return std::make_unique<ui::RecordPage>(context, session->main(), *ui::formLayoutOf(entity), "cases", id);
        }
    };
    static void type(ui::RecordForm &form, schema::FieldId field, const QString &text)
    {
        auto *line = form.box(field)->editor().findChild<QLineEdit *>();
        QVERIFY(line);
        line->clear();
        QTest::keyClicks(line, text);
    }
    [[nodiscard]] static domain::Record stored(Open &open, base::RecordId id)
    {
        return open.session->main().record(id).value_or(domain::Record());
    }

private Q_SLOTS:
    void oneSaveIsOneAction()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        QVERIFY(page->isLoaded());
        QVERIFY(!page->saveButton().isEnabled());
        type(page->form(), case_::arrest_date.id, u"spring 2024"_s);
        type(page->form(), case_::arrest_place.id, u"at home"_s);
        QVERIFY(page->saveButton().isEnabled());
        const auto before = open.session->main().anchor().commit;
        QSignalSpy saved(page.get(), &ui::Page::saved);
        QVERIFY(page->save());
        QCOMPARE(saved.count(), 1);
        QCOMPARE(open.session->main().anchor().commit, before + 1);
        const domain::Record record = stored(open, added.caseId);
        QCOMPARE(record.get(case_::arrest_date)->edtf(), u"2024-21"_s);
        QCOMPARE(record.get(case_::arrest_place), u"at home"_s);
        QVERIFY(!page->isDirty());
    }

    void whatCannotBeReadStaysAsTyped()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        type(page->form(), case_::arrest_date.id, u"when it rained"_s);
        type(page->form(), case_::arrest_place.id, u"at home"_s);
        QVERIFY(!page->save());
        QVERIFY(!page->message().text().isEmpty());
        QVERIFY(!page->form().box(case_::arrest_date.id)->problem().isEmpty());
        QCOMPARE(page->form().box(case_::arrest_date.id)->editor().typed(), u"when it rained"_s);
        // Nothing of it was written.
        QVERIFY(!stored(open, added.caseId).get(case_::arrest_place));
    }

    void whatChangedUnderTheTypingIsSaid()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        type(page->form(), case_::arrest_place.id, u"at home"_s);
        const auto base = page->baseHeads();
        const auto texts = page->unsavedTexts();
        domain::ChangeSet other = domain::updateOf(stored(open, added.caseId));
        other.set(case_::arrest_place, u"in the street"_s);
        other.set(case_::forces, u"police"_s);
        QVERIFY(open.session->main().apply(open.context.action(u"edit"_s, {other})).has_value());
        const ui::FieldBox *place = page->form().box(case_::arrest_place.id);
        QVERIFY2(place->noteText().contains(u"in the street"_s), qPrintable(place->noteText()));
        QCOMPARE(place->editor().typed(), u"at home"_s);
        QVERIFY(page->form().box(case_::forces.id)->noteText().isEmpty());
        // The same after a lock, from the draft.
        const auto again = open.page(case_::kType, added.caseId);
        again->restoreTexts(texts);
        again->noteBase(base);
        QVERIFY(again->form().box(case_::arrest_place.id)->noteText().contains(u"in the street"_s));
        QVERIFY(again->save());
        QCOMPARE(stored(open, added.caseId).get(case_::arrest_place), u"at home"_s);
        QVERIFY(again->form().box(case_::arrest_place.id)->noteText().isEmpty());
    }

    void aChargeIsAddedWithTheSameSave()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        ui::RelatedGrid *grid = page->grid("charges");
        QVERIFY(grid);
        grid->addNew();
        QCOMPARE(grid->openIds().size(), 1);
        const base::RecordId id = grid->openIds().first();
        type(*grid->openForm(id), charge::title.id, u"Smuggling"_s);
        type(*grid->openForm(id), charge::article.id, u"206.4"_s);
        QVERIFY(page->save());
        const auto charges = open.session->main().referring(charge::kType, charge::case_.id, added.caseId);
        QVERIFY(charges.has_value());
        QCOMPARE(charges->size(), 1);
        QCOMPARE(charges->first().get(charge::title), u"Smuggling"_s);
        QCOMPARE(charges->first().get(charge::article).size(), 1);
        QCOMPARE(grid->count(), 1);
        QVERIFY(grid->openIds().isEmpty());
    }

    void anEmptyNewPartIsNotMade()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        page->grid("charges")->addNew();
        const auto before = open.session->main().anchor().commit;
        QVERIFY(page->save());
        QCOMPARE(open.session->main().anchor().commit, before);
    }

    void aNewCaseMakesItsPerson()
    {
        Open open;
        const auto page = open.page(case_::kType, std::nullopt);
        auto *line = page->form().box(case_::person.id)->editor().findChild<QLineEdit *>();
        QTest::keyClicks(line, u"New Person"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QVERIFY(page->save());
        QVERIFY(page->recordId().has_value());
        const domain::Record record = stored(open, *page->recordId());
        QVERIFY(record.get(case_::person).has_value());
        const auto titles = open.session->main().titles({*record.get(case_::person)});
        QCOMPARE(titles->value(*record.get(case_::person)), u"New Person"_s);
    }

    void typedTextsComeBackInAnotherPage()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        QList<std::pair<QByteArray, QString>> texts;
        {
            const auto page = open.page(case_::kType, added.caseId);
            type(page->form(), case_::arrest_place.id, u"half a wo"_s);
            page->grid("charges")->addNew();
            type(*page->grid("charges")->openForm(page->grid("charges")->openIds().first()), charge::title.id, u"Smug"_s);
            texts = page->unsavedTexts();
        }
        const auto page = open.page(case_::kType, added.caseId);
        QVERIFY(!page->isDirty());
        page->restoreTexts(texts);
        QCOMPARE(page->unsavedTexts(), texts);
        QVERIFY(page->save());
        QCOMPARE(stored(open, added.caseId).get(case_::arrest_place), u"half a wo"_s);
        QCOMPARE(open.session->main().referring(charge::kType, charge::case_.id, added.caseId)->size(), 1);
    }

    void whatOthersWriteDoesNotTakeWhatIsTyped()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        type(page->form(), case_::arrest_place.id, u"typed"_s);
        domain::ChangeSet edit = domain::updateOf(stored(open, added.caseId));
        edit.set(case_::forces, u"border guard"_s);
        domain::Action action = open.context.action(u"edit"_s, {edit});
        QVERIFY(open.session->main().apply(std::move(action)).has_value());
        QCOMPARE(page->form().box(case_::forces.id)->editor().typed(), u"border guard"_s);
        QCOMPARE(page->form().box(case_::arrest_place.id)->editor().typed(), u"typed"_s);
        QVERIFY(page->isDirty());
    }

    void aTextIsWrittenInItsLanguage()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        ui::FieldBox *box = page->form().box(case_::summary.id);
        QVERIFY(box);
        QCOMPARE(box->language(), u"en"_s);
        QTest::keyClicks(box->editor().findChild<QPlainTextEdit *>(), u"A short summary."_s);
        QVERIFY(page->save());
        const auto texts = open.session->main().parts(case_::summary.id, added.caseId);
        QCOMPARE(texts->size(), 1);
    }

    void noteLinesAreDurableOnEnter()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        domain::ChangeSet made = domain::createOf(schema::hearing::kType, base::newRecordId(open.world.sessions().random()));
        made.add(schema::hearing::case_, added.caseId);
        const base::RecordId id = made.id;
        QVERIFY(open.session->main().apply(open.context.action(u"new"_s, {made})).has_value());
        const auto page = open.page(schema::hearing::kType, id);
        QVERIFY(page->notes());
        for (const QString &line : {u"Opened late."_s, u"Judge asks."_s, u"Adjourned."_s}) {
            QTest::keyClicks(&page->notes()->entry(), line);
            QTest::keyClick(&page->notes()->entry(), Qt::Key_Return);
        }
        QCOMPARE(page->notes()->lineCount(), 3);
        QVERIFY(page->notes()->pending().isEmpty());
        QTest::keyClicks(&page->notes()->entry(), u"half"_s);
        QCOMPARE(page->unsavedTexts().size(), 1);
    }
};

QTEST_MAIN(tst_RecordPage)
#include "tst_record_page.moc"
