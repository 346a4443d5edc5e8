// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/row_button.h"

#include <QPainter>

namespace dossier::ui {

RowButton::RowButton(const Context &context, QWidget *parent)
    : QAbstractButton(parent)
    , m_context(context)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void RowButton::setStruck(bool struck)
{
    m_struck = struck;
    update();
}

void RowButton::paintFocus(QPainter &painter) const
{
    if (!hasFocus())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().color(QStringLiteral("focus")), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -2), 4, 4);
}

} // namespace dossier::ui
