// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "items/charges.h"
#include "items/hearing_columns.h"
#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/detention.h"
#include "schema/entities/detention_place.h"
#include "schema/entities/event.h"
#include "schema/entities/hearing.h"
#include "schema/entities/organisation.h"
#include "schema/entities/person.h"
#include "schema/entities/person_name.h"
#include "schema/entities/proceeding.h"
#include "store/release/release_reader.h"
#include "store/write_job.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/pages/history_panel.h"
#include "ui/pages/record_header.h"
#include "ui/pages/record_page.h"

#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;
namespace charge = schema::charge;
namespace detention = schema::detention;
namespace event = schema::event;

/// A record on its page: what is typed becomes one Action, and nothing is lost on the way.
class tst_RecordPage : public QObject
{
    Q_OBJECT

private:
    struct Open : test::OpenVault {
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

    /// Held since half a year, on an order that ends in so many days.
    static void addOrder(Open &open, base::RecordId caseId, int daysLeft)
    {
        const QDate today = open.world.context().clock.today();
        domain::ChangeSet matter = domain::updateOf(stored(open, caseId));
        matter.set(case_::arrest_date, base::PartialDate::day(today.addDays(-180)));
        matter.set(case_::liberty_status, schema::Code{u"pretrial"_s});
        domain::ChangeSet order = domain::createOf(detention::kType, base::newRecordId(open.world.sessions().random()));
        order.set(detention::case_, caseId);
        order.set(detention::kind, schema::Code{u"pretrial"_s});
        order.set(detention::from, base::PartialDate::day(today.addDays(-180)));
        order.set(detention::until, base::PartialDate::day(today.addDays(daysLeft)));
        QVERIFY(open.session->main().apply(open.context.action(u"edit"_s, {matter, order})).has_value());
    }
    static base::RecordId addEvent(Open &open, base::RecordId caseId, const QString &edtf, const QString &title)
    {
        domain::ChangeSet made = domain::createOf(event::kType, base::newRecordId(open.world.sessions().random()));
        made.add(event::case_, caseId);
        made.set(event::date, *base::PartialDate::fromEdtf(edtf));
        made.set(event::title, title);
        const base::RecordId id = made.id;
        (void)open.session->main().apply(open.context.action(u"new"_s, {made}));
        return id;
    }
    struct Accusation {
        QString stage;
        QString date;
        QString article;
    };
    static base::RecordId addCharge(Open &open, base::RecordId caseId, const Accusation &what, const std::optional<base::RecordId> &supersedes)
    {
        domain::ChangeSet made = domain::createOf(charge::kType, base::newRecordId(open.world.sessions().random()));
        made.set(charge::case_, caseId);
        made.set(charge::stage, schema::Code{what.stage});
        made.set(charge::date, *base::PartialDate::fromEdtf(what.date));
        made.add(charge::article, schema::Article{{}, {}, what.article});
        if (supersedes)
            made.set(charge::supersedes, *supersedes);
        (void)open.session->main().apply(open.context.action(u"new"_s, {made}));
        return made.id;
    }
    /// What stands on the rail, from the top; editors as "edit".
    [[nodiscard]] static QStringList onTheRail(ui::RecordPage &page)
    {
        QStringList out;
        for (const ui::RailRow *row : page.grid("events")->findChildren<ui::RailRow *>()) {
            if (!row->isHidden())
                out.append(row->mark().title);
        }
        return out;
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

    /// A new record and what belongs to it are one page and one action.
    void aNewPersonHasANameAtOnce()
    {
        Open open;
        ui::RecordPage page(open.context, open.session->main(), *ui::formLayoutOf(schema::person::kType), "people", std::nullopt);
        ui::RelatedGrid *names = page.grid("names");
        QVERIFY(names->isEnabledTo(&page));
        const base::RecordId name = names->addNew();
        names->openForm(name)->box(schema::person_name::text.id)->setTyped(u"Somebody New"_s);
        const auto before = open.session->main().anchor().commit;
        QVERIFY2(page.save(), qPrintable(page.message().text()));
        QCOMPARE(open.session->main().anchor().commit, before + 1);
        QVERIFY(page.recordId());
        QCOMPARE(open.session->main().titles({*page.recordId()})->value(*page.recordId()), u"Somebody New"_s);
    }

    void theListOfSectionsMarksTheOneInView()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        page->resize(900, 500);
        page->show();
        QScrollBar &bar = *page->scroller()->verticalScrollBar();
        QTRY_VERIFY(bar.maximum() > 0);
        QTest::qWait(50);
        QCOMPARE(page->markedSection(), "overview");
        bar.setValue(bar.maximum() / 2);
        QVERIFY(page->markedSection() != "overview");
        // The view is not pulled to where the mark begins.
        QCOMPARE(bar.value(), bar.maximum() / 2);
        bar.setValue(bar.maximum());
        QVERIFY(page->markedSection() == "events" || page->markedSection() == "publication");
        bar.setValue(0);
        QCOMPARE(page->markedSection(), "overview");
    }

