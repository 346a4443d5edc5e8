// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace dossier::ui {

/// A menu in which several things are ticked one after the other: it stays open until it is left.
class LastingMenu final : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
};

} // namespace dossier::ui
