// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/plan_delegate.h"

#include "ui/pages/import/plan_model.h"
#include "ui/widgets/parts.h"

#include <QPainter>

namespace dossier::ui {

using namespace Qt::StringLiterals;

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_context.theme;
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, theme.color(chosen ? u"sel"_s : u"base"_s));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(u"line"_s));
    if (chosen && index.column() == PlanModel::Line) {
        const QRect bar = QStyle::alignedRect(option.direction, Qt::AlignLeading, {theme.u(0.75), option.rect.height()}, option.rect);
        painter->fillRect(bar, theme.color(u"accent"_s));
    }
    const int margin = theme.u(index.column() == PlanModel::Line ? 4 : 1.5);
    QRect rest = option.rect.adjusted(margin, 0, -theme.u(1.5), 0);
    if (option.direction == Qt::RightToLeft)
        rest = option.rect.adjusted(theme.u(1.5), 0, -margin, 0);
    // Without tints there is one ink on what is chosen.
    const bool plain = chosen && theme.scheme() == Theme::Scheme::HighContrast;
    if (const QString icon = index.data(PlanModel::IconRole).toString(); !icon.isEmpty()) {
        const int side = theme.u(4);
        const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeading | Qt::AlignVCenter, {side, side}, rest);
        painter->drawPixmap(place, theme.pixmap(icon, plain ? u"selText"_s : index.data(PlanModel::ToneRole).toString(), side,
                                                painter->device()->devicePixelRatioF()));
        if (option.direction == Qt::RightToLeft)
            rest.setRight(place.left() - theme.u(1.5));
        else
            rest.setLeft(place.right() + theme.u(1.5));
    }
    painter->setFont(theme.font(index.column() == PlanModel::Name ? Theme::Role::Name : Theme::Role::Body));
    const QString token = index.column() == PlanModel::Line ? u"text2"_s : u"text"_s;
    painter->setPen(theme.color(chosen ? u"selText"_s : token));
    drawLeading(*painter, rest, index.data(Qt::DisplayRole).toString().simplified(), option.direction);
    painter->restore();
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(m_context.theme.u(7));
    return size;
}

} // namespace dossier::ui
