// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace dossier;
using namespace Qt::StringLiterals;
using Scheme = ui::Theme::Scheme;

namespace {

double channel(int value)
{
    const double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.red()) + 0.7152 * channel(colour.green()) + 0.0722 * channel(colour.blue());
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textStandsOutFromWhateverItLiesOn_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("ink");
        QTest::addColumn<QString>("ground");
        QTest::addColumn<double>("atLeast");
        struct Scheme_ {
            Scheme scheme;
            const char *name;
        };
        for (const auto &[scheme, name] : {Scheme_{Scheme::Light, "light"}, Scheme_{Scheme::Dark, "dark"}, Scheme_{Scheme::HighContrast, "contrast"}}) {
            const auto row = [&](const char *ink, const char *ground, double atLeast) {
                QTest::newRow(qPrintable(u"%1 %2 on %3"_s.arg(QLatin1StringView(name), QLatin1StringView(ink), QLatin1StringView(ground))))
                    << int(scheme) << QString::fromLatin1(ink) << QString::fromLatin1(ground) << atLeast;
            };
            for (const char *ink : {"text", "text2", "text3", "link"}) {
                for (const char *ground : {"window", "sidebar", "base", "subtle", "hover"})
                    row(ink, ground, 4.5);
            }
            row("selText", "sel", 4.5);
            row("onAccent", "accent", 4.5);
            row("onPlum", "plumFill", 4.5);
            for (const char *tone : {"amber", "blue", "slate", "teal", "green", "red", "plum"}) {
                row(tone, qPrintable(QLatin1StringView(tone) + u"Bg"_s), 4.5);
                row(tone, "base", 4.5);
            }
            for (const char *edge : {"lineStrong", "focus"}) {
                row(edge, "base", 3.0);
                row(edge, "window", 3.0);
            }
        }
    }

    void textStandsOutFromWhateverItLiesOn()
    {
        QFETCH(int, scheme);
        QFETCH(QString, ink);
        QFETCH(QString, ground);
        QFETCH(double, atLeast);
        const test::UiWorld world;
        const ui::Theme &theme = world.context().theme;
        const double found = contrast(theme.color(Scheme(scheme), ink), theme.color(Scheme(scheme), ground));
        QVERIFY2(found >= atLeast, qPrintable(QString::number(found)));
    }

    void everyIconThatIsNamedIsThere()
    {
        const test::UiWorld world;
        for (const QString &name : {u"archive"_s, u"hourglass"_s, u"undo-2"_s, u"lock-keyhole-open"_s, u"chevron-down"_s})
            QVERIFY2(QFile::exists(":/dossier/icons/"_L1 + name + ".svg"_L1), qPrintable(name));
        QVERIFY(!world.context().theme.pixmap(u"archive"_s, u"text"_s, 16, 1.75).isNull());
        QCOMPARE(world.context().theme.pixmap(u"archive"_s, u"text"_s, 16, 1.75).width(), 28);
    }

    /// Buttons, menus and chips keep the icon they were given.
    void anIconFollowsTheTheme()
    {
        const test::UiWorld world;
        ui::Theme &theme = world.context().theme;
        const auto inkOf = [](const QIcon &icon, QIcon::Mode mode) {
            const QImage image = icon.pixmap(QSize(32, 32), 1.0, mode).toImage();
            QColor darkest;
            int most = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (const QColor one = image.pixelColor(x, y); one.alpha() > most) {
                        most = one.alpha();
                        darkest = one;
                    }
                }
            }
            return darkest.rgb();
        };
        theme.setScheme(Scheme::Light);
        const QIcon icon = theme.icon(u"archive"_s, u"accent"_s);
        const QIcon copy = icon;
        QCOMPARE(inkOf(icon, QIcon::Normal), theme.color(u"accent"_s).rgb());
        theme.setScheme(Scheme::HighContrast);
        QCOMPARE(inkOf(icon, QIcon::Normal), theme.color(u"accent"_s).rgb());
        QCOMPARE(inkOf(copy, QIcon::Disabled), theme.color(u"text3"_s).rgb());
        theme.setScheme(Scheme::Light);
    }
};

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
