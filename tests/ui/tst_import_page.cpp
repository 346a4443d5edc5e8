// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/absence.h"
#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "schema/entities/possible_match.h"
#include "schema/entities/release.h"
#include "ui/pages/import/import_page.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
using Shown = ui::PlanModel::Shown;

namespace {

constexpr int kPlanMs = 30'000;
const QByteArray kHeader = "No.,Full name,Patronymic,Date of birth,Date of arrest,Articles,Status\n";
const QByteArray kAnar = "1,Anar Məmmədli,Asəf oğlu,1981,10.2024,206.3.2,On trial\n";
const QByteArray kLeyla = "2,Leyla Quliyeva,Vaqif qızı,03.05.1990,2024,178.3.2,On trial\n";
const QByteArray kRamin = "3,Ramin Əliyev,,,2023,234.1,Pre-trial detention\n";
const QByteArray kOtherAnar = "8,Anar Məmmədli,Asəf oğlu,1955,2026,233,On trial\n";
const QByteArray kOtherLeyla = "9,Leyla Quliyeva,Vaqif qızı,1931,2026,233,On trial\n";

/// A workbook of three sheets, base64: notes, then the list of October with one row and that of November with two.
const QByteArray kWorkbook =
    "UEsDBBQAAAAIAEqmel2Pn/jYdwAAAIUAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbBWMMQ7CMAwAd14ReW8TGBBCTbvxgvKAKDVpRWNHsYXo7wnj6XQ3TN+8"
    "mw9W2Zg8nHsHBinyslHy8Jwf3Q2MaKAl7Ezo4UCBaTwN81FQTItJPKyq5W6txBVzkJ4LUjMvrjlow5psCfEdEtqLc1cbmRRJO/0/wI4/UEsDBBQAAAAIAEqm"
    "el0GWceCsQAAACgBAAALAAAAX3JlbHMvLnJlbHONz7EOgjAQBuDdp2hul4KDMYbCYkxYDT5AbY9CgF7TVoW3t6MaB8fL/ff9ubJe5ok90IeBrIAiy4GhVaQH"
    "awRc2/P2ACxEabWcyKKAFQPU1aa84CRjugn94AJLiA0C+hjdkfOgepxlyMihTZuO/CxjGr3hTqpRGuS7PN9z/25A9WGyRgvwjS6AtavDf2zqukHhidR9Rht/"
    "VHwlkiy9wShgmfiT/HgjGrOEAq9K/vFg9QJQSwMEFAAAAAgASqZ6XciWPsPZAAAAegEAAA8AAAB4bC93b3JrYm9vay54bWyNkM9OwzAMxu88ReT7lq6TEKra"
    "7oKQdhkXeICscddojV3Z2YC3J2xM6jhx8r9fPn9xvfmMozmjaGBqYLUswCB17AMdGnh/e1k8gdHkyLuRCRv4QoVN+1B/sBz3zEeT35M2MKQ0VdZqN2B0uuQJ"
    "KU96luhSLuVgdRJ0XgfEFEdbFsWjjS4QXBUq+Y8G933o8Jm7U0RKVxHB0aXsXocwKbT1ZYP+RkMuZtc7Ttm3ubS2Pv8TjFQhJ7L1K7D38GuXeI8yw8sZXv7F"
    "d3zGeM+vZ/z6h7c3U/Z2t/YbUEsDBBQAAAAIAEqmel2I6q8hwwAAAGoBAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sjZBNTgMxDIX3nCLyvvW0C4RQ"
    "km5Ql+0COEA0YzoRE2dkW/25PaGLCiQqsfTn5/ds+825TO5IorlygNWyA0fc1yHzIcD723bxBE4t8ZCmyhTgQgqb+OBPVT51JDLXDFgDjGbzM6L2I5WkyzoT"
    "t85HlZKslXJAnYXScB0qE6677hFLygzRX9lLshS91JOTtkijvbMAmafM9GrSQNboLe6qkXq06PEbYH9XubeR5LcSm/8tZH0/5PyvgMtf5vjjGry9KX4BUEsD"
    "BBQAAAAIAEqmel0J8/CN3wAAANIBAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDIueG1sjZHBTsMwDIbvPIWVO3W7wzRQkgkJ7TgJAQ8QWm+NSJwq8Tb29oQd"
    "JpCY1KN//7/9ydbrrxjgSLn4xEZ1TauAuE+D571R72+b+5WCIo4HFxKTUWcqam3v9CnlzzISCdQBXIwaRaZHxNKPFF1p0kRcO7uUo5Na5j2WKZMbLqEYcNG2"
    "S4zOs7L6oj07cVbndIJcQaragxjlOXimV8lV8MVqsdvUaBSr8afE/qZvcwgB2EWa5a7bCdIOPnyW8W8CK9MVbHEbrJu16IldhpdD8Gc6zgp0D6vuPyD8dTW8"
    "vsN+A1BLAwQUAAAACABKpnpdpwpoZfQAAABkAgAAGAAAAHhsL3dvcmtzaGVldHMvc2hlZXQzLnhtbI2SwWrDMAyG73sK4/viJIPRDselMHoag7HtAbREbUxt"
    "Odhqu7z9vBzKBsvIUb/+X/pA0ptP78QZY7KBGlkVpRRIbegsHRr5/ra7XUmRGKgDFwgbOWKSG3OjLyEeU4/IIg+g1MieeXhQKrU9ekhFGJByZx+iB85lPKg0"
    "RIRuCnmn6rK8Vx4sSaMn7REYjI7hImIGyWoruJGWnCV85ZgFm4xm8xwKrdho9V2qdta3OzknCDwucuftKMJefNjI/e+EykxXsHoerFq0aEsQxcvJ2RHPiwLV"
    "elX9A3Q3D1Qvmv+EowOxnYBgIdG6/ItI/bijuj6I+QJQSwMEFAAAAAgASqZ6XZ0HUBrDAAAAQwIAABoAAAB4bC9fcmVscy93b3JrYm9vay54bWwucmVsc72R"
    "ywoCMQxF935Fyd7JPEBE7LgRYbaiH1A6mQfOtKWpr7+3CIqCiCtXIbnk5ECWq8s4iBN57q2RkCUpCDLa1r1pJex3m+kcBAdlajVYQxKuxLAqJ8stDSrEHe56"
    "xyJCDEvoQnALRNYdjYoT68jEpLF+VCG2vkWn9EG1hHmaztC/MqB8Y4qqluCrOgOxuzr6hW2bpte0tvo4kgkfTuDZ+gN3RCFClW8pSHiOGO8lSyIV8LNM/meZ"
    "/JtM8WeZ4iGDb78vb1BLAQIUAxQAAAAIAEqmel2Pn/jYdwAAAIUAAAATAAAAAAAAAAAAAACAAQAAAABbQ29udGVudF9UeXBlc10ueG1sUEsBAhQDFAAAAAgA"
    "SqZ6XQZZx4KxAAAAKAEAAAsAAAAAAAAAAAAAAIABqAAAAF9yZWxzLy5yZWxzUEsBAhQDFAAAAAgASqZ6XciWPsPZAAAAegEAAA8AAAAAAAAAAAAAAIABggEA"
    "AHhsL3dvcmtib29rLnhtbFBLAQIUAxQAAAAIAEqmel2I6q8hwwAAAGoBAAAYAAAAAAAAAAAAAACAAYgCAAB4bC93b3Jrc2hlZXRzL3NoZWV0MS54bWxQSwEC"
    "FAMUAAAACABKpnpdCfPwjd8AAADSAQAAGAAAAAAAAAAAAAAAgAGBAwAAeGwvd29ya3NoZWV0cy9zaGVldDIueG1sUEsBAhQDFAAAAAgASqZ6XacKaGX0AAAA"
    "ZAIAABgAAAAAAAAAAAAAAIABlgQAAHhsL3dvcmtzaGVldHMvc2hlZXQzLnhtbFBLAQIUAxQAAAAIAEqmel2dB1AawwAAAEMCAAAaAAAAAAAAAAAAAACAAcAF"
    "AAB4bC9fcmVscy93b3JrYm9vay54bWwucmVsc1BLBQYAAAAABwAHANEBAAC7BgAAAAA=";

QString importedFile(const QList<std::pair<QByteArray, QString>> &texts)
{
    return ui::importDraftFrom(texts).file;
}

/// A page over a vault of its own.
struct Opened : test::OpenVault {
    ui::StatusLine status{world.context()};
    std::unique_ptr<ui::ImportPage> page;

