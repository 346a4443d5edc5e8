// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cell_delegate.h"

#include "items/record_table_model.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/parts.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace dossier::ui {

using items::ColumnRole;
using items::RecordTableModel;
using namespace Qt::StringLiterals;

namespace {

/// Selected in the view that has the keyboard: only there does the ground need ink of its own.
bool isLit(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected) && option.widget && option.widget->hasFocus();
}

/// Without tints: what is chosen has one ink.
bool isPlain(const Theme &theme)
{
    return theme.scheme() == Theme::Scheme::HighContrast;
}

} // namespace

CellDelegate::CellDelegate(const Context &context, bool restricted, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_context(context)
    , m_restricted(restricted)
{
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_context.theme.font(Theme::Role::Name));
    const int width = metrics.horizontalAdvance(index.data().toString()) + m_context.theme.u(10);
    Q_UNUSED(option)
    return {width, std::max(m_context.theme.u(7), metrics.height() + m_context.theme.u(2))};
}

void CellDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_context.theme;
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = isLit(option);
    const QString chosen = m_restricted && !isPlain(theme) ? u"plumBg"_s : focused ? u"sel"_s : u"selInactive"_s;
    painter.fillRect(option.rect, theme.color(selected ? chosen : u"base"_s));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(u"line"_s));
    const bool first = view && view->horizontalHeader()->visualIndex(index.column()) == 0;
    if (focused && first) {
        const QRect bar = QStyle::visualRect(option.direction, option.rect, QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()));
        painter.fillRect(bar, theme.color(isPlain(theme) ? u"selText"_s : m_restricted ? u"plum"_s : u"accent"_s));
    }
}

void CellDelegate::paintNextDate(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_context.theme;
    const QString text = index.data().toString();
    if (text.isEmpty())
        return;
    const QString token = urgencyToken(index.data(RecordTableModel::DaysLeftRole).toInt(), index.data(RecordTableModel::LibertyRole).toBool());
    const bool selected = isLit(option);
    const bool plain = selected && isPlain(theme);
    QFont font = theme.font(Theme::Role::Body);
    if (token != "text2"_L1)
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(plain ? u"selText"_s : token));
    drawLeading(painter, rect, text, option.direction);
    paintSecondary(painter, rect, option, index);
}

/// Behind what was just drawn, in the painter's font.
void CellDelegate::paintSecondary(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(RecordTableModel::SecondaryRole).toString();
    if (text.isEmpty())
        return;
    const Theme &theme = m_context.theme;
    const int used = painter.fontMetrics().horizontalAdvance(index.data().toString()) + theme.u(2);
    const QRect rest = QStyle::visualRect(option.direction, rect, rect.adjusted(used, 0, 0, 0));
    painter.setFont(theme.font(Theme::Role::Body));
    painter.setPen(theme.color(isLit(option) ? u"selText"_s : u"text2"_s));
    drawLeading(painter, rest, text, option.direction);
}

void CellDelegate::paintName(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_context.theme;
    const bool selected = isLit(option);
    const QString name = index.data().toString();
    QString why = index.data(RecordTableModel::WhyRole).toString();
    const QFont nameFont = theme.font(Theme::Role::Name);
    const QFont whyFont = theme.font(Theme::Role::Small);
    int nameWidth = rect.width();
    if (!why.isEmpty()) {
        const int gap = theme.u(2);
        const int wholeName = QFontMetrics(nameFont).horizontalAdvance(name) + 2;
        const auto widthOf = [&](const QString &text) { return QFontMetrics(whyFont).horizontalAdvance(text) + 2; };
        // What was asked stands in the box above. Where there is still no room for both, the name gives way: the word
        // that was met is part of it.
        if (wholeName + gap + widthOf(why) > rect.width())
            why = index.data(RecordTableModel::WhyInBriefRole).toString();
        nameWidth = std::min(wholeName, rect.width() - gap - std::min(widthOf(why), rect.width() / 2));
        const QRect rest = QStyle::visualRect(option.direction, rect, rect.adjusted(nameWidth + gap, 0, 0, 0));
        painter.setFont(whyFont);
        painter.setPen(theme.color(selected ? u"selText"_s : u"text2"_s));
        drawLeading(painter, rest, why, option.direction);
    }
    painter.setFont(nameFont);
    painter.setPen(theme.color(selected ? u"selText"_s : u"text"_s));
    drawLeading(painter, QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.top(), nameWidth, rect.height())), name,
                option.direction);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_context.theme;
    painter->save();
    paintGround(*painter, option, index);
    const auto role = ColumnRole(index.data(RecordTableModel::ColumnRoleRole).toInt());
    const bool selected = isLit(option);
    const bool first = index.column() == 0;
    QRect rect = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(theme.u(first ? 4 : 1.5), 0, -theme.u(1), -1));
    if (role == ColumnRole::NextDate) {
        paintNextDate(*painter, rect, option, index);
        painter->restore();
        return;
    }
    if (role == ColumnRole::Name) {
        paintName(*painter, rect, option, index);
        painter->restore();
        return;
    }
    QString ink = role == ColumnRole::Reference || role == ColumnRole::Date ? u"text2"_s : u"text"_s;
    if (selected)
        ink = u"selText"_s;
    if (role == ColumnRole::Status && !index.data().toString().isEmpty()) {
        const QString term = index.data(RecordTableModel::TermRole).toString();
        const Mark mark = m_restricted ? visibilityMark(term) : libertyMark(term);
        const bool plain = selected && isPlain(theme);
        const QRect icon = QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.center().y() - 6, 14, 14));
        painter->drawPixmap(icon, theme.pixmap(mark.icon, plain ? ink : mark.tone, 14, painter->device()->devicePixelRatioF()));
        rect = QStyle::visualRect(option.direction, rect, rect.adjusted(14 + theme.u(1.75), 0, 0, 0));
    }
    painter->setFont(theme.font(Theme::Role::Body));
    painter->setPen(theme.color(ink));
    drawLeading(*painter, rect, index.data().toString(), option.direction);
    if (role == ColumnRole::Name)
        paintSecondary(*painter, rect, option, index);
    painter->restore();
}

} // namespace dossier::ui
