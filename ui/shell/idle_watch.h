// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace dossier::ui {

/// Return presses the button that has the focus, as people expect; Qt does that in dialogs only.
class ReturnPresses final : public QObject
{
public:
    explicit ReturnPresses(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Notices that nobody has touched keyboard or pointer for a while.
class IdleWatch final : public QObject
{
    Q_OBJECT
public:
    explicit IdleWatch(std::chrono::milliseconds limit, QObject *parent = nullptr);
    void setRunning(bool running);

Q_SIGNALS:
    void touched();
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_timer;
};

} // namespace dossier::ui
