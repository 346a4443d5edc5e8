// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/parts.h"

#include <QGuiApplication>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace dossier::ui {

void setLook(QWidget *widget, const char *look)
{
    widget->setProperty("look", QString::fromLatin1(look));
    widget->setAttribute(Qt::WA_StyledBackground);
    // One that was never shown is dressed when it is.
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QFrame *makeFrame(const char *look, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    setLook(frame, look);
    return frame;
}

QFrame *makeLine(QWidget *parent)
{
    return makeFrame("line", parent);
}

void clearLayout(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

QScrollArea *makeScroll(const char *look, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    setLook(scroll, look);
    return scroll;
}

QLabel *makeLabel(const Context &context, Theme::Role role, const QString &text, const char *look)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(context.theme.font(role));
    // Qt aligns a label by the direction of its text; a Latin name in a mirrored window belongs to the right.
    if (QGuiApplication::isRightToLeft())
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
    if (*look)
        setLook(label, look);
    return label;
}

QLayout *makeLabelled(const Context &context, const QString &name, QWidget *field)
{
    QLabel *label = makeLabel(context, Theme::Role::Small, name, "soft");
    label->setWordWrap(true);
    label->setBuddy(field);
    field->setAccessibleName(name);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(context.theme.u(0.75));
    pair->addWidget(label);
    pair->addWidget(field);
    return pair;
}

QPushButton *makeButton(const Context &context, const QString &text, const char *look, const QString &icon)
{
    auto *button = new QPushButton(isolatedIn(QGuiApplication::layoutDirection(), text));
    button->setAutoDefault(false);
    if (*look)
        setLook(button, look);
    if (!icon.isEmpty()) {
        const bool primary = qstrcmp(look, "primary") == 0;
        const bool link = qstrcmp(look, "link") == 0;
        const QString token = QString::fromLatin1(primary ? "onAccent" : link ? "link" : "text2");
        button->setIcon(context.theme.icon(icon, token));
        button->setIconSize({16, 16});
    }
    return button;
}

QToolButton *makeIconButton(const Context &context, const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(context.theme.icon(icon));
    button->setIconSize({16, 16});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QLabel *makeIcon(const Context &context, const QString &icon, const QString &token, int pixels)
{
    auto *label = new QLabel;
    const auto draw = [label, icon, token, pixels, &theme = context.theme] {
        label->setPixmap(theme.pixmap(icon, token, pixels, label->devicePixelRatioF()));
    };
    draw();
    QObject::connect(&context.theme, &Theme::changed, label, draw);
    return label;
}

void drawLeading(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction)
{
    const QString shown = painter.fontMetrics().elidedText(text.simplified(), Qt::ElideRight, rect.width());
    const int side = int(direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(rect, int(Qt::AlignVCenter) | side | int(Qt::AlignAbsolute), isolatedIn(direction, shown));
}

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    if (QGuiApplication::isRightToLeft())
        setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    elide();
    updateGeometry();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'…') * 4, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, std::max(width(), minimumSizeHint().width()));
    setText(shown);
    setToolTip(shown == m_text ? QString() : m_text);
}

Badge::Badge(const Context &context, QString tone, QString icon, QString text, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_tone(std::move(tone))
    , m_icon(std::move(icon))
    , m_text(std::move(text))
{
    setFont(context.theme.font(Theme::Role::Badge));
    setAccessibleName(m_text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Badge::sizeHint() const
{
    const int u = m_context.theme.u();
    return {fontMetrics().horizontalAdvance(m_text) + 14 + u * 11 / 2, std::max(m_context.theme.u(5.25), fontMetrics().height() + u)};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_context.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(m_tone + QStringLiteral("Line")));
    painter.setBrush(theme.color(m_tone + QStringLiteral("Bg")));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const int pad = theme.u(1.75);
    const QRect icon = style()->visualRect(layoutDirection(), rect(), QRect(pad, (height() - 14) / 2, 14, 14));
    painter.drawPixmap(icon, theme.pixmap(m_icon, m_tone, 14, devicePixelRatioF()));
    const QRect text = style()->visualRect(layoutDirection(), rect(), rect().adjusted(pad + 14 + theme.u(1.5), 0, -pad / 2, 0));
    painter.setPen(theme.color(m_tone));
    painter.drawText(text, int(Qt::AlignVCenter | Qt::AlignAbsolute) | int(isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft), isolated(m_text));
}

} // namespace dossier::ui
