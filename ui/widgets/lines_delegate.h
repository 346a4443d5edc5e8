// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QStyledItemDelegate>

namespace dossier::ui {

/// One piece of text of a row, on lines of its own.
struct TextLine {
    Theme::Role role = Theme::Role::Body;
    QString ink = QStringLiteral("text");    ///< colour token
    QString text;
};

/// Paints rows of several texts below each other, each wrapped and in its own direction; nothing is cut.
class LinesDelegate final : public QStyledItemDelegate
{
public:
    LinesDelegate(const Context &context, QObject *parent);

    static constexpr int kLinesRole = Qt::UserRole + 1;   ///< QList<TextLine>
    static constexpr int kAboveRole = kLinesRole + 1;     ///< int, units of room above the row

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] int heightOf(const TextLine &line, int width) const;

    const Context &m_context;
};

} // namespace dossier::ui