    /// Every list of the side bar has pages for its rows.
    void whateverIsListedHasAPage()
    {
        for (const schema::EntityType entity : {case_::kType, schema::hearing::kType, schema::person::kType, schema::organisation::kType})
            QVERIFY(ui::formLayoutOf(entity));
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

    void aPlaceIsAddedToAnOrder()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        auto page = open.page(case_::kType, added.caseId);
        ui::RelatedGrid *orders = page->grid("detention");
        const base::RecordId order = orders->addNew();
        const auto placesOf = [](ui::RelatedGrid *grid) { return grid->findChild<ui::RelatedGrid *>(); };
        QVERIFY(placesOf(orders));
        placesOf(orders)->addNew();
        type(*placesOf(orders)->openForm(placesOf(orders)->openIds().first()), schema::detention_place::from.id, u"2024-05-03"_s);
        // What is typed in a part is in the draft of the page, and comes back into its own row.
        const auto texts = page->unsavedTexts();
        page = open.page(case_::kType, added.caseId);
        page->restoreTexts(texts);
        orders = page->grid("detention");
        QVERIFY(orders->openIds() == QList{order});
        QCOMPARE(placesOf(orders)->openIds().size(), 1);
        QVERIFY(page->save());
        const auto places = open.session->main().parts(detention::places.id, order);
        QVERIFY(places.has_value());
        QCOMPARE(places->size(), 1);
        QVERIFY(places->first().get(schema::detention_place::from) == base::PartialDate::day(QDate(2024, 5, 3)));
    }

