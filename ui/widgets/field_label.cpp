// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_label.h"

#include "ui/widgets/parts.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDot = 3;

} // namespace

FieldLabel::FieldLabel(const Context &context, const QString &name, QWidget *parent)
    : QLabel(name, parent)
    , m_context(context)
{
    setTextFormat(Qt::PlainText);
    setFont(context.theme.font(Theme::Role::Small));
    setLook(this, "soft");
    setWordWrap(true);
    if (QGuiApplication::isRightToLeft())
        setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
}

void FieldLabel::setChanged(bool changed)
{
    m_isChanged = changed;
    setAccessibleName(changed ? text() + ", "_L1 + m_context.words.label("ui.field.changed") : text());
    update();
}

void FieldLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!m_isChanged)
        return;
    // Behind a name of one line; of one that wraps, at the end of the first.
    const int x = std::min(fontMetrics().horizontalAdvance(text()) + m_context.theme.u(1.5), width() - kDot);
    const QRect dot(x, (fontMetrics().height() - kDot) / 2, kDot, kDot);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_context.theme.color(u"accent"_s));
    painter.drawEllipse(QRectF(QStyle::visualRect(layoutDirection(), rect(), dot)));
}

} // namespace dossier::ui
