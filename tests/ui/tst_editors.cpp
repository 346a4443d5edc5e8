// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/case.h"
#include "schema/entities/charge.h"
#include "schema/entities/hearing.h"
#include "schema/entities/organisation.h"
#include "ui/forms/editors/answer_editor.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/forms/editors/reference_editor.h"
#include "ui/forms/editors/set_editor.h"
#include "ui/forms/editors/text_editor.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

/// One editor at a time, over a real vault.
class tst_Editors : public QObject
{
    Q_OBJECT

private:
    struct Open : test::OpenVault {
        [[nodiscard]] const schema::FieldSpec &field(schema::FieldId id) const { return *world.context().registry.field(id); }
    };

private Q_SLOTS:
    void aDateSaysHowItWasUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("echo");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("nonsense") << u"when it rained"_s << QString();
        QTest::newRow("day") << u"2024-05-03"_s << u"3 May 2024"_s;
        QTest::newRow("as it is shown") << u"3 May 2024"_s << QString();
        QTest::newRow("month") << u"03.2024"_s << u"March 2024: 1 March to 31 March, day not known"_s;
        QTest::newRow("season") << u"spring 2024"_s << u"Spring 2024: 1 March to 31 May, day not known"_s;
        QTest::newRow("before") << u"before 5 May 2024"_s << u"Before 5 May 2024: not after 4 May 2024"_s;
    }

    void aDateSaysHowItWasUnderstood()
    {
        QFETCH(QString, typed);
        Open open;
        ui::DateEditor editor(open.context);
        QSignalSpy edited(&editor, &ui::Editor::edited);
        QTest::keyClicks(&editor.line(), typed);
        QCOMPARE(edited.count(), typed.size());
        QString plain = editor.echo();
        plain.remove(QChar(0x2068)).remove(QChar(0x2069));
        QTEST(plain, "echo");
        QCOMPARE(editor.typed(), typed);
    }

    void aTermIsChosenByItsWord()
    {
        Open open;
        ui::CodeEditor editor(open.context, open.field(case_::liberty_status.id));
        editor.setTyped(u"pretrial"_s);
        QCOMPARE(editor.typed(), u"pretrial"_s);
        editor.setTyped(u"Serving a sentence"_s);
        QCOMPARE(editor.typed(), u"serving"_s);
        // What a newer release wrote stays.
        editor.setTyped(u"of_tomorrow"_s);
        QCOMPARE(editor.typed(), u"of_tomorrow"_s);
        editor.setTyped({});
        QCOMPARE(editor.typed(), QString());
    }

    void anAnswerIsTakenBackByPressingItAgain()
    {
        Open open;
        ui::AnswerEditor editor(open.context);
        const auto buttons = editor.findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), 3);
        QTest::mouseClick(buttons[1], Qt::LeftButton);
        QCOMPARE(editor.typed(), u"no"_s);
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QCOMPARE(editor.typed(), u"yes"_s);
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QCOMPARE(editor.typed(), QString());
    }

    void aReferenceIsFoundWhileItIsTyped()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Elçin Məmmədov"_s);
        ui::ReferenceEditor editor(open.context, open.session->main(), open.field(case_::person.id));
        QTest::keyClicks(&editor.line(), u"memm"_s);
        QCOMPARE(editor.suggestions().count(), 2);
        QCOMPARE(editor.suggestions().item(0)->text(), u"Elçin Məmmədov"_s);
        QCOMPARE(editor.typed(), u"memm"_s);
        QTest::keyClick(&editor.line(), Qt::Key_Return);
        QCOMPARE(editor.typed(), base::toString(added.person));
        QCOMPARE(editor.line().text(), u"Elçin Məmmədov"_s);
        std::vector<domain::ChangeSet> changes;
        editor.appendChanges(changes);
        QVERIFY(changes.empty());
    }

    void aReferenceCanBeCreated()
    {
        Open open;
        ui::ReferenceEditor editor(open.context, open.session->main(), open.field(case_::person.id));
        QTest::keyClicks(&editor.line(), u"Nobody Yet"_s);
        QTest::keyClick(&editor.line(), Qt::Key_Down);
        QTest::keyClick(&editor.line(), Qt::Key_Return);
        QVERIFY2(editor.typed().startsWith(u"new:"_s), qPrintable(editor.typed()));
        QVERIFY(!editor.echo().isEmpty());
        std::vector<domain::ChangeSet> changes;
        editor.appendChanges(changes);
        QCOMPARE(changes.size(), std::size_t(2));
        QVERIFY(changes.front().id == *ui::referencedId(editor.typed()));
        // As a draft it comes back as what it was.
        ui::ReferenceEditor again(open.context, open.session->main(), open.field(case_::person.id));
        again.setTyped(editor.typed());
        QCOMPARE(again.typed(), editor.typed());
        QCOMPARE(again.line().text(), u"Nobody Yet"_s);
    }

    void aSetTakesOneMemberALine()
    {
        Open open;
        ui::SetEditor editor(open.context, open.session->main(), open.field(schema::charge::article.id));
        auto *entry = editor.findChild<QLineEdit *>();
        QVERIFY(entry);
        QTest::keyClicks(entry, u"206.4"_s);
        QCOMPARE(editor.typed(), u"206.4"_s);
        QTest::keyClick(entry, Qt::Key_Return);
        QTest::keyClicks(entry, u"192.3"_s);
        QCOMPARE(editor.typed(), u"206.4\n192.3"_s);
        editor.setTyped(u"1\n2\n3"_s);
        QCOMPARE(editor.findChildren<QToolButton *>().size() >= 3, true);
        QCOMPARE(editor.typed(), u"1\n2\n3"_s);
    }

    void aLongTextComesBackAsItWas()
    {
        Open open;
        ui::TextEditor editor(open.world.context());
        QString text;
        for (int i = 0; text.size() < 100'000; ++i)
            text += u"Sətir %1 \u202Emətn\u202C текст \u0007\n"_s.arg(i);
        editor.setTyped(text);
        QCOMPARE(editor.typed(), text);
        QVERIFY(editor.sizeHint().height() < 1000);
    }
};

QTEST_MAIN(tst_Editors)
#include "tst_editors.moc"
