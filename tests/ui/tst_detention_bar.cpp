// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "ui/widgets/detention_bar.h"

#include <QAccessible>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace dossier;
using namespace dossier::disclosure;
using namespace Qt::StringLiterals;

namespace {

std::optional<base::PartialDate> date(const QString &edtf)
{
    return *base::PartialDate::fromEdtf(edtf);
}

const QDate kToday(2026, 11, 23);

/// Two days with the police, an order, two extensions, the last of which ends in four days.
CustodyFacts ordinary()
{
    CustodyFacts facts;
    facts.arrested = date(u"2025-11-21"_s);
    facts.status = u"pretrial"_s;
    facts.periods = {{u"police"_s, date(u"2025-11-21"_s), date(u"2025-11-23"_s)},
                     {u"pretrial"_s, date(u"2025-11-23"_s), date(u"2026-03-23"_s)},
                     {u"extension"_s, date(u"2026-03-23"_s), date(u"2026-07-21"_s)},
                     {u"extension"_s, date(u"2026-07-21"_s), date(u"2026-11-27"_s)}};
    return facts;
}

} // namespace

/// What the bar says, where its parts are, and that it is the same bar in a mirror.
class tst_DetentionBar : public QObject
{
    Q_OBJECT

private:
    struct Shown {
        test::UiWorld world;
        test::FixedClock clock;
        std::unique_ptr<ui::Context> context;
        std::unique_ptr<ui::DetentionBar> bar;

        explicit Shown(const CustodyFacts &facts = ordinary(), ui::DetentionBar::Size size = ui::DetentionBar::Size::Full,
                       Qt::LayoutDirection direction = Qt::LeftToRight)
        {
            clock.advanceDays(20);
            const ui::Context &all = world.context();
            context.reset(new ui::Context{.registry = all.registry,
                                          .vocabularies = all.vocabularies,
                                          .clock = clock,
                                          .random = all.random,
                                          .words = all.words,
                                          .theme = all.theme,
                                          .stateFolder = all.stateFolder,
                                          .fontFolder = all.fontFolder});
            bar = std::make_unique<ui::DetentionBar>(*context, size);
            bar->setLayoutDirection(direction);
            bar->show(custodyLine(facts, clock.today()));
            bar->resize(620, bar->sizeHint().height());
        }
    };
    [[nodiscard]] static QStringList said(ui::DetentionBar &bar)
    {
        QAccessibleInterface *whole = QAccessible::queryAccessibleInterface(&bar);
        QStringList out;
        for (int i = 0; i < whole->childCount(); ++i)
            out.append(whole->child(i)->text(QAccessible::Name));
        return out;
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(Shown().clock.today(), kToday); }

    void childrenSayThemselves()
    {
        Shown shown;
        QCOMPARE(said(*shown.bar),
                 QStringList({u"Police custody, 21 November to 23 November 2025"_s, u"Remand order, 23 November 2025 to 23 March 2026"_s,
                              u"Extension 1, 23 March to 21 July 2026"_s, u"Extension 2, 21 July to 27 November 2026, ends in 4 days"_s}));
        QAccessibleInterface *whole = QAccessible::queryAccessibleInterface(shown.bar.get());
        QVERIFY(!whole->text(QAccessible::Name).isEmpty());
        QCOMPARE(whole->text(QAccessible::Description), u"Held 368 days"_s);
        QAccessibleInterface *last = whole->child(3);
        QCOMPARE(whole->indexOfChild(last), 3);
        QCOMPARE(last->parent(), whole);
        QCOMPARE(last->rect().size(), shown.bar->segmentRect(3).size());
    }

    void inexactAndMissingDatesAreSaidAsTheyAre()
    {
        CustodyFacts facts = ordinary();
        facts.periods = {{u"pretrial"_s, date(u"2025-12"_s), date(u"2026-03"_s)}, {u"house_arrest"_s, date(u"2026-06-01"_s), std::nullopt}};
        Shown shown(facts);
        QCOMPARE(said(*shown.bar), QStringList({u"Remand order, December 2025 to March 2026"_s, u"House arrest, since 1 June 2026, no end recorded"_s}));
        QVERIFY(shown.bar->urgentRect().isEmpty());
    }

    void daysWithoutAnOrderAreSaid()
    {
        CustodyFacts facts = ordinary();
        facts.periods.removeAt(2);
        facts.periods.removeLast();
        Shown shown(facts);
        QCOMPARE(said(*shown.bar).last(), u"Nothing recorded, 24 March to 23 November 2026"_s);
    }

