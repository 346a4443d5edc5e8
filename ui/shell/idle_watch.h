// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace dossier::ui {

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
