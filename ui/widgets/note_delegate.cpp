// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/note_delegate.h"

#include "ui/text/date_words.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/wrapped_text.h"

#include <QAbstractScrollArea>
#include <QFontDatabase>
#include <QPainter>
#include <QStyle>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

/// Digits of one width, so that stamps stand below each other.
QFont stampFont(const Theme &theme)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(theme.font(Theme::Role::Small).pointSizeF());
    return font;
}

} // namespace

QString NoteRow::inFull() const
{
    if (!day.isEmpty())
        return day;
    QStringList parts{number, stamp, speaker, text};
    for (const NoteBadge &badge : badges)
        parts.append(badge.text);
    parts.removeAll(QString());
    return spoken(parts.join(", "_L1));
}

NoteDelegate::NoteDelegate(const Context &context, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_context(context)
{
}

void NoteDelegate::measure(const QList<NoteRow> &rows)
{
    const QFontMetrics small(m_context.theme.font(Theme::Role::Small));
    const QFontMetrics name(m_context.theme.font(Theme::Role::Name));
    m_number = small.horizontalAdvance(u"00"_s);
    m_speaker = 0;
    for (const NoteRow &row : rows) {
        m_number = std::max(m_number, small.horizontalAdvance(row.number));
        m_speaker = std::max(m_speaker, name.horizontalAdvance(row.speaker) + 1);
    }
}

QFont NoteDelegate::textFont(const NoteRow &row) const
{
    QFont font = m_context.theme.font(Theme::Role::Body);
    font.setItalic(row.isQuoted);
    return font;
}

/// The columns of a row; their height is that of one line of text.
NoteDelegate::Places NoteDelegate::columns(int width) const
{
    const Theme &theme = m_context.theme;
    const int line = QFontMetrics(theme.font(Theme::Role::Body)).height();
    const int top = std::max(theme.u(), (theme.u(7) - line) / 2);
    const int gap = theme.u(2.5);
    Places out;
    int x = theme.u(2);
    const auto next = [&](int columnWidth) {
        const QRect column(x, top, columnWidth, line);
        x += columnWidth + (columnWidth > 0 ? gap : 0);
        return column;
    };
    out.number = next(m_number);
    out.stamp = next(QFontMetrics(stampFont(theme)).horizontalAdvance(u"00:00"_s) + 2);
    out.speaker = next(std::min(m_speaker, width / 4));
    out.text = QRect(x, top, std::max(theme.u(20), width - x - theme.u(2)), line);
    out.height = std::max(theme.u(7), line + 2 * top);
    return out;
}

NoteDelegate::Places NoteDelegate::places(const NoteRow &row, int width) const
{
    const int gap = m_context.theme.u(1.5);
    Places out = columns(width);
    QTextLayout layout(isolated(row.text), textFont(row));
    const WrappedText text = wrapInto(layout, out.text.width(), Qt::LeftToRight);
    out.text.setHeight(text.height);
    // Badges follow the last word where there is room, else they begin a line of their own.
    const int line = QFontMetrics(textFont(row)).height();
    const int high = pillSize(m_context.theme, {}, {}).height();
    int x = text.lastLine + gap;
    int top = out.text.top() + text.height - line + (line - high) / 2;
    int bottom = out.text.bottom();
    for (const NoteBadge &badge : row.badges) {
        const int wide = std::min(pillSize(m_context.theme, badge.icon, badge.text).width(), out.text.width());
        if (x > 0 && x + wide > out.text.width()) {
            x = 0;
            top = std::max(top + high, bottom) + m_context.theme.u();
        }
        out.badges.append({out.text.left() + x, top, wide, high});
        bottom = std::max(bottom, top + high);
        x += wide + gap;
    }
    out.height = std::max(out.height, bottom + columns(width).text.top() + 1);
    return out;
}

int NoteDelegate::heightFor(const NoteRow &row, int width) const
{
    return row.day.isEmpty() ? places(row, width).height : m_context.theme.u(7);
}

QSize NoteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // A view measures rows in a rectangle that is not yet theirs; what counts is what it shows of itself.
    const auto *view = qobject_cast<const QAbstractScrollArea *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return {width, heightFor(index.data(kRowRole).value<NoteRow>(), width)};
}

void NoteDelegate::paintText(QPainter &painter, const QRect &rect, Qt::LayoutDirection direction, const NoteRow &row) const
{
    QTextLayout layout(isolated(row.text), textFont(row));
    wrapInto(layout, rect.width(), direction);
    painter.setPen(m_context.theme.color(u"text"_s));
    layout.draw(&painter, rect.topLeft());
}

void NoteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_context.theme;
    const auto row = index.data(kRowRole).value<NoteRow>();
    const Places at = places(row, option.rect.width());
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect.translated(option.rect.topLeft())); };
    const int baseline = QFontMetrics(theme.font(Theme::Role::Body)).ascent();
    const auto draw = [&](const QRect &rect, const QFont &font, const QString &ink, Qt::Alignment side, const QString &text) {
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(theme.color(ink));
        const Qt::Alignment placed = QStyle::visualAlignment(option.direction, side) | Qt::AlignTop | Qt::AlignAbsolute;
        const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
        painter->drawText(visual(rect.translated(0, baseline - metrics.ascent())), int(placed) | int(Qt::TextDontClip), isolated(shown));
    };
    painter->save();
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(u"line"_s));
    if (!row.day.isEmpty()) {
        draw(at.number.united(at.text), theme.font(Theme::Role::Small), u"text2"_s, Qt::AlignLeft, row.day);
    } else {
        draw(at.number, theme.font(Theme::Role::Small), u"text3"_s, Qt::AlignRight, row.number);
        draw(at.stamp, stampFont(theme), u"text2"_s, Qt::AlignLeft, row.stamp);
        draw(at.speaker, theme.font(row.isAside ? Theme::Role::Small : Theme::Role::Name), row.isAside ? u"text2"_s : u"text"_s, Qt::AlignLeft,
             row.speaker);
        paintText(*painter, visual(at.text), option.direction, row);
        for (qsizetype i = 0; i < at.badges.size(); ++i)
            paintPill(*painter, theme, visual(at.badges[i]), option.direction, row.badges[i].tone, row.badges[i].icon, row.badges[i].text);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.color(u"focus"_s));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

} // namespace dossier::ui