    void open(const QByteArray &rows) { openFile(u"prisoners-2026.csv"_s, kHeader + rows); }
    void openFile(const QString &name, const QByteArray &content)
    {
        QFile file(world.folder().filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        page = std::make_unique<ui::ImportPage>(context, status);
        page->resize(1160, 700);
        page->setVisible(true);
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        page->setFile(file.fileName());
        planned();
    }
    void planned() { QTRY_VERIFY_WITH_TIMEOUT(!page->isWorking(), kPlanMs); }
    void goOn()
    {
        auto *button = qobject_cast<QPushButton *>(page->focusWidget());
        QVERIFY(button && button->text().startsWith(u"Go on"_s));
        QTest::keyClick(button, Qt::Key_Space);
    }
    /// The page is gone and another is made, as by a lock.
    void takeUp(const QList<std::pair<QByteArray, QString>> &texts)
    {
        page = std::make_unique<ui::ImportPage>(context, status);
        page->resize(1160, 700);
        page->setVisible(true);
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        page->restoreTexts(texts);
        goOn();
        planned();
    }
    void import(const QByteArray &rows)
    {
        open(rows);
        QSignalSpy left(page.get(), &ui::ImportPage::leaveWanted);
        page->importButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(left.count(), 1, kPlanMs);
    }
    [[nodiscard]] std::int64_t count(schema::EntityType type) { return session->main().count({.entity = type}).value(); }
    [[nodiscard]] ui::PlanView &view() { return page->planView(); }
    [[nodiscard]] ui::AbsenceEditor &answer() { return page->planView().absence().editor(); }
    void choose(ui::ChoiceBox &box, const QVariant &data)
    {
        const int index = box.findData(data);
        QVERIFY2(index >= 0, qPrintable(data.toString()));
        box.setCurrentIndex(index);
        Q_EMIT box.activated(index);
        planned();
    }
    [[nodiscard]] QPushButton *matchButton(const QString &name)
    {
        for (QPushButton *button : view().match().findChildren<QPushButton *>()) {
            if (button->text() == name && button->isVisible())
                return button;
        }
        return nullptr;
    }
};

} // namespace

/// Questions of an import answered in the window, by keyboard alone.
class tst_ImportPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFieldThatIsOnlyPassedThroughMakesNoPlan()
    {
        Opened opened;
        opened.open(kAnar);
        QVERIFY(opened.page->importButton().isEnabled());
        auto *choices = opened.page->findChild<ui::ImportChoices *>();
        auto *name = choices->findChild<QLineEdit *>();
        QSignalSpy changed(choices, &ui::ImportChoices::changed);
        name->setFocus();
        QTest::keyClick(name, Qt::Key_Tab);
        QVERIFY(!name->hasFocus());
        QCOMPARE(changed.count(), 0);
        name->setFocus();
        QTest::keyClicks(name, u"x"_s);
        QTest::keyClick(name, Qt::Key_Tab);
        QCOMPARE(changed.count(), 1);
        opened.planned();
    }

