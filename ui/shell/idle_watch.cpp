// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/idle_watch.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QKeyEvent>

namespace dossier::ui {

ReturnPresses::ReturnPresses(QObject *parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool ReturnPresses::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    auto *button = qobject_cast<QAbstractButton *>(watched);
    if (!button || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) || key->modifiers().testFlag(Qt::ControlModifier))
        return false;
    button->click();
    return true;
}

IdleWatch::IdleWatch(std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(limit);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::idle);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::setRunning(bool running)
{
    running ? m_timer.start() : m_timer.stop();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_timer.isActive())
            m_timer.start();
        Q_EMIT touched();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace dossier::ui