    void whatWasDeletedUnderItIsNotSaidToBeSaved()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        type(page->form(), case_::arrest_place.id, u"near home"_s);
        QVERIFY(QDir(open.world.vaultPath()).removeRecursively());
        QVERIFY(!page->save());
        QVERIFY(page->isDirty());
        store::Draft draft;
        draft.id = QByteArray(store::Drafts::kIdSize, 'd');
        const auto kept = open.session->main().drafts().put(draft);
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, base::ErrorCode::NotAVault);
    }

    void whatWasMovedIsWrittenButNotOpenedByItsPath()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        const QString path = open.world.vaultPath();
        QVERIFY(QDir().rename(path, path + u" moved"_s));
        type(page->form(), case_::arrest_place.id, u"near home"_s);
        QVERIFY(page->save());
        // Whatever stands there now, it is not this vault.
        const auto job = store::WriteJob::apply(open.session->main(), domain::Action{});
        QVERIFY(!job);
        QCOMPARE(job.error().code, base::ErrorCode::NotAVault);
        const auto source = store::ReleaseSource::of(*open.session, schema::Compartment::Main);
        QVERIFY(!source);
        QCOMPARE(source.error().code, base::ErrorCode::NotAVault);
        QVERIFY(QDir().rename(path + u" moved"_s, path));
        QVERIFY(store::ReleaseSource::of(*open.session, schema::Compartment::Main));
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

    void theBandStandsWhileATermEndsSoon()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        QVERIFY(page->custody()->band().isHidden());
        QVERIFY(page->custody()->bar().isHidden());
        addOrder(open, added.caseId, 8);
        QVERIFY(page->custody()->band().isHidden());
        QVERIFY(!page->custody()->bar().isHidden());
        const auto other = open.world.addCase(*open.session, u"Somebody else"_s);
        const auto urgent = open.page(case_::kType, other.caseId);
        addOrder(open, other.caseId, 4);
        QVERIFY(!urgent->custody()->band().isHidden());
        QVERIFY(urgent->custody()->band().text().contains(u"in 4 days. No extension recorded. From the order of"_s));
        QVERIFY(!urgent->custody()->band().extend().isHidden());
    }

    void anExtensionBeginsWhereTheTermEnds()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        addOrder(open, added.caseId, 4);
        const QDate end = open.world.context().clock.today().addDays(4);
        page->custody()->band().extend().click();
        ui::RelatedGrid *orders = page->grid("detention");
        QCOMPARE(orders->openIds().size(), 1);
        // Pressed again, it is the same one.
        page->custody()->band().extend().click();
        QCOMPARE(orders->openIds().size(), 1);
        ui::RecordForm &form = *orders->openForm(orders->openIds().first());
        QCOMPARE(form.box(detention::kind.id)->editor().typed(), u"extension"_s);
        type(form, detention::until.id, end.addDays(60).toString(Qt::ISODate));
        QVERIFY(page->save());
        const auto stored = open.session->main().referring(detention::kType, detention::case_.id, added.caseId);
        QCOMPARE(stored->size(), 2);
        const auto made = std::ranges::find_if(*stored, [](const domain::Record &one) { return one.get(detention::kind)->term == "extension"_L1; });
        QVERIFY(made != stored->end());
        QCOMPARE(made->get(detention::from)->earliest(), end);
        QVERIFY(page->custody()->band().isHidden());
        QCOMPARE(page->custody()->bar().segmentCount(), 2);
    }

    void eventsStandOnARailAmongOtherDates()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        addOrder(open, added.caseId, 90);
        addEvent(open, added.caseId, u"2019"_s, u"First article"_s);
        const QDate today = open.world.context().clock.today();
        const base::RecordId visit = addEvent(open, added.caseId, today.addDays(-3).toString(Qt::ISODate), u"Visit refused"_s);
        // Deleted rows of the build before go with the event loop.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(onTheRail(*page), QStringList({u"Visit refused"_s, u"Arrest"_s, u"Remand order"_s, u"First article"_s}));
        QCOMPARE(page->grid("events")->count(), 2);
        // Edited in its place, and back.
        ui::RelatedGrid *events = page->grid("events");
        QVERIFY(events->focusRow(visit));
        for (ui::RailRow *row : events->findChildren<ui::RailRow *>()) {
            if (row->mark().record == visit)
                row->click();
        }
        QVERIFY(events->openForm(visit));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(onTheRail(*page), QStringList({u"Arrest"_s, u"Remand order"_s, u"First article"_s}));
        type(*events->openForm(visit), event::title.id, u"Visit allowed"_s);
        QVERIFY(page->save());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(onTheRail(*page).first(), u"Visit allowed"_s);
    }

    void chargesAreToldByStageAndWhatHolds()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const base::RecordId first = addCharge(open, added.caseId, {u"initial"_s, u"2025-11-23"_s, u"206.3.2"_s}, {});
        addCharge(open, added.caseId, {u"indictment"_s, u"2026-11-03"_s, u"206.4"_s}, first);
        addCharge(open, added.caseId, {u"indictment"_s, u"2026-11-03"_s, u"192.3.2"_s}, {});
        const auto page = open.page(case_::kType, added.caseId);
        QStringList rows;
        for (const ui::RowButton *row : page->grid("charges")->findChildren<ui::RowButton *>())
            rows.append(row->accessibleName());
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[1], u"Indictment, 3 Nov 2026, 206.4"_s);
        QCOMPARE(rows[2], u"Indictment, 3 Nov 2026, 192.3.2"_s);
        QCOMPARE(rows[3], u"Initial charge, 23 Nov 2025, 206.3.2, superseded"_s);
        QCOMPARE(onTheRail(*page), QStringList({u"Indictment: 206.4, 192.3.2"_s, u"Initial charge: 206.3.2"_s}));
        QCOMPARE(items::articlesOf(items::chargesInForce(open.session->main(), added.caseId)), QStringList({u"206.4"_s, u"192.3.2"_s}));
    }

    void anExtensionStandsOnTheDayItWasOrdered()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        domain::ChangeSet order = domain::createOf(detention::kType, base::newRecordId(open.world.sessions().random()));
        order.set(detention::case_, added.caseId);
        order.set(detention::kind, schema::Code{u"extension"_s});
        order.set(detention::ordered_on, base::PartialDate::day(QDate(2026, 7, 21)));
        order.set(detention::from, base::PartialDate::day(QDate(2026, 7, 23)));
        QVERIFY(open.session->main().apply(open.context.action(u"new"_s, {order})).has_value());
        const auto page = open.page(case_::kType, added.caseId);
        const auto rows = page->grid("events")->findChildren<ui::RailRow *>();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first()->mark().date->earliest(), QDate(2026, 7, 21));
    }

    void aHearingIsCalledByWhoseItIs()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Ayparalı Tural"_s);
        domain::ChangeSet matter = domain::createOf(schema::proceeding::kType, base::newRecordId(open.world.sessions().random()));
        matter.add(schema::proceeding::case_, added.caseId);
        matter.set(schema::proceeding::forum, schema::Code{u"first_instance"_s});
        domain::ChangeSet sitting = domain::createOf(schema::hearing::kType, base::newRecordId(open.world.sessions().random()));
        sitting.set(schema::hearing::proceeding, matter.id);
        sitting.set(schema::hearing::stage, schema::Code{u"trial"_s});
        sitting.set(schema::hearing::scheduled, base::Instant{1793686800000000, u"Asia/Baku"_s, base::ClockSource::Typed});
        QVERIFY(open.session->main().apply(open.context.action(u"new"_s, {matter, sitting})).has_value());
        const auto page = open.page(schema::hearing::kType, sitting.id);
        QCOMPARE(page->findChild<ui::RecordHeader *>()->title(), u"Ayparalı Tural, trial session"_s);
        // The hour is shown as people write it, and what is typed over it keeps its clock.
        ui::FieldBox *box = page->form().box(schema::hearing::scheduled.id);
        QCOMPARE(box->editor().typed(), u"3 November 2026, 10:20"_s);
        QVERIFY2(box->noteText().contains(u"Baku"_s), qPrintable(box->noteText()));
        QVERIFY(!page->isDirty());
        type(page->form(), schema::hearing::scheduled.id, u"4 Nov 2026 11:05"_s);
        QVERIFY(page->save());
        QCOMPARE(base::toIsoString(*stored(open, sitting.id).get(schema::hearing::scheduled)), u"2026-11-04T11:05:00+04:00[Asia/Baku]"_s);
        const items::CellContext cells = open.context.cells(open.session->main());
        const auto columns = items::hearingColumns(*open.world.context().registry.entity(schema::hearing::kType), open.world.context().vocabularies,
                                                   u"en"_s, {u"When"_s, u"Cases"_s});
        const domain::Record record = stored(open, sitting.id);
        QCOMPARE(columns[0].derive(cells, record).text, u"4 Nov 2026, 11:05"_s);
        QCOMPARE(columns[1].derive(cells, record).text, u"Ayparalı Tural"_s);
    }

    void historySaysWhatAFieldSaidBefore()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        for (const QString &place : {u"at home"_s, u"in the street"_s}) {
            domain::ChangeSet edit = domain::updateOf(stored(open, added.caseId));
            edit.set(case_::arrest_place.id, schema::Value(place), stored(open, added.caseId).value(case_::arrest_place.id));
            QVERIFY(open.session->main().apply(open.context.action(u"edit"_s, {edit})).has_value());
        }
        ui::HistoryPanel panel(open.context, open.session->main());
        panel.show(added.caseId);
        QStringList rows;
        for (int i = 0; i < panel.list().count(); ++i)
            rows.append(panel.list().item(i)->data(Qt::AccessibleTextRole).toString());
        QVERIFY2(rows.first().endsWith(u"Member"_s), qPrintable(rows.first()));
        QVERIFY2(rows.contains(u"Place of arrest, in the street, was at home"_s), qPrintable(rows.join(u'\n')));
        QVERIFY2(rows.contains(u"Place of arrest, at home, no longer current"_s), qPrintable(rows.join(u'\n')));
    }

    void aDateOfAnotherSectionLeadsThere()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Somebody"_s);
        const auto page = open.page(case_::kType, added.caseId);
        addOrder(open, added.caseId, 90);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        for (ui::RailRow *row : page->grid("events")->findChildren<ui::RailRow *>()) {
            if (row->mark().section == "detention")
                row->click();
        }
        QVERIFY(page->grid("detention")->isAncestorOf(page->focusWidget()));
        QVERIFY(!page->isDirty());
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
