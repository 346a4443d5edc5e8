// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/side_bar.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWideUnits = 51;
constexpr double kRailUnits = 12;

} // namespace

NavButton::NavButton(const Context &context, QString icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_context(context)
    , m_icon(std::move(icon))
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavButton::setCount(const QString &count)
{
    m_count = count;
    setAccessibleDescription(count);
    update();
}

void NavButton::setRail(bool rail)
{
    m_rail = rail;
    setToolTip(rail ? text() : QString());
    updateGeometry();
    update();
}

void NavButton::setIconName(const QString &icon)
{
    m_icon = icon;
    update();
}

void NavButton::setHint(const QString &keys)
{
    m_hint = keys;
    update();
}

void NavButton::setRestricted(bool restricted)
{
    m_restricted = restricted;
    update();
}

QSize NavButton::sizeHint() const
{
    const int height = std::max(m_context.theme.u(7), fontMetrics().height() + m_context.theme.u(2));
    return {m_rail ? m_context.theme.u(9) : m_context.theme.u(20), height};
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_context.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool lit = isChecked() || underMouse();
    const bool tinted = m_restricted && theme.scheme() != Theme::Scheme::HighContrast;
    if (lit) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(!isChecked() ? u"hover"_s : tinted ? u"plumBg"_s : u"sel"_s));
        painter.drawRoundedRect(box, 6, 6);
    }
    // Plum and accent are legible on the chosen row only where that is a tint.
    const bool chosen = isChecked() && theme.scheme() == Theme::Scheme::HighContrast;
    const QString ink = chosen ? u"selText"_s : m_restricted ? u"plum"_s : isChecked() ? u"selText"_s : u"text"_s;
    const int pad = theme.u(2);
    const int icon = m_rail ? 18 : 16;
    const QRect iconRect = m_rail ? QRect((width() - icon) / 2, (height() - icon) / 2, icon, icon)
                                  : QStyle::visualRect(layoutDirection(), rect(), QRect(pad, (height() - icon) / 2, icon, icon));
    const QString token = chosen ? ink : m_restricted ? u"plum"_s : isChecked() ? u"link"_s : u"text2"_s;
    painter.drawPixmap(iconRect, theme.pixmap(m_icon, token, icon, devicePixelRatioF()));
    if (!m_rail) {
        QFont font = theme.font(Theme::Role::Body);
        font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(theme.color(ink));
        const QString end = m_count.isEmpty() ? m_hint : m_count;
        const QFont small = theme.font(Theme::Role::Small);
        const int endWidth = end.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(end) + theme.u(1);
        const QRect textRect = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(pad + icon + theme.u(2), 0, -pad - endWidth, 0));
        drawLeading(painter, textRect, text(), layoutDirection());
        painter.setFont(small);
        painter.setPen(theme.color(isChecked() ? ink : u"text3"_s));
        const QRect endRect = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(width() - endWidth - pad, 0, -pad, 0));
        painter.drawText(endRect, int(Qt::AlignVCenter | Qt::AlignAbsolute) | int(layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight), end);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(u"focus"_s), 2));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
}

SideBar::SideBar(const Context &context, const QString &vaultName, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_heading(new QWidget)
    , m_column(new QVBoxLayout(this))
    , m_lock(new NavButton(context, u"lock"_s, context.words.label("ui.action.lock")))
{
    const int u = context.theme.u();
    setLook(this, "sidebar");
    m_column->setContentsMargins(u * 3 / 2, u * 2, u * 3 / 2, u * 2);
    m_column->setSpacing(0);
    auto *heading = new QHBoxLayout(m_heading);
    heading->setContentsMargins(u * 2, u, u * 2, u * 3);
    heading->setSpacing(u * 2);
    heading->addWidget(makeIcon(context, u"archive"_s, u"text2"_s));
    auto *name = new ElidedLabel;
    QFont font = context.theme.font(Theme::Role::Name);
    font.setWeight(QFont::DemiBold);
    name->setFont(font);
    name->setFullText(isolatedIn(layoutDirection(), vaultName));
    heading->addWidget(name, 1);
    m_column->addWidget(m_heading);
    m_column->addStretch(1);
    m_column->addWidget(makeLine());
    m_column->addSpacing(u);
    m_lock->setCheckable(false);
    m_lock->setHint(u"Ctrl+L"_s);
    m_column->addWidget(m_lock);
    connect(m_lock, &NavButton::clicked, this, &SideBar::lockWanted);
    setFixedWidth(context.theme.u(kWideUnits));
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

NavButton *SideBar::addPlace(const QByteArray &id, const QString &icon, const QString &text)
{
    auto *button = new NavButton(m_context, icon, text);
    button->setRail(m_rail);
    m_column->insertWidget(1 + int(m_places.size()), button);
    m_places.insert(id, button);
    connect(button, &NavButton::clicked, this, [this, id] { Q_EMIT wanted(id); });
    return button;
}

void SideBar::setCurrent(const QByteArray &id)
{
    for (auto place = m_places.begin(); place != m_places.end(); ++place)
        place.value()->setChecked(place.key() == id);
}

void SideBar::setRail(bool rail)
{
    if (m_rail == rail)
        return;
    m_rail = rail;
    m_heading->setVisible(!rail);
    setFixedWidth(m_context.theme.u(rail ? kRailUnits : kWideUnits));
    for (NavButton *place : std::as_const(m_places))
        place->setRail(rail);
    m_lock->setRail(rail);
}

} // namespace dossier::ui