    void aClickWhileThePlanIsMadeAnewIsNotLost()
    {
        Opened opened;
        opened.open(kAnar + kLeyla);
        QSignalSpy left(opened.page.get(), &ui::ImportPage::leaveWanted);
        auto *date = opened.page->findChild<ui::DateEditor *>();
        QVERIFY(date);
        date->setTyped(u"01.11.2026"_s);
        Q_EMIT date->edited();
        QVERIFY(opened.page->isWorking());
        QVERIFY(opened.page->importButton().isEnabled());
        opened.page->importButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(left.count(), 1, kPlanMs);
        QCOMPARE(opened.count(schema::case_::kType), 2);
    }

    void aPlanOfOtherPeopleIsNotStartedUnseen()
    {
        Opened opened;
        opened.open(kAnar + kLeyla);
        QSignalSpy left(opened.page.get(), &ui::ImportPage::leaveWanted);
        const QList<ui::ChoiceBox *> boxes = opened.page->columns().findChildren<ui::ChoiceBox *>();
        ui::ChoiceBox *patronymic = *std::ranges::find(boxes, u"Patronymic"_s, [](const ui::ChoiceBox *one) { return one->accessibleName(); });
        patronymic->setCurrentIndex(patronymic->findData(u"full_name"_s));
        Q_EMIT patronymic->activated(patronymic->currentIndex());
        QVERIFY(opened.page->isWorking());
        opened.page->importButton().click();
        opened.planned();
        // As many are new as before, and they are called otherwise.
        QCOMPARE(opened.view().model().count(Shown::OnlyNew), 2);
        QCOMPARE(opened.page->message().text(), opened.world.context().words.label("ui.import.plan_changed"));
        QCOMPARE(left.count(), 0);
        QCOMPARE(opened.count(schema::case_::kType), 0);
    }

