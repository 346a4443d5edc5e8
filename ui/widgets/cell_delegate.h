// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QStyledItemDelegate>

namespace dossier::ui {

/// Paints the cells of a RecordTableModel: the name heaviest and beside it, softly, in which
/// other spelling a search met it, the status as icon and word, the next date the only
/// bold colour; a bar on the leading edge of the chosen row, a line under each.
class CellDelegate final : public QStyledItemDelegate
{
public:
    /// `restricted`: of records in a compartment, whose status is how far their names may be seen.
    CellDelegate(const Context &context, bool restricted, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintName(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintNextDate(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintSecondary(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Context &m_context;
    bool m_restricted;
};

} // namespace dossier::ui
