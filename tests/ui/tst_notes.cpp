// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "schema/entities/hearing.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"
#include "ui/pages/notes_panel.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

using namespace dossier;
using namespace Qt::StringLiterals;
namespace hearing = schema::hearing;
namespace note = schema::note;
namespace observation = schema::observation;

/// The log of a hearing: who said what when, the newest line above the entry.
class tst_Notes : public QObject
{
    Q_OBJECT

private:
    struct Open : test::OpenVault {
        base::RecordId hearing;
        base::RecordId observation;

        [[nodiscard]] base::RecordId newId() { return base::newRecordId(world.sessions().random()); }
        void addHearing()
        {
            domain::ChangeSet sitting = domain::createOf(hearing::kType, newId());
            domain::ChangeSet seen = domain::createOf(observation::kType, newId());
            seen.set(observation::hearing, sitting.id);
            hearing = sitting.id;
            observation = seen.id;
            QVERIFY(session->main().apply(context.action(u"new"_s, {sitting, seen})).has_value());
        }
        /// On 3 November 2026 at 10:00 and so many minutes in Baku.
        [[nodiscard]] domain::ChangeSet line(int minute, const QString &text)
        {
            domain::ChangeSet made = domain::createOf(note::kType, newId());
            made.set(note::observation, observation);
            made.set(note::text, text);
            made.set(note::observed_at, base::Instant{(1793685600LL + 60LL * minute) * 1'000'000, u"Asia/Baku"_s, base::ClockSource::Typed});
            return made;
        }
        void apply(std::vector<domain::ChangeSet> changes)
        {
            QVERIFY(session->main().apply(context.action(u"note"_s, std::move(changes))).has_value());
        }
    };
    [[nodiscard]] static QString said(ui::NotesPanel &panel, int row)
    {
        return panel.log().item(row)->data(Qt::AccessibleTextRole).toString();
    }
    [[nodiscard]] static ui::NoteRow shown(ui::NotesPanel &panel, int row)
    {
        return panel.log().item(row)->data(ui::NoteDelegate::kRowRole).value<ui::NoteRow>();
    }

private Q_SLOTS:
    void anEmptyLogSaysSo()
    {
        Open open;
        open.addHearing();
        ui::NotesPanel panel(open.context);
        panel.load(open.hearing);
        QCOMPARE(panel.lineCount(), 0);
        QVERIFY(panel.log().isHidden());
        const auto labels = panel.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return !label->isHidden() && label->text().startsWith(u"No lines yet"_s); }));
    }

    void aLineSaysWhoSaidWhatWhen()
    {
        Open open;
        open.addHearing();
        domain::ChangeSet first = open.line(31, u"Five people told to wait outside."_s);
        first.set(note::speaker_role, schema::Code{u"judge"_s});
        first.add(note::right_tags, schema::Code{u"t3"_s});
        domain::ChangeSet second = open.line(33, u"“I signed what was put before me.”"_s);
        second.set(note::speaker_role, schema::Code{u"witness"_s});
        second.set(note::speaker, u"Dr Kəhrizli"_s);
        second.set(note::verbatim, schema::Answer::Yes);
        domain::ChangeSet third = open.line(34, u"It was four people."_s);
        third.set(note::corrects, first.id);
        open.apply({first, second, third});
        ui::NotesPanel panel(open.context);
        panel.load(open.hearing);
        QCOMPARE(panel.lineCount(), 3);
        QCOMPARE(panel.log().count(), 4);
        QVERIFY2(shown(panel, 0).day.contains(u"3 November"_s), qPrintable(said(panel, 0)));
        QCOMPARE(said(panel, 1), u"1, 10:31, Judge, Five people told to wait outside., T3 Public hearing"_s);
        QCOMPARE(said(panel, 2), u"2, 10:33, Witness, Dr Kəhrizli, “I signed what was put before me.”, Verbatim"_s);
        QVERIFY(shown(panel, 2).isQuoted);
        QCOMPARE(said(panel, 3), u"3, 10:34, to line 1, It was four people."_s);
    }

    /// The page scrolls, and what is seen of it holds the newest line and the entry.
    void theNewestLineStandsAboveTheEntry()
    {
        Open open;
        open.addHearing();
        std::vector<domain::ChangeSet> lines;
        for (int i = 0; i < 40; ++i)
            lines.push_back(open.line(i, u"Line %1, which is long enough to be broken somewhere in a narrow window."_s.arg(i)));
        open.apply(std::move(lines));
        QScrollArea scroll;
        scroll.setWidgetResizable(true);
        auto *page = new QWidget;
        auto *column = new QVBoxLayout(page);
        auto *panel = new ui::NotesPanel(open.context);
        column->addWidget(panel);
        column->addStretch(1);
        scroll.setWidget(page);
        panel->fitInto(*scroll.viewport());
        panel->load(open.hearing);
        scroll.resize(600, 400);
        scroll.show();
        const QScrollBar &bar = *panel->log().verticalScrollBar();
        QTRY_VERIFY(bar.maximum() > 0);
        QTRY_COMPARE(bar.value(), bar.maximum());
        QTRY_VERIFY(scroll.viewport()->rect().contains(QRect(panel->entry().mapTo(scroll.viewport(), QPoint()), panel->entry().size())));
        scroll.resize(500, 150);
        QTRY_COMPARE(bar.value(), bar.maximum());
        QVERIFY(panel->log().height() >= 3 * 7 * open.context.theme().u());
    }
};

QTEST_MAIN(tst_Notes)
#include "tst_notes.moc"
