// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rail_row.h"

#include "ui/text/date_words.h"

#include <QPainter>
#include <QStyle>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTallest = 10000;

}

QDate railDay(const std::optional<base::PartialDate> &date)
{
    if (date && date->earliest())
        return *date->earliest();
    return date && date->latest() ? *date->latest() : QDate(1, 1, 1);
}

RailRow::RailRow(const Context &context, RailMark mark, QWidget *parent)
    : RowButton(context, parent)
    , m_mark(std::move(mark))
    , m_date(m_mark.date ? shortDate(context.words, *m_mark.date) : QString())
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QStringList said{m_mark.date ? fullDate(context.words, *m_mark.date) : QString(), m_mark.title, m_mark.more};
    said.removeAll(QString());
    setAccessibleName(spoken(said.join(", "_L1)));
}

void RailRow::setEnds(bool isFirst, bool isLast)
{
    m_isFirst = isFirst;
    m_isLast = isLast;
    update();
}

void RailRow::setActs(bool acts)
{
    m_acts = acts;
}

QRect RailRow::textRect(int width) const
{
    const int left = theme().u(26);
    return {left, theme().u(1.25), std::max(theme().u(10), width - left - theme().u(1)), kTallest};
}

int RailRow::wrapped(const QFont &font, int width, const QString &text) const
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, kTallest), int(Qt::TextWordWrap), isolated(text)).height();
}

int RailRow::heightForWidth(int width) const
{
    const QRect text = textRect(width);
    int height = wrapped(theme().font(Theme::Role::Body), text.width(), m_mark.title);
    if (!m_mark.more.isEmpty())
        height += wrapped(theme().font(Theme::Role::Small), text.width(), m_mark.more);
    const int date = wrapped(theme().font(Theme::Role::Small), dateWidth(), m_date);
    return std::max(theme().u(7), std::max(height, date) + theme().u(3.5));
}

QSize RailRow::sizeHint() const
{
    const int width = theme().u(76);
    return {width, heightForWidth(width)};
}

QSize RailRow::minimumSizeHint() const
{
    return {theme().u(50), theme().u(7)};
}

void RailRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto visual = [this](const QRect &rect) { return QStyle::visualRect(layoutDirection(), this->rect(), rect); };
    if (m_acts && underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().color(u"hover"_s));
        painter.drawRoundedRect(rect().adjusted(0, 0, 0, -1), 4, 4);
    }
    const auto draw = [&](const QRect &plain, Theme::Role role, const QString &ink, Qt::Alignment side, const QString &text) {
        QFont font = theme().font(role);
        font.setStrikeOut(isStruck() && side == Qt::AlignLeft);
        painter.setFont(font);
        painter.setPen(theme().color(ink));
        const Qt::Alignment placed = QStyle::visualAlignment(layoutDirection(), side);
        painter.drawText(visual(plain), int(placed | Qt::AlignTop | Qt::AlignAbsolute) | int(Qt::TextWordWrap), isolated(text));
    };
    const QRect text = textRect(width());
    const QFontMetrics body(theme().font(Theme::Role::Body));
    const int fall = body.ascent() - QFontMetrics(theme().font(Theme::Role::Small)).ascent();
    draw(QRect(0, text.top() + fall, dateWidth(), kTallest), Theme::Role::Small, u"text2"_s, Qt::AlignRight, m_date);
    draw(text, Theme::Role::Body, isStruck() ? u"text3"_s : u"text"_s, Qt::AlignLeft, m_mark.title);
    const int below = text.top() + wrapped(theme().font(Theme::Role::Body), text.width(), m_mark.title);
    draw(QRect(text.left(), below, text.width(), kTallest), Theme::Role::Small, u"text2"_s, Qt::AlignLeft, m_mark.more);
    const int size = theme().u(2.25);
    const int middle = text.top() + body.height() / 2;
    const QRect ring = visual(QRect(ringX() - size / 2, middle - size / 2, size, size));
    const int line = ring.center().x();
    const int from = m_isFirst ? ring.bottom() : 0;
    painter.fillRect(QRect(line, from, 1, (m_isLast ? ring.top() : height()) - from), theme().color(u"line"_s));
    painter.setPen(QPen(theme().color(m_mark.tone), 2));
    painter.setBrush(theme().color(u"base"_s));
    painter.drawEllipse(QRectF(ring).adjusted(1, 1, -1, -1));
    paintFocus(painter);
}

} // namespace dossier::ui
