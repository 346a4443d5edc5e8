// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/case.h"
#include "schema/entities/person.h"
#include "ui/pages/export/export_page.h"
#include "ui/widgets/status_line.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QTest>

#include <algorithm>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace case_ = schema::case_;

/// What leaves is said before it leaves, and only what may leave does.
class tst_ExportPage : public QObject
{
    Q_OBJECT

private:
    static constexpr int kLayMs = 60'000;   ///< on a loaded machine

    struct Open : test::OpenVault {
        ui::StatusLine status{world.context()};

        void clear(const test::SessionWorld::AddedCase &added)
        {
            domain::ChangeSet record = domain::updateOf(session->main().record(added.caseId).value_or(domain::Record()));
            record.set(case_::publication, schema::Code{u"cleared"_s});
            domain::ChangeSet person = domain::updateOf(session->main().record(added.person).value_or(domain::Record()));
            person.set(schema::person::naming_basis, schema::Code{u"public_record"_s});
            QVERIFY(session->main().apply(context.action(u"edit"_s, {record, person})).has_value());
        }
    };
    [[nodiscard]] static QString words(const QWidget &page)
    {
        QStringList out;
        for (const QLabel *label : page.findChildren<QLabel *>())
            out.append(label->text());
        QString text = out.join(u'\n');
        return text.remove(QChar(0x2068)).remove(QChar(0x2069));
    }

    static void choose(QComboBox &box, const QString &text)
    {
        int index = 0;
        while (index < box.count() && box.itemText(index).remove(QChar(0x2068)).remove(QChar(0x2069)) != text)
            ++index;
        QVERIFY2(index < box.count(), qPrintable(text));
        box.setCurrentIndex(index);
        Q_EMIT box.activated(index);
    }