    void arrowKeysWalk()
    {
        Shown shown;
        shown.bar->QWidget::show();
        shown.bar->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(shown.bar.get()));
        QSignalSpy chosen(shown.bar.get(), &ui::DetentionBar::periodChosen);
        QCOMPARE(shown.bar->current(), 0);
        QTest::keyClick(shown.bar.get(), Qt::Key_Left);
        QCOMPARE(shown.bar->current(), 0);
        QTest::keyClick(shown.bar.get(), Qt::Key_Right);
        QTest::keyClick(shown.bar.get(), Qt::Key_Right);
        QCOMPARE(shown.bar->current(), 2);
        QTest::keyClick(shown.bar.get(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 2);
        QTest::keyClick(shown.bar.get(), Qt::Key_End);
        QTest::keyClick(shown.bar.get(), Qt::Key_Right);
        QCOMPARE(shown.bar->current(), 3);
        QTest::keyClick(shown.bar.get(), Qt::Key_Home);
        QCOMPARE(shown.bar->current(), 0);
    }

    void arrowKeysFollowTheMirror()
    {
        Shown shown(ordinary(), ui::DetentionBar::Size::Full, Qt::RightToLeft);
        QTest::keyClick(shown.bar.get(), Qt::Key_Left);
        QCOMPARE(shown.bar->current(), 1);
        QTest::keyClick(shown.bar.get(), Qt::Key_Right);
        QCOMPARE(shown.bar->current(), 0);
    }

    void aChildCanBePressed()
    {
        Shown shown;
        QSignalSpy chosen(shown.bar.get(), &ui::DetentionBar::periodChosen);
        QAccessibleInterface *last = QAccessible::queryAccessibleInterface(shown.bar.get())->child(3);
        auto *acts = last->actionInterface();
        QVERIFY(acts);
        acts->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 3);
        // A line with fewer segments leaves no child behind.
        CustodyFacts facts = ordinary();
        facts.periods = facts.periods.first(1);
        facts.status = u"released"_s;
        shown.bar->show(custodyLine(facts, kToday));
        QVERIFY(!last->isValid());
        QCOMPARE(last->text(QAccessible::Name), QString());
    }

    void drawnToScale()
    {
        Shown shown;
        const double days = 372;
        const double scale = shown.bar->width() / days;
        QVERIFY(std::abs(shown.bar->segmentRect(1).width() - 120 * scale) <= 2);
        QVERIFY(std::abs(shown.bar->segmentRect(2).width() - 120 * scale) <= 2);
        QVERIFY(std::abs(shown.bar->segmentRect(3).width() - 130 * scale) <= 2);
        QCOMPARE(shown.bar->todayRect().width(), 2);
        QVERIFY(std::abs(shown.bar->urgentRect().width() - 5 * scale) <= 2);
        QCOMPARE(shown.bar->urgentRect().left(), shown.bar->todayRect().left());
    }

    void painted_data()
    {
        QTest::addColumn<ui::DetentionBar::Size>("size");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        using Size = ui::DetentionBar::Size;
        QTest::newRow("full") << Size::Full << Qt::LeftToRight;
        QTest::newRow("full, mirrored") << Size::Full << Qt::RightToLeft;
        QTest::newRow("compact") << Size::Compact << Qt::LeftToRight;
        QTest::newRow("compact, mirrored") << Size::Compact << Qt::RightToLeft;
    }
    void painted()
    {
        QFETCH(ui::DetentionBar::Size, size);
        QFETCH(Qt::LayoutDirection, direction);
        Shown shown(ordinary(), size, direction);
        const bool mirrored = direction == Qt::RightToLeft;
        const QImage image = shown.bar->grab().toImage();
        const auto at = [&](int fromStart, int y) { return image.pixelColor(mirrored ? image.width() - 1 - fromStart : fromStart, y); };
        const int middle = shown.bar->segmentRect(0).center().y();
        const ui::Theme &theme = shown.context->theme;
        QCOMPARE(at(0, middle), theme.color(u"slate"_s));
        QCOMPARE(at(image.width() - 2, middle), theme.color(u"red"_s));
        const QRect today = shown.bar->todayRect();
        QCOMPARE(image.pixelColor(today.left(), middle), theme.color(u"text"_s));
        QCOMPARE(image.pixelColor(today.right(), middle), theme.color(u"text"_s));
        QCOMPARE(today.center().x() > image.width() / 2, !mirrored);
    }

    void anInexactEndIsDashed()
    {
        CustodyFacts facts;
        facts.periods = {{u"pretrial"_s, date(u"2026-01-01"_s), date(u"2026-10"_s)}};
        facts.status = u"released"_s;
        Shown shown(facts);
        const QRect rect = shown.bar->segmentRect(0);
        const QImage image = shown.bar->grab().toImage();
        const auto colours = [&](int x) {
            QSet<QRgb> out;
            for (int y = rect.top() + 2; y < rect.bottom() - 2; ++y)
                out.insert(image.pixel(x, y));
            return out.size();
        };
        QCOMPARE(colours(rect.left()), 1);
        QVERIFY(colours(rect.right() - 1) > 1);
    }

    void anEmptyLineIsNotShown()
    {
        CustodyFacts facts = ordinary();
        facts.periods.clear();
        Shown shown(facts);
        QVERIFY(shown.bar->isHidden());
    }
};

QTEST_MAIN(tst_DetentionBar)
#include "tst_detention_bar.moc"
