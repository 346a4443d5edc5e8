// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ui_world.h"

#include "items/record_table_model.h"
#include "ui/widgets/cell_delegate.h"

#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

using namespace dossier;
using namespace Qt::StringLiterals;
using items::RecordTableModel;

/// What stands in a cell: the name, and beside it in which other spelling a search met it.
class tst_CellDelegate : public QObject
{
    Q_OBJECT

private:
    static constexpr int kHeight = 28;

    [[nodiscard]] static QImage painted(const ui::Context &context, const QString &name, const QString &why, int width,
                                        Qt::LayoutDirection direction)
    {
        QStandardItemModel model(1, 1);
        const QModelIndex index = model.index(0, 0);
        model.setData(index, name);
        model.setData(index, int(items::ColumnRole::Name), RecordTableModel::ColumnRoleRole);
        model.setData(index, why, RecordTableModel::WhyRole);
        model.setData(index, why.mid(why.indexOf(u'≈')), RecordTableModel::WhyInBriefRole);
        QImage image(width, kHeight, QImage::Format_RGB32);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.direction = direction;
        ui::CellDelegate(context, "case", nullptr).paint(&painter, option, index);
        return direction == Qt::RightToLeft ? image.mirrored(true, false) : image;
    }
    /// Columns, from the leading edge, in which the two images differ.
    [[nodiscard]] static std::pair<int, int> difference(const QImage &one, const QImage &other)
    {
        std::pair<int, int> range{one.width(), -1};
        for (int x = 0; x < one.width(); ++x) {
            for (int y = 0; y < one.height(); ++y) {
                if (one.pixel(x, y) != other.pixel(x, y))
                    range = {std::min(range.first, x), x};
            }
        }
        return range;
    }

    test::UiWorld m_world;

private Q_SLOTS:
    void theOtherSpellingStandsAfterTheName_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        const QString latin = u"\u2068Mamedov\u2069 ≈ \u2068Məmmədov\u2069"_s;
        const QString arabic = u"\u2068محمدوف\u2069 ≈ \u2068Məmmədov\u2069"_s;
        QTest::newRow("left to right") << Qt::LeftToRight << u"Anar Məmmədov"_s << latin;
        QTest::newRow("right to left") << Qt::RightToLeft << u"Anar Məmmədov"_s << latin;
        QTest::newRow("two scripts") << Qt::LeftToRight << u"Anar Məmmədov"_s << arabic;
        QTest::newRow("two scripts, right to left") << Qt::RightToLeft << u"Anar Məmmədov"_s << arabic;
    }

    void theOtherSpellingStandsAfterTheName()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(QString, name);
        QFETCH(QString, why);
        const ui::Context &context = m_world.context();
        const int nameWidth = QFontMetrics(context.theme.font(ui::Theme::Role::Name)).horizontalAdvance(name);
        const int whyWidth = QFontMetrics(context.theme.font(ui::Theme::Role::Small)).horizontalAdvance(why);
        const int wide = nameWidth + whyWidth + 100;
        const auto [first, last] = difference(painted(context, name, why, wide, direction), painted(context, name, {}, wide, direction));
        QVERIFY2(first >= nameWidth && last > first + whyWidth / 2 && last < wide, qPrintable(u"%1 %2"_s.arg(first).arg(last)));
    }

    void theNameGivesWayInANarrowColumn()
    {
        const ui::Context &context = m_world.context();
        const QString name = u"Anar Asəf oğlu Məmmədov-Qəhrəmanlı"_s;
        const QString why = u"\u2068Mamedov\u2069 ≈ \u2068Məmmədov\u2069"_s;
        constexpr int kNarrow = 180;
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const QImage without = painted(context, u" "_s, {}, kNarrow, direction);
            const QImage both = painted(context, name, why, kNarrow, direction);
            const QImage alone = painted(context, u" "_s, why, kNarrow, direction);
            const auto [nameFirst, nameLast] = difference(both, without);
            QVERIFY(nameFirst < kNarrow / 5 && nameLast < kNarrow);
            const auto [whyFirst, whyLast] = difference(alone, without);
            QVERIFY(whyLast > whyFirst && whyLast < kNarrow);
            QVERIFY(both != painted(context, name, {}, kNarrow, direction));
        }
    }
};

QTEST_MAIN(tst_CellDelegate)
#include "tst_cell_delegate.moc"
