// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QAbstractButton>

namespace dossier::ui {

/// A row that stands for one record: Enter or a click acts, a struck one will be deleted with the page's Save.
class RowButton : public QAbstractButton
{
    Q_OBJECT
public:
    RowButton(const Context &context, QWidget *parent);
    void setStruck(bool struck);

protected:
    [[nodiscard]] const Theme &theme() const { return m_context.theme; }
    [[nodiscard]] bool isStruck() const { return m_struck; }
    void paintFocus(QPainter &painter) const;

private:
    const Context &m_context;
    bool m_struck = false;
};

} // namespace dossier::ui
