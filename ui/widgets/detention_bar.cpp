// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/detention_bar.h"

#include "ui/text/custody_words.h"
#include "ui/text/date_words.h"
#include "ui/widgets/segments_accessible.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <array>

namespace dossier::ui {

using disclosure::CustodySegment;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTodayPixels = 2;
constexpr int kNarrowestPixels = 3;
constexpr double kLeastTextUnits = 12;

struct Dress {
    QString fill;
    QString edge;
    QString ink;
};

/// Solid is the police, tinted an order, white is liberty limited at home.
Dress dressOf(const CustodySegment &segment, bool full)
{
    if (segment.isGap())
        return {{}, u"text3"_s, u"text3"_s};
    if (segment.kind == "police"_L1)
        return {u"slate"_s, u"slate"_s, u"base"_s};
    if (segment.kind == "house_arrest"_L1)
        return {u"base"_s, u"teal"_s, u"teal"_s};
    if (segment.kind == "sentence"_L1 || segment.kind == "life"_L1)
        return full ? Dress{u"subtle"_s, u"slateLine"_s, u"text"_s} : Dress{u"scroll"_s, u"scroll"_s, {}};
    return full ? Dress{u"slateBg"_s, u"slateLine"_s, u"text"_s} : Dress{u"lineStrong"_s, u"lineStrong"_s, {}};
}

} // namespace

