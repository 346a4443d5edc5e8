// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/parts.h"

#include <QGuiApplication>
#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace dossier::ui {

namespace {

constexpr int kPillIcon = 14;

} // namespace

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
    return pillSize(m_context.theme, m_icon, m_text);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPill(painter, m_context.theme, rect(), layoutDirection(), m_tone, m_icon, m_text);
}

QSize pillSize(const Theme &theme, const QString &icon, const QString &text)
{
    const QFontMetrics metrics(theme.font(Theme::Role::Badge));
    const int iconWidth = icon.isEmpty() ? 0 : kPillIcon + theme.u(1.5);
    return {metrics.horizontalAdvance(text) + iconWidth + theme.u(4), std::max(theme.u(5.25), metrics.height() + theme.u())};
}

void paintPill(QPainter &painter, const Theme &theme, const QRect &rect, Qt::LayoutDirection direction, const QString &tone, const QString &icon,
               const QString &text)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(tone + QStringLiteral("Line")));
    painter.setBrush(theme.color(tone + QStringLiteral("Bg")));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    QRect inside = rect.adjusted(theme.u(1.75), 0, -theme.u(), 0);
    if (!icon.isEmpty()) {
        const QRect place(inside.left(), rect.top() + (rect.height() - kPillIcon) / 2, kPillIcon, kPillIcon);
        painter.drawPixmap(QStyle::visualRect(direction, rect, place), theme.pixmap(icon, tone, kPillIcon, painter.device()->devicePixelRatioF()));
        inside.setLeft(place.right() + 1 + theme.u(1.5));
    }
    painter.setFont(theme.font(Theme::Role::Badge));
    painter.setPen(theme.color(tone));
    drawLeading(painter, QStyle::visualRect(direction, rect, inside), text, direction);
}

} // namespace dossier::ui
