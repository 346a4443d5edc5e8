// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lasting_menu.h"

#include <QKeyEvent>

namespace dossier::ui {

void LastingMenu::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    QAction *action = activeAction();
    const bool ticks = key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (ticks && action && action->isCheckable())
        action->trigger();
    else
        QMenu::keyPressEvent(event);
}

void LastingMenu::mouseReleaseEvent(QMouseEvent *event)
{
    QAction *action = actionAt(event->pos());
    if (action && action->isCheckable())
        action->trigger();
    else
        QMenu::mouseReleaseEvent(event);
}

} // namespace dossier::ui
