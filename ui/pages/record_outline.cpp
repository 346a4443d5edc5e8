// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/record_outline.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNumberRole = Qt::UserRole + 1;

/// The name at the leading edge, the number at the other; the chosen one heavier.
class OutlineDelegate final : public QStyledItemDelegate
{
public:
    OutlineDelegate(const Context &context, QObject *parent) : QStyledItemDelegate(parent), m_context(context) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        // As wide as when it is chosen, so that nothing moves then.
        const QFontMetrics name(nameFont(true));
        const QFontMetrics number(m_context.theme.font(Theme::Role::Small));
        const int wide = name.horizontalAdvance(index.data().toString()) + number.horizontalAdvance(index.data(kNumberRole).toString());
        return {wide + m_context.theme.u(7), QStyledItemDelegate::sizeHint(option, index).height()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        const QWidget *view = option.widget;
        view->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, view);
        const Theme &theme = m_context.theme;
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const QString number = index.data(kNumberRole).toString();
        const QFont small = theme.font(Theme::Role::Small);
        const int wide = number.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(number) + 1;
        const QRect inside = option.rect.adjusted(theme.u(2), 0, -theme.u(2), 0);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const auto draw = [&](const QRect &rect, bool leading, const QString &text) {
            const int side = int(leading == mirrored ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignVCenter | Qt::AlignAbsolute);
            painter->drawText(QStyle::visualRect(option.direction, option.rect, rect), side | int(Qt::TextWordWrap), isolatedIn(option.direction, text));
        };
        painter->save();
        painter->setFont(nameFont(chosen));
        painter->setPen(theme.color(chosen ? u"selText"_s : u"text"_s));
        draw(inside.adjusted(0, 0, -wide - theme.u(1.5), 0), true, index.data().toString());
        painter->setFont(small);
        painter->setPen(theme.color(chosen ? u"selText"_s : u"text2"_s));
        draw(QRect(inside.right() + 1 - wide, inside.top(), wide, inside.height()), false, number);
        painter->restore();
    }

private:
    [[nodiscard]] QFont nameFont(bool chosen) const
    {
        QFont font = m_context.theme.font(Theme::Role::Body);
        font.setWeight(chosen ? QFont::DemiBold : QFont::Normal);
        return font;
    }

    const Context &m_context;
};

} // namespace

RecordOutline::RecordOutline(const Context &context, QScrollArea &scroll, QWidget *parent)
    : QListWidget(parent)
    , m_scroll(scroll)
{
    setItemDelegate(new OutlineDelegate(context, this));
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto goToRow = [this] { goTo(marked()); };
    connect(this, &QListWidget::currentItemChanged, this, goToRow);
    // One that is marked already is gone to as well.
    connect(this, &QListWidget::itemClicked, this, goToRow);
    connect(this, &QListWidget::itemActivated, this, &RecordOutline::enter);
    const QScrollBar *bar = scroll.verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &RecordOutline::mark);
    // A range is known before the sections have their places.
    connect(bar, &QScrollBar::rangeChanged, this, &RecordOutline::mark, Qt::QueuedConnection);
}

void RecordOutline::add(const QByteArray &id, const QString &name, QWidget *target)
{
    m_sections.append({id, name, target});
    addItem(name);
}

QListWidgetItem *RecordOutline::itemOf(const QByteArray &id) const
{
    const auto section = std::ranges::find(m_sections, id, &Section::id);
    return section == m_sections.end() ? nullptr : item(int(section - m_sections.begin()));
}

void RecordOutline::setNumber(const QByteArray &id, const QString &number)
{
    QListWidgetItem *shown = itemOf(id);
    if (!shown)
        return;
    shown->setData(kNumberRole, number);
    shown->setData(Qt::AccessibleTextRole, number.isEmpty() ? shown->text() : shown->text() + u' ' + number);
}

void RecordOutline::setShown(const QByteArray &id, bool shown)
{
    if (QListWidgetItem *found = itemOf(id))
        found->setHidden(!shown);
}

int RecordOutline::topOf(const QWidget &target) const
{
    return target.mapTo(m_scroll.widget(), QPoint(0, 0)).y();
}

void RecordOutline::goTo(const QByteArray &id)
{
    const auto section = std::ranges::find(m_sections, id, &Section::id);
    const QScopedValueRollback going(m_goingTo, true);
    if (section != m_sections.end() && m_scroll.isAncestorOf(section->target))
        m_scroll.verticalScrollBar()->setValue(topOf(*section->target) - m_spaceAbove);
}

/// The keys go where the eyes went.
void RecordOutline::enter()
{
    if (currentRow() < 0)
        return;
    const QWidget *target = m_sections[currentRow()].target;
    for (QWidget *next = nextInFocusChain(); next && next != this; next = next->nextInFocusChain()) {
        const bool takesKeys = (next->focusPolicy() & Qt::TabFocus) != 0 && next->isEnabled() && next->isVisible();
        if (takesKeys && target->isAncestorOf(next)) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

/// The section at the top is the one that is read; a choice of a person stays until she scrolls on.
void RecordOutline::mark()
{
    if (m_goingTo)
        return;
    const QScrollBar &bar = *m_scroll.verticalScrollBar();
    // At the end all that is left is in view, and what begins last cannot come further up.
    const bool atEnd = bar.maximum() > 0 && bar.value() == bar.maximum();
    const int top = bar.value() + (atEnd ? m_scroll.viewport()->height() : m_scroll.viewport()->height() / 4);
    int found = -1;
    for (int row = 0; row < count(); ++row) {
        const QWidget *target = m_sections[row].target;
        if (!item(row)->isHidden() && m_scroll.isAncestorOf(target) && (found < 0 || (bar.value() > 0 && topOf(*target) <= top)))
            found = row;
    }
    const QSignalBlocker quiet(this);
    setCurrentRow(found);
}

QByteArray RecordOutline::marked() const
{
    return currentRow() < 0 ? QByteArray() : m_sections[currentRow()].id;
}

} // namespace dossier::ui
