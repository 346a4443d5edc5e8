// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/import/count_card.h"

#include "ui/widgets/parts.h"

#include <QPainter>
#include <QStyle>

namespace dossier::ui {

using namespace Qt::StringLiterals;

CountCard::CountCard(const Context &context, QString icon, QString tone, QString word, QWidget *parent)
    : QAbstractButton(parent)
    , m_context(context)
    , m_icon(std::move(icon))
    , m_tone(std::move(tone))
    , m_word(std::move(word))
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCount(0, {});
}

void CountCard::setCount(qsizetype count, const QString &hint)
{
    m_count = m_context.words.number(count);
    m_hint = hint;
    setAccessibleName(u"%1: %2"_s.arg(m_word, m_count));
    setAccessibleDescription(hint);
    setToolTip(hint);
    update();
}

int CountCard::heightNeeded() const
{
    const auto height = [&](Theme::Role role) { return QFontMetrics(m_context.theme.font(role)).height(); };
    return height(Theme::Role::Title) + height(Theme::Role::Name) + height(Theme::Role::Small) + m_context.theme.u(4);
}

QSize CountCard::sizeHint() const
{
    return {m_context.theme.u(34), heightNeeded()};
}

QSize CountCard::minimumSizeHint() const
{
    return {m_context.theme.u(20), heightNeeded()};
}

void CountCard::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = m_context.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool ringed = hasFocus();
    const QColor edge = theme.color(ringed ? u"focus"_s : isChecked() ? u"accent"_s : u"line"_s);
    painter.setPen(QPen(edge, ringed ? 2 : 1));
    painter.setBrush(theme.color(isChecked() ? u"sel"_s : underMouse() ? u"hover"_s : u"base"_s));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);

    const bool plain = isChecked() && theme.scheme() == Theme::Scheme::HighContrast;
    const int pad = theme.u(3);
    QRect line = rect().adjusted(pad, theme.u(2), -pad, 0);
    const int side = theme.u(4);
    const QRect iconRect = QStyle::alignedRect(layoutDirection(), Qt::AlignTrailing | Qt::AlignTop, {side, side}, line);
    painter.drawPixmap(iconRect, theme.pixmap(m_icon, plain ? u"selText"_s : m_tone, side, devicePixelRatioF()));
    const auto write = [&](Theme::Role role, const QString &token, const QString &text) {
        painter.setFont(theme.font(role));
        painter.setPen(theme.color(isChecked() ? u"selText"_s : token));
        line.setHeight(painter.fontMetrics().height());
        drawLeading(painter, line, text, layoutDirection());
        line.translate(0, line.height());
    };
    write(Theme::Role::Title, u"text"_s, m_count);
    write(Theme::Role::Name, u"text"_s, m_word);
    write(Theme::Role::Small, u"text2"_s, m_hint);
}

} // namespace dossier::ui