    [[nodiscard]] static QStringList filesBeside(const test::UiWorld &world)
    {
        return QDir(QFileInfo(world.vaultPath()).path()).entryList({u"list*"_s, u".*.tmp"_s}, QDir::Files | QDir::Hidden);
    }

private Q_SLOTS:
    void itSaysWhoIsNamedAndWhoIsNotAndWhy()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        open.world.addCase(*open.session, u"Not Cleared"_s);
        ui::ExportPage page(open.context, open.status, {});
        QTRY_VERIFY(page.writeButton().isEnabled());
        const QString said = words(page);
        QVERIFY2(said.contains(u"Named: 1 of 2"_s), qPrintable(said));
        QVERIFY2(said.contains(u"1 because the case is not cleared for publication"_s), qPrintable(said));
        QTRY_VERIFY_WITH_TIMEOUT(page.preview().pageCount() > 0, kLayMs);
    }

    void itSaysWhatCameAfterTheDay()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        const auto later = open.world.addCase(*open.session, u"Leyla Hasanova"_s);
        domain::ChangeSet record = domain::updateOf(open.session->main().record(later.caseId).value_or(domain::Record()));
        record.set(case_::arrest_date, base::PartialDate::day(open.world.context().clock.today().addDays(1)));
        QVERIFY(open.session->main().apply(open.context.action(u"edit"_s, {record})).has_value());
        ui::ExportPage page(open.context, open.status, {});
        QTRY_VERIFY(page.writeButton().isEnabled());
        QVERIFY2(words(page).contains(u"Named: 1 of 1"_s), qPrintable(words(page)));
        QVERIFY2(words(page).contains(u"Left out, since it came after the day of the facts: 1"_s), qPrintable(words(page)));
    }

    void aFilterIsOfferedAndNotTakenUnasked()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        open.clear(open.world.addCase(*open.session, u"Leyla Hasanova"_s));
        ui::ExportPage page(open.context, open.status, u"anar"_s);
        QTRY_VERIFY(page.writeButton().isEnabled());
        QVERIFY2(words(page).contains(u"Named: 2 of 2"_s), qPrintable(words(page)));
        QVERIFY(page.choices().scope());
        page.choices().scope()->setCurrentIndex(1);
        Q_EMIT page.choices().scope()->activated(1);
        QTRY_VERIFY2(words(page).contains(u"Named: 1 of 1"_s), qPrintable(words(page)));
    }

    void theFileIsWrittenAndTheLedgerHasIt()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        ui::ExportPage page(open.context, open.status, {});
        QTRY_VERIFY(page.writeButton().isEnabled());
        const QString path = open.world.folder().filePath(u"list.pdf"_s);
        page.choices().path().setText(path);
        page.writeButton().click();
        QVERIFY(!page.writeButton().isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kLayMs);
        QVERIFY2(page.message().text().contains(u"list.pdf"_s), qPrintable(page.message().text()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
    }

    void aFileThatIsThereIsNotReplacedByOneKey()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        ui::ExportPage page(open.context, open.status, {});
        QTRY_VERIFY(page.writeButton().isEnabled());
        QFile there(open.world.folder().filePath(u"list.pdf"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("precious");
        there.close();
        page.choices().path().setText(there.fileName());
        page.writeButton().click();
        QVERIFY(!page.isBusy());
        QVERIFY2(page.message().text().contains(u"already"_s), qPrintable(page.message().text()));
        page.writeButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kLayMs);
        QVERIFY(there.open(QIODevice::ReadOnly));
        QVERIFY(there.read(5) == "%PDF-");
    }

    void everyFormatIsOfferedAndWritten_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("csv") << u"CSV"_s << QByteArray("number,");
        QTest::newRow("xlsx") << u"XLSX"_s << QByteArray("PK\x03\x04");
        QTest::newRow("json") << u"JSON"_s << QByteArray("{\"as_of\"");
    }
    void everyFormatIsOfferedAndWritten()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, beginning);
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        ui::ExportPage page(open.context, open.status, {});
        QTRY_VERIFY(page.writeButton().isEnabled());
        const QList<QComboBox *> boxes = page.findChildren<QComboBox *>();
        const auto box = std::ranges::find_if(boxes, [&](const QComboBox *each) { return each->findText(format) >= 0; });
        QVERIFY(box != boxes.end());
        (*box)->setCurrentIndex((*box)->findText(format));
        Q_EMIT (*box)->activated((*box)->currentIndex());
        QVERIFY2(page.choices().path().text().endsWith(u'.' + format.toLower()), qPrintable(page.choices().path().text()));
        const QString path = open.world.folder().filePath(u"list."_s + format.toLower());
        page.choices().path().setText(path);
        QTRY_VERIFY(page.writeButton().isEnabled());
        page.writeButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kLayMs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.read(beginning.size()), beginning);
    }

    void anyListIsWrittenAsATableOfChosenColumns()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        ui::ExportPage page(open.context, open.status, {});
        choose(page.choices().report(), u"People, as a table"_s);
        QCOMPARE(page.choices().format().findText(u"PDF"_s), -1);
        const QList<QCheckBox *> columns = page.choices().fields().findChildren<QCheckBox *>();
        QVERIFY(columns.size() > 2);
        for (QCheckBox *column : columns)
            column->setChecked(column->text() == u"Sex"_s);
        page.choices().fields().door().click();
        QTRY_VERIFY2(words(page).contains(u"Records: 1 of 1"_s), qPrintable(words(page)));
        const QString path = open.world.folder().filePath(u"people.csv"_s);
        page.choices().path().setText(path);
        page.writeButton().click();
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kLayMs);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(page.message().text()));
        QCOMPARE(file.readLine().trimmed(), "sex");
    }

    void aTableOfNoColumnIsNone()
    {
        Open open;
        ui::ExportPage page(open.context, open.status, {});
        choose(page.choices().report(), u"People, as a table"_s);
        for (QCheckBox *column : page.choices().fields().findChildren<QCheckBox *>())
            column->setChecked(false);
        QVERIFY(!page.writeButton().isEnabled());
        QVERIFY2(words(page).contains(u"one column at least"_s), qPrintable(words(page)));
        QVERIFY(page.run("record.save"));
        QVERIFY2(page.message().text().contains(u"one column at least"_s), qPrintable(page.message().text()));
    }

    void whatIsForColleaguesIsSaidSo()
    {
        Open open;
        ui::ExportPage page(open.context, open.status, {});
        choose(page.choices().report(), u"Organisations, as a table"_s);
        QTRY_VERIFY2(words(page).contains(u"for colleagues only"_s), qPrintable(words(page)));
        QVERIFY(!page.writeButton().isEnabled());
        choose(page.choices().audience(), u"Internal"_s);
        QTRY_VERIFY(page.writeButton().isEnabled());
    }

    void whoNarrowsWhileItIsWrittenStopsTheFile()
    {
        Open open;
        const auto added = open.world.addCase(*open.session, u"Anar Quliyev"_s);
        open.clear(added);
        ui::ExportPage page(open.context, open.status, {});
        QTRY_VERIFY(page.writeButton().isEnabled());
        const QString path = open.world.folder().filePath(u"list.pdf"_s);
        page.choices().path().setText(path);
        page.writeButton().click();
        QVERIFY(page.isBusy());
        domain::ChangeSet record = domain::updateOf(*open.session->main().record(added.caseId));
        record.set(case_::publication, schema::Code{u"withdrawn"_s});
        QVERIFY(open.session->main().apply(open.context.action(u"edit"_s, {record})).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), kLayMs);
        QVERIFY2(page.message().text().contains(u"No file was made"_s), qPrintable(page.message().text()));
        QVERIFY(!QFile::exists(path));
        QVERIFY(filesBeside(open.world).isEmpty());
    }

    void whoLeavesThePageLeavesNoFile()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        auto page = std::make_unique<ui::ExportPage>(open.context, open.status, QString());
        QTRY_VERIFY(page->writeButton().isEnabled());
        page->choices().path().setText(open.world.folder().filePath(u"list.pdf"_s));
        page->writeButton().click();
        QVERIFY(page->isBusy());
        page.reset();
        QVERIFY(filesBeside(open.world).isEmpty());
    }

    void nothingIsWrittenIntoTheVault()
    {
        Open open;
        open.clear(open.world.addCase(*open.session, u"Anar Quliyev"_s));
        ui::ExportPage page(open.context, open.status, {});
        QTRY_VERIFY(page.writeButton().isEnabled());
        page.choices().path().setText(open.world.vaultPath() + u"/list.pdf"_s);
        page.writeButton().click();
        QVERIFY(page.message().text().contains(u"refused"_s));
        QVERIFY(!QFile::exists(open.world.vaultPath() + u"/list.pdf"_s));
    }
};

QTEST_MAIN(tst_ExportPage)
#include "tst_export_page.moc"
