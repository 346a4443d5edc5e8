// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/lock_key.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace dossier::ui {

LockKey::LockKey(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool LockKey::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || !QApplication::activePopupWidget())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() != Qt::Key_L || key->modifiers() != Qt::ControlModifier)
        return false;
    while (QWidget *popup = QApplication::activePopupWidget()) {
        if (!popup->close())
            break;
    }
    // Whoever opened it is still on the stack.
    QMetaObject::invokeMethod(this, &LockKey::pressed, Qt::QueuedConnection);
    return true;
}

} // namespace dossier::ui