    void absentIsNotReleased()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.import(kAnar);
        QCOMPARE(opened.count(schema::absence::kType), 1);
        QCOMPARE(opened.count(schema::release::kType), 0);
    }

    void whatHappenedIsPartOfTheImport()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar);
        opened.view().choose(Shown::OnlyMissing);
        QCOMPARE(opened.view().model().openAbsences(), 1);
        opened.view().table().setFocus();
        QTest::keyClick(&opened.view().table(), Qt::Key_Down);
        QVERIFY(opened.view().absence().isVisible());
        opened.choose(opened.answer().choice(), u"released/pardon"_s);
        QCOMPARE(opened.view().model().openAbsences(), 0);
        // The panel stays where it is, and the day is typed in it.
        QVERIFY(opened.view().absence().isVisible());
        QTest::keyClicks(&opened.answer().date().line(), u"11.2026"_s);
        QTest::keyClick(&opened.answer().date().line(), Qt::Key_Return);
        opened.planned();
        QTest::keyClick(&opened.answer().status(), Qt::Key_Space);
        opened.planned();
        opened.page->importButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(schema::release::kType), 1, kPlanMs);
        const auto release = opened.session->main().page({.entity = schema::release::kType}).value().rows.front();
        QCOMPARE(release.get(schema::release::released_on)->typed(), u"11.2026"_s);
        const auto matter = opened.session->main().record(*release.get(schema::release::case_)).value();
        QCOMPARE(matter.get(schema::case_::liberty_status)->term, u"pardoned"_s);
        QCOMPARE(matter.get(schema::case_::liberty_since)->typed(), u"11.2026"_s);
    }

    void aDayThatIsNoneIsSaidAndKept()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar);
        opened.view().choose(Shown::OnlyMissing);
        opened.view().table().setCurrentIndex(opened.view().model().index(0, 0));
        opened.choose(opened.answer().choice(), u"released/amnesty"_s);
        QTest::keyClicks(&opened.answer().date().line(), u"some day"_s);
        QTest::keyClick(&opened.answer().date().line(), Qt::Key_Return);
        opened.planned();
        QVERIFY(!opened.answer().isReadable());
        QCOMPARE(opened.answer().date().typed(), u"some day"_s);
        QVERIFY(!opened.answer().date().line().accessibleDescription().isEmpty());
    }

    void anImportIsTakenUpWithItsAnswers()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar + kOtherAnar);
        QPushButton *other = opened.matchButton(u"Not the same person"_s);
        QVERIFY(other);
        other->click();
        opened.planned();
        opened.view().choose(Shown::OnlyMissing);
        opened.view().table().setCurrentIndex(opened.view().model().index(0, 0));
        opened.choose(opened.answer().choice(), u"released/pardon"_s);
        QTest::keyClicks(&opened.answer().date().line(), u"11.2026"_s);
        QTest::keyClick(&opened.answer().date().line(), Qt::Key_Return);
        opened.planned();
        opened.choose(opened.page->reading().dateOrder(), int(base::DateOrder::DayMonthYear));
        const auto texts = opened.page->unsavedTexts();
        opened.takeUp(texts);
        QCOMPARE(opened.view().model().openAbsences(), 0);
        QCOMPARE(opened.view().model().count(Shown::ToLookAt), 0);
        QCOMPARE(opened.page->reading().dateOrder().currentData().toInt(), int(base::DateOrder::DayMonthYear));
        QCOMPARE(opened.page->unsavedTexts(), texts);
        opened.page->importButton().click();
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(schema::release::kType), 1, kPlanMs);
        QVERIFY(opened.page->unsavedTexts().isEmpty());
    }

    void answersAboutAnotherFileAreAskedAgain()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar + kLeyla + kOtherAnar);
        QPushButton *other = opened.matchButton(u"Not the same person"_s);
        QVERIFY(other);
        other->click();
        opened.planned();
        opened.choose(opened.page->publication(), u"cleared"_s);
        const auto texts = opened.page->unsavedTexts();
        QFile file(opened.world.folder().filePath(u"prisoners-2026.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(kHeader + kAnar + kOtherLeyla + kOtherAnar);
        file.close();
        opened.takeUp(texts);
        QCOMPARE(opened.view().model().count(Shown::ToLookAt), 2);
        QCOMPARE(opened.page->publication().currentData().toString(), u"cleared"_s);
        QVERIFY(opened.page->message().isVisible());
    }

    void ofAFileThatIsAwayNothingIsLost()
    {
        Opened opened;
        opened.open(kAnar + kLeyla);
        const auto texts = opened.page->unsavedTexts();
        QVERIFY(!texts.isEmpty());
        const QString path = opened.world.folder().filePath(u"prisoners-2026.csv"_s);
        QVERIFY(QFile::rename(path, path + u".away"_s));
        opened.takeUp(texts);
        QVERIFY(opened.page->message().isVisible());
        QCOMPARE(importedFile(opened.page->unsavedTexts()), importedFile(texts));
        QVERIFY(QFile::rename(path + u".away"_s, path));
        opened.page->setFile(path);
        opened.planned();
        QCOMPARE(opened.page->unsavedTexts(), texts);
    }

    void aPastedListIsTakenUp()
    {
        Opened opened;
        opened.open(kAnar);
        QGuiApplication::clipboard()->setText(QString::fromUtf8(kHeader + kAnar + kLeyla).replace(u',', u'\t'));
        for (QPushButton *button : opened.page->findChildren<QPushButton *>()) {
            if (button->text() == u"Paste cells"_s)
                button->click();
        }
        opened.planned();
        opened.takeUp(opened.page->unsavedTexts());
        QCOMPARE(opened.view().model().count(Shown::OnlyNew), 2);
    }

    void whatIsSaidOfARowIsReadWholeAndTheRowLeftOut()
    {
        Opened opened;
        opened.import(kAnar);
        store::Store &main = opened.session->main();
        const auto cases = main.page({.entity = schema::case_::kType});
        QVERIFY(cases && cases->rows.size() == 1);
        domain::Action action = opened.context.action(u"delete"_s, {domain::deleteOf(cases->rows.front())});
        QVERIFY(main.apply(std::move(action)));
        opened.open(kAnar);
        ui::RowPanel &panel = opened.view().row();
        QVERIFY(panel.isVisible());
        const auto said = panel.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(said, [](const QLabel *label) { return label->text().contains(u"deleted here"_s); }));
        QCOMPARE(opened.view().model().count(Shown::OnlyNew), 1);
        panel.answer().setFocus();
        QTest::keyClick(&panel.answer(), Qt::Key_Space);
        opened.planned();
        QCOMPARE(opened.view().model().count(Shown::OnlyNew), 0);
        // And in again.
        opened.view().choose(Shown::Everything);
        opened.view().table().setCurrentIndex(opened.view().model().index(0, 0));
        QPushButton *back = opened.matchButton(u"Take back"_s);
        QVERIFY(back);
        back->click();
        opened.planned();
        QCOMPARE(opened.view().model().count(Shown::OnlyNew), 1);
    }

    void anAnswerLeadsToTheNextRow()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar + kLeyla + kOtherAnar + kOtherLeyla);
        QVERIFY(opened.view().isChosen(Shown::ToLookAt));
        QCOMPARE(opened.view().model().rowCount(), 2);
        QVERIFY(opened.view().match().isVisible());
        QPushButton *other = opened.matchButton(u"Not the same person"_s);
        QVERIFY(other);
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Space);
        opened.planned();
        // The one that is left is chosen, and its answers have the keys.
        QCOMPARE(opened.view().model().rowCount(), 1);
        QCOMPARE(opened.view().table().currentIndex().row(), 0);
        QVERIFY(opened.view().match().isVisible());
        QVERIFY(opened.view().match().isAncestorOf(opened.page->focusWidget()));
        // What was answered can be taken back.
        opened.view().choose(Shown::OnlyNew);
        opened.view().table().setCurrentIndex(opened.view().model().index(0, 0));
        QPushButton *back = opened.matchButton(u"Take back"_s);
        QVERIFY(back);
        back->click();
        opened.planned();
        QCOMPARE(opened.view().model().count(Shown::ToLookAt), 2);
    }

    void oneButtonIsReachedByTabFromTheTable()
    {
        Opened opened;
        opened.import(kAnar);
        opened.open(kAnar + kOtherAnar);
        opened.view().table().setFocus();
        QTest::keyClick(&opened.view().table(), Qt::Key_Tab);
        QVERIFY(opened.view().match().isAncestorOf(opened.page->focusWidget()));
        auto *same = qobject_cast<QPushButton *>(opened.page->focusWidget());
        QVERIFY(same && same->accessibleName().contains(u"Anar"_s));
        QTest::keyClick(same, Qt::Key_Space);
        opened.planned();
        opened.page->importButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(!opened.page->isWorking(), kPlanMs);
        QCOMPARE(opened.count(schema::person::kType), 1);
    }

    void anAnswerIsSeenInALowWindow()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar + kOtherAnar);
        opened.page->resize(700, 480);
        opened.view().match().focusFirst();
        QWidget *answer = opened.page->focusWidget();
        QVERIFY(opened.view().match().isAncestorOf(answer));
        QTRY_COMPARE(answer->visibleRegion().boundingRect().height(), answer->height());
    }

    void theReadingCanBeChangedAndChangedBack()
    {
        Opened opened;
        opened.open(kAnar + kRamin);
        ui::ReadingPanel &reading = opened.page->reading();
        QCOMPARE(opened.view().model().rowCount(), 2);
        QVERIFY(!reading.isOpen());
        QVERIFY2(reading.door().text().contains(u"UTF-8"_s) && reading.door().text().contains(u"comma"_s), qPrintable(reading.door().text()));
        reading.door().click();
        QVERIFY(reading.isOpen());
        opened.choose(reading.delimiter(), u";"_s);
        QVERIFY(!opened.page->importButton().isEnabled());
        QVERIFY(reading.hasProblem());
        QCOMPARE(opened.view().model().rowCount(), 0);
        opened.choose(reading.delimiter(), QString());
        QVERIFY(!reading.hasProblem());
        QCOMPARE(opened.view().model().rowCount(), 2);
        QVERIFY(opened.page->importButton().isEnabled());
        opened.choose(reading.encoding(), u"UTF-16LE"_s);
        QVERIFY(reading.hasProblem());
        opened.choose(reading.encoding(), QString());
        QVERIFY(!reading.hasProblem());
        QTest::keyClicks(&reading.header(), u"second"_s);
        QTest::keyClick(&reading.header(), Qt::Key_Return);
        QVERIFY(reading.hasProblem());
    }

    void oneColumnHoldsAField()
    {
        Opened opened;
        opened.open(kAnar);
        const QList<ui::ChoiceBox *> boxes = opened.page->columns().findChildren<ui::ChoiceBox *>();
        const auto box = [&](const QString &header) {
            return *std::ranges::find(boxes, header, [](const ui::ChoiceBox *one) { return one->accessibleName(); });
        };
        QCOMPARE(box(u"Full name"_s)->currentData().toString(), u"full_name"_s);
        opened.choose(*box(u"Patronymic"_s), u"full_name"_s);
        QCOMPARE(box(u"Full name"_s)->currentData().toString(), QString());
        QVERIFY2(opened.page->message().text().contains(u"Full name"_s), qPrintable(opened.page->message().text()));
        QCOMPARE(opened.page->columns().chosen(), (QHash<QString, QString>{{u"Patronymic"_s, u"full_name"_s}, {u"Full name"_s, {}}}));
        // What is left out is left out twice without a word.
        opened.choose(*box(u"Status"_s), QString());
        QVERIFY2(!opened.page->message().isVisible(), qPrintable(opened.page->message().text()));
    }

    void anotherSheetIsChosenWhereTheFirstIsNoList()
    {
        Opened opened;
        opened.openFile(u"list.xlsx"_s, QByteArray::fromBase64(kWorkbook));
        ui::ReadingPanel &reading = opened.page->reading();
        QVERIFY(!opened.page->message().text().isEmpty());
        reading.setOpen(true);
        QVERIFY(reading.sheet().isVisible());
        QVERIFY(!reading.encoding().isVisible());
        opened.choose(reading.sheet(), u"November"_s);
        QCOMPARE(opened.view().model().rowCount(), 2);
        QVERIFY2(reading.door().text().contains(u"November"_s), qPrintable(reading.door().text()));
        opened.choose(reading.sheet(), u"October"_s);
        QCOMPARE(opened.view().model().rowCount(), 1);
        opened.choose(reading.sheet(), u"Notes"_s);
        QCOMPARE(opened.view().model().rowCount(), 0);
        QVERIFY(!opened.page->importButton().isEnabled());
        opened.choose(reading.sheet(), u"November"_s);
        QCOMPARE(opened.view().model().rowCount(), 2);
    }

    void aPlanFollowsTheVault()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar);
        QCOMPARE(opened.view().model().openAbsences(), 1);
        // Undone beneath the page: the list was never imported, and nobody is missing from it.
        QVERIFY(opened.session->main().undo(opened.session->member()));
        opened.planned();
        QCOMPARE(opened.view().model().openAbsences(), 0);
        QCOMPARE(opened.view().model().count(Shown::OnlyNew), 1);
    }

    void aPlanInTheMakingFollowsTheVaultToo()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar);
        Q_EMIT opened.page->choices().publication().activated(0);
        QVERIFY(opened.page->isWorking());
        QVERIFY(opened.session->main().undo(opened.session->member()));
        opened.planned();
        QCOMPARE(opened.view().model().openAbsences(), 0);
        QCOMPARE(opened.view().model().count(Shown::OnlyNew), 1);
    }

    void aDayThatCannotBeReadIsNotPassedOver()
    {
        Opened opened;
        opened.open(kAnar);
        auto *day = opened.page->choices().findChild<ui::DateEditor *>();
        day->setTyped(u"some day"_s);
        Q_EMIT day->edited();
        QVERIFY(!opened.page->importButton().isEnabled());
        QVERIFY2(opened.page->message().text().contains(u"could not be read"_s), qPrintable(opened.page->message().text()));
        day->setTyped(u"31.10.2026"_s);
        Q_EMIT day->edited();
        opened.planned();
        QVERIFY(opened.page->importButton().isEnabled());
    }

    void anEncodingThatFitsBetterIsNamed()
    {
        Opened opened;
        opened.open(kAnar + kLeyla);
        ui::ReadingPanel &reading = opened.page->reading();
        opened.choose(reading.encoding(), u"windows-1251"_s);
        QVERIFY(reading.hasProblem());
        QVERIFY(reading.isOpen());
        opened.choose(reading.encoding(), QString());
        QVERIFY(!reading.hasProblem());
    }

    void theKeysGoThroughThePageInItsOrder()
    {
        Opened opened;
        opened.import(kAnar + kLeyla);
        opened.open(kAnar + kOtherAnar);
        opened.page->reading().setOpen(true);
        QWidget *const first = &opened.page->reading().door();
        first->setFocus();
        QStringList order;
        const auto note = [&](QWidget *widget) {
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const QString name = button && !button->text().isEmpty() ? button->text() : widget->accessibleName();
            QVERIFY2(!name.isEmpty() || qobject_cast<ui::CountCard *>(widget), widget->metaObject()->className());
            order.append(name);
        };
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(opened.page->focusWidget(), Qt::Key_Tab);
            if (opened.page->focusWidget() == first)
                break;
            note(opened.page->focusWidget());
        }
        const auto at = [&](const QString &name) { return order.indexOf(name); };
        QVERIFY2(at(u"Text encoding"_s) == 0, qPrintable(order.join(u", "_s)));
        QVERIFY(at(u"Name of this list"_s) > at(u"Header row"_s));
        QVERIFY2(at(u"Full name"_s) == at(u"Remember this column layout"_s) + 2, qPrintable(order.join(u", "_s)));
        QVERIFY(at(u"Preview"_s) > at(u"Full name"_s));
        QVERIFY2(at(u"Same person"_s) == at(u"Preview"_s) + 1, qPrintable(order.join(u", "_s)));
        QVERIFY(at(u"Import"_s) == order.size() - 1);
    }

    void readingIsStopped()
    {
        constexpr int kRows = 3'000;
        const QByteArrayList syllables{"ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu"};
        const auto word = [&](int number) { return syllables[number % 15] + syllables[number / 15 % 15] + syllables[number / 225 % 15]; };
        QByteArray rows;
        for (int i = 1; i <= kRows; ++i)
            rows += QByteArray::number(i) + ',' + word(i * 7) + ' ' + word(i * 11 + 5) + ",,1980,2024,206.4,On trial\n";
        Opened opened;
        opened.open(kAnar);
        QFile file(opened.world.folder().filePath(u"large.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kHeader + rows);
        file.close();
        // The file is read by then, and the plan is being made.
        QObject::connect(
            opened.page.get(), &ui::ImportPage::edited, opened.page.get(), [&] { QTest::keyClick(opened.page.get(), Qt::Key_Escape); },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        opened.page->setFile(file.fileName());
        QVERIFY(opened.page->isWorking());
        opened.planned();
        QCOMPARE(opened.page->message().text(), opened.world.context().words.label("ui.error.cancelled"));
        QCOMPARE(opened.view().model().rowCount(), 0);
        // Nothing is lost: the same is read again.
        QVERIFY(opened.page->importButton().isEnabled());
        opened.page->importButton().click();
        opened.planned();
        QCOMPARE(opened.view().model().rowCount(), kRows);
        QCOMPARE(opened.count(schema::case_::kType), 0);
    }
};

QTEST_MAIN(tst_ImportPage)
#include "tst_import_page.moc"
