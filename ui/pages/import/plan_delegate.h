// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QStyledItemDelegate>

namespace dossier::ui {

/// Paints the lines of an import plan as lists of the window are: a bar on the leading edge of the chosen one, a
/// thin line under each, the icon before its words.
class PlanDelegate final : public QStyledItemDelegate
{
public:
    PlanDelegate(const Context &context, QObject *parent) : QStyledItemDelegate(parent), m_context(context) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Context &m_context;
};

} // namespace dossier::ui
