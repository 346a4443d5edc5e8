// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/away_watch.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <functional>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

// org.freedesktop.login1(5)
const QString kLogin = u"org.freedesktop.login1"_s;
const QString kManagerPath = u"/org/freedesktop/login1"_s;
const QString kManager = u"org.freedesktop.login1.Manager"_s;
const QString kLoginSession = u"org.freedesktop.login1.Session"_s;

/// Calls the manager of logind and hands a good answer on; a bus that never answers is not waited for.
template<typename T>
void ask(const QDBusConnection &bus, QObject *context, const QString &method, const QVariantList &arguments, std::function<void(const T &)> answered)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kLogin, kManagerPath, kManager, method);
    call.setArguments(arguments);
    auto *pending = new QDBusPendingCallWatcher(bus.asyncCall(call), context);
    QObject::connect(pending, &QDBusPendingCallWatcher::finished, context, [answered = std::move(answered)](QDBusPendingCallWatcher *done) {
        const QDBusPendingReply<T> reply = *done;
        if (reply.isValid())
            answered(reply.value());
        done->deleteLater();
    });
}

} // namespace

void AwayWatch::listen(const QDBusConnection &system, const QDBusConnection &session)
{
    m_system = system;
    m_system.connect(kLogin, kManagerPath, kManager, u"PrepareForSleep"_s, this, SLOT(sleepChanged(bool)));
    listenForSessionLock();
    QDBusConnection screens = session;
    // Each desktop has its own name for the same signal; the path differs even between versions of one.
    for (const QString &name : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s, u"org.cinnamon.ScreenSaver"_s,
                                u"org.mate.ScreenSaver"_s, u"org.xfce.ScreenSaver"_s})
        screens.connect(QString(), QString(), name, u"ActiveChanged"_s, this, SLOT(screenChanged(bool)));
    if (m_running)
        holdSleep();
}

void AwayWatch::listenForSessionLock()
{
    ask<QDBusObjectPath>(m_system, this, u"GetSessionByPID"_s, {uint(QCoreApplication::applicationPid())}, [this](const QDBusObjectPath &own) {
        m_system.connect(kLogin, own.path(), kLoginSession, u"Lock"_s, this, SLOT(sessionLocked()));
    });
}

void AwayWatch::setRunning(bool running)
{
    m_running = running;
    if (running)
        holdSleep();
    else
        m_hold = {};
}

void AwayWatch::holdSleep()
{
    ask<QDBusUnixFileDescriptor>(m_system, this, u"Inhibit"_s, {u"sleep"_s, u"Dossier"_s, u"Locks first"_s, u"delay"_s},
                                 [this](const QDBusUnixFileDescriptor &hold) {
                                     if (m_running)
                                         m_hold = hold;
                                 });
}

void AwayWatch::sleepChanged(bool begins)
{
    // On waking too: a computer that could not wait is locked before anything is shown.
    Q_EMIT away();
    m_hold = {};
    if (!begins && m_running)
        holdSleep();
}

void AwayWatch::screenChanged(bool locked)
{
    if (locked)
        Q_EMIT away();
}

} // namespace dossier::ui
