// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/echo_line.h"

#include "ui/text/date_words.h"
#include "ui/widgets/wrapped_text.h"

#include <QPainter>
#include <QStyle>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIcon = 14;

QList<QTextLayout::FormatRange> heavier(const QString &text, const QString &reading)
{
    if (reading.isEmpty() || !text.contains(reading))
        return {};
    QTextLayout::FormatRange range;
    range.start = int(text.indexOf(reading));
    range.length = int(reading.size());
    range.format.setFontWeight(QFont::DemiBold);
    return {range};
}

} // namespace

EchoLine::EchoLine(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setFont(context.theme.font(Theme::Role::Small));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void EchoLine::setEcho(const QString &text, const QString &reading)
{
    show(text, reading, false);
}

void EchoLine::setProblem(const QString &text)
{
    show(text, {}, true);
}

void EchoLine::show(const QString &text, const QString &reading, bool isProblem)
{
    m_text = text;
    m_reading = reading;
    m_isProblem = isProblem;
    setAccessibleName(spoken(text));
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

int EchoLine::indent() const
{
    return m_reading.isEmpty() ? 0 : kIcon + m_context.theme.u(1.5);
}

QSize EchoLine::minimumSizeHint() const
{
    return {m_context.theme.u(10), fontMetrics().height()};
}

QSize EchoLine::sizeHint() const
{
    const int width = std::min(fontMetrics().horizontalAdvance(m_text) + indent(), m_context.theme.u(60));
    return {width, heightForWidth(width)};
}

int EchoLine::heightForWidth(int width) const
{
    QTextLayout layout(m_text, font());
    layout.setFormats(heavier(m_text, m_reading));
    return wrapInto(layout, std::max(1, width - indent()), Qt::LeftToRight).height;
}

void EchoLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_context.theme;
    QPainter painter(this);
    if (!m_reading.isEmpty()) {
        const QRect icon(0, (fontMetrics().height() - kIcon) / 2, kIcon, kIcon);
        painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), icon), theme.pixmap(u"check"_s, u"green"_s, kIcon, devicePixelRatioF()));
    }
    QTextLayout layout(m_text, font());
    layout.setFormats(heavier(m_text, m_reading));
    wrapInto(layout, std::max(1, width() - indent()), layoutDirection());
    painter.setPen(theme.color(m_isProblem ? u"red"_s : m_reading.isEmpty() ? u"text3"_s : u"text2"_s));
    layout.draw(&painter, QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(indent(), 0, 0, 0)).topLeft());
}

} // namespace dossier::ui