DetentionBar::DetentionBar(const Context &context, Size size, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_size(size)
{
    installSegmentsAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(context.theme.font(Theme::Role::Small));
    setAccessibleName(context.words.label("ui.custody.bar"));
}

void DetentionBar::show(disclosure::CustodyLine line)
{
    m_line = std::move(line);
    m_current = std::clamp(m_current, 0, std::max(0, segmentCount() - 1));
    const QString held = CustodyWords(m_context.words, m_context.clock.today()).held(m_line);
    setAccessibleDescription(held);
    setVisible(!m_line.isEmpty());
    updateGeometry();
    update();
}

int DetentionBar::captionHeight() const
{
    return fontMetrics().height() + m_context.theme.u(0.5);
}

QSize DetentionBar::sizeHint() const
{
    const Theme &theme = m_context.theme;
    const int oneLane = theme.u(isFull() ? 6.5 : 2.5);
    const int lane = theme.u(isFull() ? 5.25 : 1.75);
    const int bar = m_line.lanes > 1 ? m_line.lanes * lane : oneLane;
    return {theme.u(isFull() ? 150 : 60), bar + captionHeight() * (isFull() ? 2 : 1) + theme.u(1.5)};
}

QSize DetentionBar::minimumSizeHint() const
{
    return {m_context.theme.u(30), sizeHint().height()};
}

QRect DetentionBar::barRect() const
{
    const int above = isFull() ? captionHeight() + m_context.theme.u(0.5) : m_context.theme.u(0.5);
    return rect().adjusted(0, above, 0, -captionHeight() - m_context.theme.u(isFull() ? 0.5 : 1));
}

/// The left edge of a day, before mirroring.
int DetentionBar::at(QDate day) const
{
    const QRect bar = barRect();
    const qint64 all = m_line.firstDay.daysTo(m_line.lastDay) + 1;
    const qint64 days = std::clamp<qint64>(m_line.firstDay.daysTo(day), 0, all);
    return bar.left() + qRound(double(bar.width()) * double(days) / double(std::max<qint64>(1, all)));
}

QRect DetentionBar::mirrored(const QRect &rect) const
{
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

QRect DetentionBar::plainRect(int segment) const
{
    const CustodySegment &one = m_line.segments[std::size_t(segment)];
    const QRect bar = barRect();
    const int left = std::min(at(one.firstDay), bar.right() - kNarrowestPixels);
    const int right = std::max(at(one.lastDay.addDays(1)), left + kNarrowestPixels);
    const int top = bar.top() + bar.height() * one.lane / m_line.lanes;
    const int bottom = bar.top() + bar.height() * (one.lane + 1) / m_line.lanes;
    return one.isGap() ? QRect(left, bar.top(), right - left, bar.height()) : QRect(left, top, right - left, bottom - top);
}

QRect DetentionBar::segmentRect(int segment) const
{
    return mirrored(plainRect(segment));
}

QString DetentionBar::segmentText(int segment) const
{
    return CustodyWords(m_context.words, m_context.clock.today()).inFull(m_line.segments[std::size_t(segment)]);
}

QRect DetentionBar::todayRect() const
{
    if (!m_line.today)
        return {};
    const QRect bar = barRect();
    const int over = m_context.theme.u(isFull() ? 0.75 : 0.5);
    const int x = std::min(at(*m_line.today), bar.right() + 1 - kTodayPixels);
    return mirrored(QRect(x, bar.top() - over, kTodayPixels, bar.height() + 2 * over));
}

QRect DetentionBar::urgentRect() const
{
    if (!m_line.term || !m_line.today || !m_line.term->isUrgent())
        return {};
    const QRect bar = barRect();
    const int left = std::min(at(*m_line.today), bar.right() - kNarrowestPixels);
    const int right = std::max(at(m_line.term->day.addDays(1)), left + kNarrowestPixels);
    return mirrored(QRect(left, bar.top(), right - left, bar.height()));
}

int DetentionBar::segmentAt(const QPoint &point) const
{
    for (int i = segmentCount() - 1; i >= 0; --i) {
        if (segmentRect(i).contains(point))
            return i;
    }
    return -1;
}

void DetentionBar::drawText(QPainter &painter, const QRect &plain, const QString &text, Qt::Alignment side) const
{
    // The text of a mirrored rectangle stands at its other side.
    const Qt::Alignment visual = QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter);
    painter.drawText(mirrored(plain), int(visual | Qt::AlignAbsolute), isolated(text));
}

/// A certain edge is a line, an uncertain one is dashed and leaves the side open.
void DetentionBar::paintEdges(QPainter &painter, const CustodySegment &segment, const QRect &rect) const
{
    const Theme &theme = m_context.theme;
    const Dress dress = dressOf(segment, isFull());
    const bool gap = segment.isGap();
    const QPen line(theme.color(dress.edge), 1, gap ? Qt::DashLine : Qt::SolidLine);
    const QPen open(theme.color(u"text2"_s), 2, Qt::DotLine);
    if (isFull() || gap || segment.kind == "house_arrest"_L1) {
        painter.setPen(line);
        painter.drawLine(rect.topLeft(), rect.topRight());
        painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }
    const bool mirroredLine = layoutDirection() == Qt::RightToLeft;
    const auto edge = [&](bool exact, bool left) {
        painter.setPen(exact ? line : open);
        const int x = left ? rect.left() : rect.right();
        painter.drawLine(x, rect.top(), x, rect.bottom());
    };
    edge(segment.beginsExactly, !mirroredLine);
    edge(segment.endsExactly, mirroredLine);
}

void DetentionBar::paintSegment(QPainter &painter, int segment) const
{
    const Theme &theme = m_context.theme;
    const CustodySegment &one = m_line.segments[std::size_t(segment)];
    const Dress dress = dressOf(one, isFull());
    QRect plain = plainRect(segment);
    // One pixel of paper between neighbours is the tick.
    const QRect rect = mirrored(plain.adjusted(0, 0, plain.width() > kNarrowestPixels ? -1 : 0, 0));
    if (!dress.fill.isEmpty())
        painter.fillRect(rect, theme.color(dress.fill));
    paintEdges(painter, one, rect);
    if (!isFull() || plain.height() < fontMetrics().height())
        return;
    const CustodyWords words(m_context.words, m_context.clock.today());
    // The days that remain are painted over it, and today's mark.
    if (const QRect urgent = mirrored(urgentRect()); urgent.intersects(plain))
        plain.setRight(urgent.left() - 1);
    const int room = plain.width() - theme.u(4);
    painter.setPen(theme.color(dress.ink));
    QString text = words.inBar(one);
    if (fontMetrics().horizontalAdvance(text) > room)
        text = words.name(one);
    // Less than a few letters says nothing.
    if (room < std::min(fontMetrics().horizontalAdvance(text), theme.u(kLeastTextUnits)))
        return;
    drawText(painter, plain.adjusted(theme.u(2), 0, -theme.u(1), 0), fontMetrics().elidedText(text, Qt::ElideRight, room), Qt::AlignLeft);
}

/// As many months as there is room for; a year where it begins.
void DetentionBar::paintMonths(QPainter &painter) const
{
    const QLocale locale(m_context.words.language());
    const auto name = [&](QDate month, bool withYear) {
        const QString text = locale.standaloneMonthName(month.month(), QLocale::ShortFormat);
        return withYear ? text + ' '_L1 + QString::number(month.year()) : text;
    };
    const int widest = fontMetrics().horizontalAdvance(name(m_line.firstDay, true)) + m_context.theme.u(4);
    const double months = double(m_line.firstDay.daysTo(m_line.lastDay) + 1) / 30.4;
    static constexpr std::array kSteps{1, 2, 3, 6, 12, 24, 60, 120, 240};
    const double least = months * widest / std::max(1, barRect().width());
    const auto found = std::ranges::find_if(kSteps, [least](int step) { return step >= least; });
    const int step = found == kSteps.end() ? kSteps.back() : *found;
    painter.setPen(m_context.theme.color(u"text2"_s));
    int free = barRect().left();
    int year = 0;
    QDate month(m_line.firstDay.year(), m_line.firstDay.month(), 1);
    for (QDate next = month; next <= m_line.lastDay; next = next.addMonths(1)) {
        const bool first = next == month;
        if (!first && (step >= 12 ? next.month() != 1 || next.year() % (step / 12) != 0 : (next.month() - 1) % step != 0))
            continue;
        const QString text = !first && step >= 12 ? QString::number(next.year()) : name(next, next.year() != year);
        // A little to the side rather than not at all.
        const int place = std::max(at(next), barRect().left());
        const int x = free - place <= m_context.theme.u(3) ? std::max(place, free) : place;
        const int width = fontMetrics().horizontalAdvance(text) + 2;
        if (x < free || x + width > barRect().right() + 1)
            continue;
        drawText(painter, QRect(x, 0, width, captionHeight()), text, Qt::AlignLeft);
        free = x + width + m_context.theme.u(2);
        year = next.year();
    }
}

/// Both ends, and today under its mark; where two would touch, the more urgent one stays.
void DetentionBar::paintBelow(QPainter &painter) const
{
    const Theme &theme = m_context.theme;
    const QRect bar = barRect();
    const int top = rect().bottom() + 1 - captionHeight();
    std::vector<QRect> taken;
    const auto put = [&](int x, const QString &text, Theme::Role role, const QString &ink) {
        painter.setFont(theme.font(role));
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const QRect place(std::clamp(x, bar.left(), std::max(bar.left(), bar.right() + 1 - width)), top, width, captionHeight());
        const int gap = theme.u(2);
        if (std::ranges::any_of(taken, [&](const QRect &other) { return other.adjusted(-gap, 0, gap, 0).intersects(place); }))
            return;
        painter.setPen(theme.color(ink));
        drawText(painter, place, text, Qt::AlignLeft);
        taken.push_back(place);
    };
    const auto end = [&](const std::optional<base::PartialDate> &recorded, QDate day) {
        return shortDate(m_context.words, recorded.value_or(base::PartialDate::day(day)));
    };
    if (isFull() && m_line.today) {
        const QString today = m_context.words.label("ui.custody.today");
        put(at(*m_line.today) - fontMetrics().horizontalAdvance(today) / 2, today, Theme::Role::Badge, u"text"_s);
    }
    put(bar.left(), end(m_line.begins, m_line.firstDay), Theme::Role::Small, u"text2"_s);
    put(bar.right(), end(m_line.ends, m_line.lastDay), Theme::Role::Small, u"text2"_s);
    if (!isFull() && m_line.extensions > 0) {
        const QString text = m_context.words.count("ui.custody.extensions", m_line.extensions);
        put(bar.center().x() - fontMetrics().horizontalAdvance(text) / 2, text, Theme::Role::Small, u"text2"_s);
    }
    painter.setFont(font());
}

void DetentionBar::paintEvent(QPaintEvent *)
{
    if (m_line.isEmpty())
        return;
    const Theme &theme = m_context.theme;
    QPainter painter(this);
    painter.setFont(font());
    for (int i = 0; i < segmentCount(); ++i)
        paintSegment(painter, i);
    if (const QRect urgent = urgentRect(); !urgent.isEmpty())
        painter.fillRect(urgent, theme.color(u"red"_s));
    if (const QRect today = todayRect(); !today.isEmpty()) {
        // Paper on both sides: in high contrast mark and bar have one colour.
        painter.fillRect(today.adjusted(-1, 0, 1, 0), theme.color(u"base"_s));
        painter.fillRect(today, theme.color(u"text"_s));
    }
    if (isFull())
        paintMonths(painter);
    paintBelow(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(u"focus"_s), 2));
        painter.drawRect(segmentRect(m_current).adjusted(0, -1, 0, 0));
    }
}

