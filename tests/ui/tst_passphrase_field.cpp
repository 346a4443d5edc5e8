// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "ui/widgets/passphrase_field.h"
#include "vault/secret_input.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;

class tst_PassphraseField : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static QByteArray bytesOf(const ui::PassphraseField &field)
    {
        const auto text = field.text();
        return text ? QByteArray(reinterpret_cast<const char *>(text->bytes().data()), qsizetype(text->size())) : QByteArray("failed");
    }

private Q_SLOTS:
    void keysBecomeBytes()
    {
        const test::UiWorld world;
        ui::PassphraseField field(world.context(), u"Passphrase"_s);
        // Qt's test keys are ASCII; the rest comes as an input method sends it.
        QTest::keyClicks(&field, u"g"_s);
        field.insert(u"ü"_s);
        QTest::keyClicks(&field, u"l v"_s);
        field.insert(u"ə"_s);
        QTest::keyClicks(&field, u" 5"_s);
        QCOMPARE(bytesOf(field), QByteArray("gül və 5"));
        QCOMPARE(field.length(), 8);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QCOMPARE(bytesOf(field), QByteArray("gül v"));
        field.clear();
        QVERIFY(field.isEmpty());
    }

    void enterSubmitsAndTabLeaves()
    {
        const test::UiWorld world;
        QWidget window;
        ui::PassphraseField field(world.context(), u"Passphrase"_s, &window);
        QSignalSpy submitted(&field, &ui::PassphraseField::submitted);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
        QTest::keyClick(&field, Qt::Key_Tab);
        QVERIFY(field.isEmpty());
    }

    void nothingGoesBeyondItsRoom()
    {
        const test::UiWorld world;
        ui::PassphraseField field(world.context(), u"Passphrase"_s);
        field.insert(QString(100'000, u'x'));
        QVERIFY(field.isEmpty());
        field.insert(QString(qsizetype(vault::kLongestPassphraseBytes), u'x'));
        field.insert(u"y"_s);
        QCOMPARE(field.length(), int(vault::kLongestPassphraseBytes));
    }

    void aScreenReaderHearsWhatItIsAndNotWhatIsInIt()
    {
        const test::UiWorld world;
        ui::PassphraseField field(world.context(), u"Passphrase"_s);
        field.insert(u"secret words"_s);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&field);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::EditableText);
        QVERIFY(accessible->state().passwordEdit);
        QCOMPARE(accessible->text(QAccessible::Name), u"Passphrase"_s);
        QVERIFY(!accessible->text(QAccessible::Value).contains(u"secret"_s));
        QVERIFY(!accessible->textInterface());
    }

    void twoFieldsCompare()
    {
        const test::UiWorld world;
        ui::PassphraseField one(world.context(), u"One"_s);
        ui::PassphraseField two(world.context(), u"Two"_s);
        one.insert(u"same words"_s);
        two.insert(u"same word"_s);
        QVERIFY(!one.sameAs(two));
        two.insert(u"s"_s);
        QVERIFY(one.sameAs(two));
    }

    void copyingTakesNothingOut()
    {
        const test::UiWorld world;
        ui::PassphraseField field(world.context(), u"Passphrase"_s);
        QApplication::clipboard()->setText(u"before"_s);
        field.insert(u"secret"_s);
        QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
        QCOMPARE(bytesOf(field), QByteArray("secret"));
    }
};

QTEST_MAIN(tst_PassphraseField)
#include "tst_passphrase_field.moc"
