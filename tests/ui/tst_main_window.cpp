// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/case.h"
#include "schema/entities/endorser.h"
#include "ui/forms/editors/editor.h"
#include "ui/pages/import/import_page.h"
#include "ui/pages/unlock_page.h"
#include "ui/shell/away_watch.h"
#include "ui/shell/main_window.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

/// The real window over a real vault: unlock, work, lock in mid-word, find the word again.
class tst_MainWindow : public QObject
{
    Q_OBJECT

private:
    static constexpr int kUnlockMs = 60'000;   ///< Argon2 on a loaded machine

    struct Window {
        test::UiWorld &world;
        ui::MainWindow window{world.context(), world.preferences()};

        explicit Window(test::UiWorld &of) : world(of)
        {
            window.resize(1366, 768);
            window.begin(world.vaultPath());
            window.show();
        }
        [[nodiscard]] ui::UnlockPage *unlockPage()
        {
            // One that was left may wait for its deletion.
            const auto pages = window.findChildren<ui::UnlockPage *>();
            return pages.isEmpty() ? nullptr : pages.last();
        }
        void unlock(const QString &passphrase)
        {
            ui::PassphraseField &field = unlockPage()->passphrase();
            QTest::keyClicks(&field, passphrase);
            QTest::keyClick(&field, Qt::Key_Return);
        }
        [[nodiscard]] ui::RecordPage *recordPage() { return qobject_cast<ui::RecordPage *>(window.workspace()->currentPage()); }
        [[nodiscard]] QLineEdit *line(schema::FieldId field) { return recordPage()->form().box(field)->editor().findChild<QLineEdit *>(); }
    };

    static constexpr std::int64_t kRows = 400;

    /// The import page with the plan of so many rows; null where there is none in time.
    static ui::ImportPage *planned(Window &window)
    {
        QByteArray csv("No.,Full name,Date of arrest,Articles\n");
        for (std::int64_t i = 1; i <= kRows; ++i)
            csv += QByteArray::number(qlonglong(i)) + ",Person Number" + QByteArray::number(qlonglong(i)) + ",2024,206.4\n";
        QFile list(window.world.folder().filePath(u"list.csv"_s));
        if (!list.open(QIODevice::WriteOnly) || list.write(csv) != csv.size())
            return nullptr;
        list.close();
        window.window.workspace()->run("vault.import");
        auto *page = qobject_cast<ui::ImportPage *>(window.window.workspace()->currentPage());
        page->setFile(list.fileName());
        return QTest::qWaitFor([page] { return page->importButton().isEnabled(); }, kUnlockMs) ? page : nullptr;
    }

    static QStringList unnamed(const QWidget &root)
    {
        QStringList out;
        const auto widgets = root.findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            const bool interactive = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                || qobject_cast<QPlainTextEdit *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractItemView *>(widget)
                || qobject_cast<ui::PassphraseField *>(widget);
            // Private parts of Qt's own widgets are reached through them.
            const bool inside = qobject_cast<QComboBox *>(widget->parentWidget()) || widget->inherits("QComboBoxListView")
                || qobject_cast<QLineEdit *>(widget->parentWidget()) || widget->inherits("QTableCornerButton");
            if (!interactive || inside || widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&root))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
                out.append(QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                           + QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
        }
        return out;
    }