void DetentionBar::setCurrent(int segment)
{
    if (segment < 0 || segment >= segmentCount() || segment == m_current)
        return;
    m_current = segment;
    update();
    if (hasFocus())
        tellFocus();
}

void DetentionBar::activate(int segment)
{
    if (segment < 0 || segment >= segmentCount())
        return;
    if (const auto period = m_line.segments[std::size_t(segment)].period)
        Q_EMIT periodChosen(int(*period));
}

void DetentionBar::tellFocus()
{
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(m_current);
    QAccessible::updateAccessibility(&focused);
}

void DetentionBar::keyPressEvent(QKeyEvent *event)
{
    const bool mirroredLine = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_current + (mirroredLine ? 1 : -1));
    case Qt::Key_Right:
        return setCurrent(m_current + (mirroredLine ? -1 : 1));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(segmentCount() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activate(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

void DetentionBar::mousePressEvent(QMouseEvent *event)
{
    setCurrent(segmentAt(event->pos()));
}

void DetentionBar::mouseDoubleClickEvent(QMouseEvent *event)
{
    activate(segmentAt(event->pos()));
}

void DetentionBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    tellFocus();
}

bool DetentionBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int segment = segmentAt(help->pos());
    if (segment < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), segmentText(segment), this, segmentRect(segment));
    return true;
}

} // namespace dossier::ui
