// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "ui/pages/import/import_file_step.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <thread>

using namespace dossier;
using namespace Qt::StringLiterals;

namespace {

constexpr int kReadMs = 30'000;
const QByteArray kList = "No.,Full name\n1,Anar Məmmədli\n";

/// The step over a vault of its own.
struct Opened : test::OpenVault {
    ui::ImportFileStep step{context};
    QSignalSpy lists{&step, &ui::ImportFileStep::listRead};

    [[nodiscard]] QString write(const QByteArray &content)
    {
        QFile file(world.folder().filePath(u"list.csv"_s));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    void finish() { QTRY_VERIFY_WITH_TIMEOUT(!step.isReading(), kReadMs); }
    [[nodiscard]] ui::ListSource list() const { return lists.last().first().value<ui::ListSource>(); }
    [[nodiscard]] QString words(const char *label) const { return context.words().label(label); }
};

} // namespace

/// Where a list comes from, and what is said where it cannot be read.
class tst_ImportFileStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadAside()
    {
        Opened opened;
        const QString path = opened.write(kList);
        opened.step.readFile(path);
        QVERIFY(opened.step.isReading());
        opened.finish();
        QCOMPARE(opened.lists.count(), 1);
        QCOMPARE(opened.list().path, path);
        QCOMPARE(opened.list().name, u"list.csv"_s);
        QCOMPARE(opened.list().bytes, kList);
        QCOMPARE(opened.list().digest, ui::digestOf(kList));
    }

    void cellsArePasted()
    {
        Opened opened;
        QGuiApplication::clipboard()->setText(QString::fromUtf8(kList));
        for (QPushButton *button : opened.step.findChildren<QPushButton *>()) {
            if (button->text() == opened.words("ui.import.paste"))
                button->click();
        }
        opened.finish();
        QCOMPARE(opened.lists.count(), 1);
        QVERIFY(opened.list().path.isEmpty());
        QCOMPARE(opened.list().bytes, kList);
    }

    void whatCannotBeReadIsSaidAndStaysOffered()
    {
        Opened opened;
        opened.step.offer({.file = opened.world.folder().filePath(u"away.csv"_s)});
        opened.step.readFile(opened.step.offered().file);
        opened.finish();
        QCOMPARE(opened.lists.count(), 0);
        QVERIFY(!opened.step.message().text().isEmpty());
        QVERIFY(!opened.step.offered().isEmpty());
        QVERIFY(!opened.step.takeOffer().isEmpty());
        QVERIFY(opened.step.offered().isEmpty());
    }

    void readingIsStopped()
    {
        Opened opened;
        opened.step.readFile(opened.write(kList));
        opened.step.cancel();
        opened.finish();
        QCOMPARE(opened.lists.count(), 0);
        QCOMPARE(opened.step.message().text(), opened.words("ui.error.cancelled"));
        opened.step.readFile(opened.write(kList));
        opened.finish();
        QCOMPARE(opened.lists.count(), 1);
    }

    void aFileThatIsSavedMeanwhileIsNotTakenInHalf()
    {
        Opened opened;
        QFile file(opened.world.folder().filePath(u"growing.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        file.write(kList.repeated(1'000'000));
        std::atomic_int written = 0;
        std::atomic_bool stop = false;
        std::thread saving([&] {
            while (!stop)
                written += file.write(kList) > 0 ? 1 : 0;
        });
        QTRY_VERIFY(written > 0);
        opened.step.readFile(file.fileName());
        opened.finish();
        stop = true;
        saving.join();
        QCOMPARE(opened.lists.count(), 0);
        QCOMPARE(opened.step.message().text(), opened.words("ui.finding.file_changed"));
    }
};

QTEST_MAIN(tst_ImportFileStep)
#include "tst_import_file_step.moc"