private Q_SLOTS:
    void aWrongPassphraseIsSaidCalmly()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(u"wrong horse"_s);
        auto *message = window.unlockPage()->findChild<ui::MessageBar *>();
        QTRY_VERIFY_WITH_TIMEOUT(!message->text().isEmpty(), kUnlockMs);
        QVERIFY2(message->text().contains(u"Caps Lock"_s), qPrintable(message->text()));
        QVERIFY(!window.window.workspace());
        QVERIFY(window.unlockPage()->passphrase().isEmpty());
        QVERIFY(!window.window.commands().action("record.new")->isEnabled());
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        QVERIFY(window.window.commands().action("record.new")->isEnabled());
    }

    void everyMenuHasALetterOfItsOwn()
    {
        test::UiWorld world;
        ui::MainWindow window(world.context(), world.preferences());
        const auto letters = [](const QList<QAction *> &actions) {
            QStringList out;
            for (const QAction *action : actions)
                out.append(QKeySequence::mnemonic(action->text()).toString());
            return out;
        };
        const QStringList menus = letters(window.menuBar()->actions());
        QVERIFY(!menus.contains(QString()));
        QCOMPARE(QSet<QString>(menus.begin(), menus.end()).size(), menus.size());
        for (const QAction *menu : window.menuBar()->actions()) {
            QStringList inside = letters(menu->menu()->actions());
            inside.removeAll(QString());
            QCOMPARE(QSet<QString>(inside.begin(), inside.end()).size(), inside.size());
        }
    }

    /// At scale 1.75 a small laptop has 780 pixels; no page may widen the window beyond them.
    void pagesTakeTheWidthTheyGet()
    {
        test::UiWorld world;
        base::RecordId id;
        {
            const auto session = world.create();
            id = world.addCase(*session, u"Somebody with a name that is long"_s).caseId;
        }
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        const int narrow = world.context().theme.u(195);
        window.window.resize(narrow, 440);
        ui::Workspace &workspace = *window.window.workspace();
        for (const char *place : {"cases", "hearings", "endorsers", "people", "organisations", "export"}) {
            workspace.openPlace(place);
            QTest::qWait(1);
            QCOMPARE(window.window.width(), narrow);
            QCOMPARE(workspace.currentPage()->width(), narrow - world.context().theme.u(12));
        }
        workspace.openRecord(case_::kType, id);
        QTest::qWait(1);
        workspace.run("record.history");
        QTest::qWait(1);
        QCOMPARE(window.window.width(), narrow);
        QVERIFY(workspace.currentPage()->findChild<ui::HistoryPanel *>()->isVisible());
        auto *bar = workspace.findChild<ui::CompartmentBar *>();
        bar->setOpen(true);
        QTest::qWait(1);
        QCOMPARE(window.window.width(), narrow);
        QVERIFY(planned(window));
        QTest::qWait(1);
        QCOMPARE(window.window.size(), QSize(narrow, 440));
        QVERIFY2(bar->width() <= narrow, qPrintable(QString::number(bar->width())));
    }

    void locksUnderAnOpenMenu()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        QMenu menu(&window.window);
        menu.addAction(u"A column"_s);
        menu.popup(window.window.mapToGlobal(QPoint(20, 20)));
        QTRY_COMPARE(QApplication::activePopupWidget(), &menu);
        QTest::keyClick(&menu, Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(window.unlockPage());
        QVERIFY(!window.window.workspace());
        QVERIFY(!QApplication::activePopupWidget());
    }

    void locksWhenNobodyIsThereAnyMore()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        Q_EMIT window.window.findChild<ui::AwayWatch *>()->away();
        QVERIFY(!window.window.workspace());
        const QList<QLabel *> labels = window.unlockPage()->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"screen was locked"_s); }));
    }

    void whoLeavesWhileUnlockingFindsItLocked()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QVERIFY(!window.window.workspace());
        Q_EMIT window.window.findChild<ui::AwayWatch *>()->away();
        QVERIFY(window.unlockPage()->passphrase().isEmpty());
        QTest::qWait(3000);    // the derivation takes less than a second in a test's vault
        QVERIFY(!window.window.workspace());
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
    }

    void anImportIsTakenBackBesideTheWindowAndDoneAgain()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        ui::Workspace &workspace = *window.window.workspace();
        const QPointer<ui::ImportPage> page = planned(window);
        QVERIFY(page);
        page->importButton().click();
        const auto cases = [&workspace] {
            store::Query query;
            query.entity = case_::kType;
            return workspace.session().main().count(query).value_or(-1);
        };
        // Written and given back: who writes holds the store until it has said so.
        QTRY_VERIFY_WITH_TIMEOUT(!page || !page->isBusy(), kUnlockMs);
        QCOMPARE(cases(), kRows);
        workspace.openPlace("people");
        workspace.run("edit.undo");
        workspace.run("edit.undo");
        QCOMPARE(cases(), kRows);   // not yet: the window is not kept waiting
        QTRY_COMPARE_WITH_TIMEOUT(cases(), 0, kUnlockMs);
        QTRY_VERIFY_WITH_TIMEOUT((workspace.run("edit.redo"), cases() == kRows), kUnlockMs);
    }
    void whatWasDoneElsewhereIsAskedAbout()
    {
        test::UiWorld world;
        base::RecordId one;
        base::RecordId other;
        {
            const auto session = world.create();
            one = world.addCase(*session, u"Somebody"_s).caseId;
            other = world.addCase(*session, u"Somebody Else"_s).caseId;
        }
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        ui::Workspace &workspace = *window.window.workspace();
        store::Store &main = workspace.session().main();
        const auto place = [&] { return main.record(other)->get(case_::arrest_place); };
        workspace.openRecord(case_::kType, other);
        QTest::keyClicks(window.line(case_::arrest_place.id), u"near home"_s);
        QVERIFY(window.recordPage()->save());
        // On the page of another, however often it is asked for.
        workspace.openRecord(case_::kType, one);
        workspace.run("edit.undo");
        workspace.run("edit.undo");
        QCOMPARE(place(), u"near home"_s);
        const auto buttons = window.window.status().findChildren<QPushButton *>();
        const auto takeBack = std::ranges::find(buttons, world.context().words.label("ui.undo.take_back"), &QPushButton::text);
        QVERIFY(takeBack != buttons.end());
        (*takeBack)->click();
        QVERIFY(!place());
        workspace.run("edit.redo");
        QCOMPARE(place(), u"near home"_s);
    }

    void lockedInMidWordItComesBack()
    {
        test::UiWorld world;
        base::RecordId id;
        {
            const auto session = world.create();
            id = world.addCase(*session, u"Somebody"_s).caseId;
        }
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        window.window.workspace()->openRecord(case_::kType, id);
        QVERIFY(window.recordPage());
        QLineEdit *place = window.line(case_::arrest_place.id);
        place->setFocus();
        QTest::keyClicks(place, u"near the unfinis"_s);
        place->setCursorPosition(8);
        window.window.commands().action("vault.lock")->trigger();
        QVERIFY(!window.window.workspace());
        QVERIFY(window.window.findChildren<ui::RecordPage *>().isEmpty());
        QVERIFY(window.unlockPage());

        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        QVERIFY(window.recordPage());
        QVERIFY(window.recordPage()->recordId() == id);
        place = window.line(case_::arrest_place.id);
        QCOMPARE(place->text(), u"near the unfinis"_s);
        QCOMPARE(place->cursorPosition(), 8);
        QCOMPARE(window.recordPage()->focusWidget(), place);

        // Saved, undone, and the draft is gone.
        window.window.commands().action("record.save")->trigger();
        store::Store &main = window.window.workspace()->session().main();
        QCOMPARE(main.record(id)->get(case_::arrest_place), u"near the unfinis"_s);
        QVERIFY(main.drafts().list()->isEmpty());
        window.window.commands().action("edit.undo")->trigger();
        QVERIFY(!main.record(id)->get(case_::arrest_place));

        // Where nothing is typed, too, a lock comes back to where the person was; and the memory of it is gone with her.
        const auto says = [&window, &world](const char *key) {
            const auto labels = window.unlockPage()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == world.context().words.label(key); });
        };
        window.line(case_::forces.id)->setFocus();
        window.window.commands().action("vault.lock")->trigger();
        QVERIFY(says("ui.lock.by_hand_nothing"));
        QVERIFY(!says("ui.lock.by_hand"));
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        QVERIFY(window.recordPage());
        QCOMPARE(window.recordPage()->focusWidget(), window.line(case_::forces.id));
        QVERIFY(!window.recordPage()->isDirty());
        window.window.workspace()->openPlace("cases");
        QVERIFY(window.window.workspace()->session().main().drafts().list()->isEmpty());
    }

    void aDraftIsOnDiskWhileSheTypes()
    {
        test::UiWorld world;
        base::RecordId id;
        {
            const auto session = world.create();
            id = world.addCase(*session, u"Somebody"_s).caseId;
        }
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        window.window.workspace()->openRecord(case_::kType, id);
        QTest::keyClicks(window.line(case_::arrest_place.id), u"abc"_s);
        store::Store &main = window.window.workspace()->session().main();
        QTRY_VERIFY(!main.drafts().list()->isEmpty());
        QCOMPARE(main.drafts().list()->first().texts.first().second, u"abc"_s);
        // Taken back by the person herself, nothing is left to keep.
        window.line(case_::arrest_place.id)->clear();
        QTest::keyClick(window.line(case_::arrest_place.id), Qt::Key_Backspace);
        window.recordPage()->discard();
        QVERIFY(main.drafts().list()->isEmpty());
    }

    void theListFiltersAsItIsTyped()
    {
        test::UiWorld world;
        {
            const auto session = world.create();
            for (const QString &name : {u"Elçin Məmmədov"_s, u"Anar Quliyev"_s, u"Günel Hüseynli"_s})
                world.addCase(*session, name);
        }
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        auto *list = qobject_cast<ui::RecordListPage *>(window.window.workspace()->currentPage());
        QVERIFY(list);
        QCOMPARE(list->model().total(), 3);
        window.window.commands().action("edit.filter")->trigger();
        QTest::keyClicks(&list->filter().box(), u"memm"_s);
        QTRY_COMPARE(list->model().total(), 1);
        QTest::keyClick(&list->filter().box(), Qt::Key_Escape);
        QCOMPARE(list->model().total(), 3);
        QTest::keyClicks(&list->filter().box(), u"mamedov"_s);
        QTRY_COMPARE(list->model().total(), 1);
        QStringList cells;
        for (int column = 0; column < list->model().columnCount(); ++column)
            cells.append(list->model().index(0, column).data(Qt::AccessibleTextRole).toString());
        QVERIFY2(cells.contains(u"Elçin Məmmədov, \u2068mamedov\u2069 ≈ \u2068Məmmədov\u2069"_s), qPrintable(cells.join(u"; "_s)));
        QTest::keyClick(&list->filter().box(), Qt::Key_Escape);
        QCOMPARE(list->model().total(), 3);
        QTest::keyClick(&list->table(), Qt::Key_Return);
        QVERIFY(window.recordPage());
    }

    void everythingThatCanBeUsedHasAName()
    {
        test::UiWorld world;
        base::RecordId id;
        {
            const auto session = world.create();
            id = world.addCase(*session, u"Somebody"_s).caseId;
        }
        Window window(world);
        QCOMPARE(unnamed(window.window).join(u"; "_s), QString());
        window.window.showCreate();
        QCOMPARE(unnamed(window.window).join(u"; "_s), QString());
        window.window.showUnlock(world.vaultPath());
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        for (const char *place : {"cases", "hearings", "endorsers", "people", "organisations", "export"}) {
            window.window.workspace()->openPlace(place);
            QCOMPARE(unnamed(*window.window.workspace()).join(u"; "_s), QString());
        }
        window.window.workspace()->run("vault.import");
        QCOMPARE(unnamed(*window.window.workspace()).join(u"; "_s), QString());
        window.window.workspace()->openRecord(case_::kType, id);
        for (const char *grid : {"charges", "detention", "sentences", "people", "events"})
            window.recordPage()->grid(grid)->addNew();
        window.recordPage()->setHistoryShown(true);
        QCOMPARE(unnamed(*window.window.workspace()).join(u"; "_s), QString());
    }

    void anImportIsAJobAndOneStepToUndo()
    {
        test::UiWorld world;
        world.create().reset();
        QFile list(world.folder().filePath(u"list.csv"_s));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("No.,Full name,Date of arrest,Articles\n1,Anar Quliyev,2024-05,206.4\n2,Elcin Memmedov,2023,192.3\n");
        list.close();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        ui::Workspace &workspace = *window.window.workspace();
        window.window.commands().action("vault.import")->trigger();
        auto *page = qobject_cast<ui::ImportPage *>(workspace.currentPage());
        QVERIFY(page);
        page->setFile(list.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(page->importButton().isEnabled(), kUnlockMs);
        store::Query cases;
        cases.entity = case_::kType;
        QCOMPARE(workspace.session().main().count(cases).value_or(-1), 0);
        page->importButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(workspace.session().main().count(cases).value_or(-1), 2, kUnlockMs);
        QTRY_VERIFY(qobject_cast<ui::RecordListPage *>(workspace.currentPage()));
        workspace.run("edit.undo");
        QCOMPARE(workspace.session().main().count(cases).value_or(-1), 0);
    }

    void lookingElsewhereKeepsAnImport()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        ui::Workspace &workspace = *window.window.workspace();
        QPointer<ui::ImportPage> page = planned(window);
        QVERIFY(page);
        // The plan waits, with what was answered.
        workspace.openPlace("people");
        workspace.run("vault.import");
        QCOMPARE(workspace.currentPage(), page.data());
        QVERIFY(page->importButton().isEnabled());
        // And what is being written is written.
        page->importButton().click();
        QVERIFY(page->isBusy());
        workspace.openPlace("people");
        store::Query cases;
        cases.entity = case_::kType;
        QTRY_COMPARE_WITH_TIMEOUT(workspace.session().main().count(cases).value_or(-1), kRows, kUnlockMs);
        QTRY_VERIFY(!page);
        QCOMPARE(workspace.currentPage()->place(), QByteArray("people"));
    }

    void anImportThatWasLeftByItsDoorIsOver()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        QPointer<ui::ImportPage> page = planned(window);
        QVERIFY(page);
        window.window.workspace()->run("record.back");
        QTRY_VERIFY(!page);
        QCOMPARE(window.window.workspace()->currentPage()->place(), QByteArray("cases"));
    }

    void lockedWhileAnImportIsPreparedItIsTakenUpAgain()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        QVERIFY(planned(window));
        window.window.commands().action("vault.lock")->trigger();
        QVERIFY(!window.window.workspace());
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        ui::Workspace &workspace = *window.window.workspace();
        auto *page = qobject_cast<ui::ImportPage *>(workspace.currentPage());
        QVERIFY(page);
        // Left by its door, it waits in the vault.
        workspace.run("record.back");
        workspace.run("vault.import");
        page = qobject_cast<ui::ImportPage *>(workspace.currentPage());
        QVERIFY(page && page->focusWidget());
        QTest::keyClick(page->focusWidget(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(page->importButton().isEnabled() && !page->isWorking(), kUnlockMs);
        page->importButton().click();
        store::Query cases;
        cases.entity = case_::kType;
        QTRY_COMPARE_WITH_TIMEOUT(workspace.session().main().count(cases).value_or(-1), kRows, kUnlockMs);
        QTRY_VERIFY(qobject_cast<ui::RecordListPage *>(workspace.currentPage()));
        const auto drafts = workspace.session().main().drafts().list();
        QVERIFY(std::ranges::none_of(*drafts, [](const store::Draft &draft) { return draft.form == u"import"_s; }));
    }

    void lockedInTheMiddleOfAnImportNothingOfItStays()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        ui::ImportPage *page = planned(window);
        QVERIFY(page);
        page->importButton().click();
        window.window.commands().action("vault.lock")->trigger();
        QVERIFY(!window.window.workspace());
        const auto session = world.open();
        QVERIFY(session.has_value());
        store::Query cases;
        cases.entity = case_::kType;
        const auto count = (*session)->main().count(cases).value_or(-1);
        QVERIFY2(count == 0 || count == kRows, qPrintable(QString::number(count)));
    }

    void endorsersAreBehindADoorOfTheirOwn()
    {
        test::UiWorld world;
        world.create().reset();
        Window window(world);
        window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
        QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
        ui::Workspace &workspace = *window.window.workspace();
        workspace.openPlace("endorsers");
        QVERIFY(!qobject_cast<ui::RecordListPage *>(workspace.currentPage()));
        QVERIFY(!workspace.session().store(schema::Compartment::Endorsers));
        workspace.currentPage()->findChild<QPushButton *>()->click();
        QTRY_VERIFY(qobject_cast<ui::RecordListPage *>(workspace.currentPage()));
        QVERIFY(workspace.session().store(schema::Compartment::Endorsers));
        workspace.openRecord(schema::endorser::kType, std::nullopt);
        QTest::keyClicks(window.line(schema::endorser::legal_name.id), u"A. Example"_s);
        QVERIFY(window.recordPage()->save());
        workspace.closeEndorsers();
        QVERIFY(!workspace.session().store(schema::Compartment::Endorsers));
        QVERIFY(window.window.findChildren<ui::RecordPage *>().isEmpty());
        QVERIFY(!qobject_cast<ui::RecordListPage *>(workspace.currentPage()));
    }

    void nothingOfAVaultIsOutsideOfIt()
    {
        test::UiWorld world;
        {
            const auto session = world.create();
            world.addCase(*session, u"Canaryname Canarysurname"_s);
        }
        {
            Window window(world);
            window.unlock(QString::fromLatin1(test::UiWorld::kPassphrase));
            QTRY_VERIFY_WITH_TIMEOUT(window.window.workspace(), kUnlockMs);
            auto *list = qobject_cast<ui::RecordListPage *>(window.window.workspace()->currentPage());
            list->filter().setExpression(u"Canaryname"_s);
            QCOMPARE(window.window.windowTitle(), u"Dossier"_s);
            window.window.lock(u"test"_s);
        }
        QFile settings(world.folder().filePath(u"config/window.ini"_s));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("Canary"));
    }
};

QTEST_MAIN(tst_MainWindow)
#include "tst_main_window.moc"
