// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lines_delegate.h"

#include <QAbstractScrollArea>
#include <QPainter>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTallest = 100'000;

}

LinesDelegate::LinesDelegate(const Context &context, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_context(context)
{
}

int LinesDelegate::heightOf(const TextLine &line, int width) const
{
    return QFontMetrics(m_context.theme.font(line.role)).boundingRect(QRect(0, 0, width, kTallest), int(Qt::TextWordWrap), isolated(line.text)).height();
}

QSize LinesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // A view measures rows in a rectangle that is not yet theirs; what counts is what it shows of itself.
    const auto *view = qobject_cast<const QAbstractScrollArea *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const Theme &theme = m_context.theme;
    int height = theme.u(index.data(kAboveRole).toDouble()) + theme.u(1.5);
    for (const TextLine &line : index.data(kLinesRole).value<QList<TextLine>>())
        height += heightOf(line, width - theme.u(2));
    return {width, height};
}

void LinesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_context.theme;
    const int side = int(option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignAbsolute | Qt::AlignTop);
    QRect rest = option.rect.adjusted(theme.u(), theme.u(index.data(kAboveRole).toDouble()), -theme.u(), 0);
    painter->save();
    for (const TextLine &line : index.data(kLinesRole).value<QList<TextLine>>()) {
        painter->setFont(theme.font(line.role));
        painter->setPen(theme.color(line.ink));
        painter->drawText(rest, side | int(Qt::TextWordWrap) | int(Qt::TextDontClip), isolated(line.text));
        rest.setTop(rest.top() + heightOf(line, rest.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(theme.color(u"focus"_s));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace dossier::ui
