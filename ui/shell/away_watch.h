// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace dossier::ui {

/// Notices that nobody is before the screen any more: the computer goes to sleep (a closed lid), the screen is locked,
/// or the session is to be. Sleep is held up until away() was answered, while the watch is running.
///
/// Where a bus or a service is missing it hears nothing, and the idle lock remains.
class AwayWatch final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Once. `system` is the bus of logind, `session` that of the screen savers.
    void listen(const QDBusConnection &system, const QDBusConnection &session);
    /// Whether a sleep must wait for us: while a vault is open.
    void setRunning(bool running);

Q_SIGNALS:
    /// Connected directly: the computer sleeps as soon as it returns.
    void away();

private Q_SLOTS:
    void sleepChanged(bool begins);
    void screenChanged(bool locked);
    void sessionLocked() { Q_EMIT away(); }

private:
    void listenForSessionLock();
    void holdSleep();

    QDBusConnection m_system{QString()};
    QDBusUnixFileDescriptor m_hold;     ///< sleep waits while it is open
    bool m_running = false;
};

} // namespace dossier::ui
