// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/case.h"
#include "ui/forms/editors/editor.h"
#include "ui/pages/unlock_page.h"
#include "ui/shell/main_window.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

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
        [[nodiscard]] ui::UnlockPage *unlockPage() { return window.findChild<ui::UnlockPage *>(); }
        void unlock(const QString &passphrase)
        {
            ui::PassphraseField &field = unlockPage()->passphrase();
            QTest::keyClicks(&field, passphrase);
            QTest::keyClick(&field, Qt::Key_Return);
        }
        [[nodiscard]] ui::RecordPage *recordPage() { return qobject_cast<ui::RecordPage *>(window.workspace()->currentPage()); }
        [[nodiscard]] QLineEdit *line(schema::FieldId field) { return recordPage()->form().box(field)->editor().findChild<QLineEdit *>(); }
    };

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
    }

    void aDraftIsOnDiskWithinTwoSeconds()
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
        QTRY_VERIFY_WITH_TIMEOUT(!main.drafts().list()->isEmpty(), 2000);
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
