// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/away_watch.h"

#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace dossier;
using namespace Qt::StringLiterals;

/// The part of logind that is asked, on a bus of the test's own.
class FakeLogin final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~FakeLogin() override { letGo(); }

    /// Somebody holds the sleep: the other end of the pipe is open.
    [[nodiscard]] bool isHeld() const
    {
        pollfd end{m_end, 0, 0};
        return m_end >= 0 && ::poll(&end, 1, 0) == 0;
    }
    int asked = 0;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        Q_UNUSED(who)
        Q_UNUSED(why)
        ++asked;
        letGo();
        int ends[2];
        if (what != u"sleep"_s || mode != u"delay"_s || ::pipe2(ends, O_CLOEXEC) != 0)
            return {};
        m_end = ends[1];    // POLLERR once the last reader has closed
        QDBusUnixFileDescriptor out(ends[0]);
        ::close(ends[0]);
        return out;
    }
    QDBusObjectPath GetSessionByPID(uint pid)
    {
        return QDBusObjectPath(u"/org/freedesktop/login1/session/"_s + (pid == uint(QCoreApplication::applicationPid()) ? u"own"_s : u"other"_s));
    }

Q_SIGNALS:
    void PrepareForSleep(bool begins);

private:
    void letGo()
    {
        if (m_end >= 0)
            ::close(std::exchange(m_end, -1));
    }
    int m_end = -1;
};

class tst_AwayWatch : public QObject
{
    Q_OBJECT

private:
    static constexpr int kStartMs = 30'000;

    QProcess m_daemon;
    QString m_address;
    FakeLogin m_login;

    [[nodiscard]] QDBusConnection connection(const QString &name) const { return QDBusConnection::connectToBus(m_address, name); }
    void emitSignal(const QString &path, const QString &interface, const QString &name, const QVariantList &arguments = {}) const
    {
        QDBusMessage message = QDBusMessage::createSignal(path, interface, name);
        message.setArguments(arguments);
        QVERIFY(connection(u"login"_s).send(message));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        QVERIFY2(m_daemon.waitForStarted(kStartMs), "dbus-daemon is missing");
        QVERIFY(m_daemon.waitForReadyRead(kStartMs));
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
        QDBusConnection bus = connection(u"login"_s);
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(u"/org/freedesktop/login1"_s, &m_login, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(u"org.freedesktop.login1"_s));
    }
    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void sleepWaitsUntilTheVaultIsLocked()
    {
        ui::AwayWatch watch;
        bool heldWhileLocking = false;
        connect(&watch, &ui::AwayWatch::away, this, [&] { heldWhileLocking = m_login.isHeld(); });
        QSignalSpy left(&watch, &ui::AwayWatch::away);
        watch.setRunning(true);
        watch.listen(connection(u"own"_s), connection(u"own"_s));
        QTRY_VERIFY(m_login.isHeld());
        Q_EMIT m_login.PrepareForSleep(true);
        QTRY_COMPARE(left.size(), 1);
        QVERIFY(heldWhileLocking);
        QTRY_VERIFY(!m_login.isHeld());
        Q_EMIT m_login.PrepareForSleep(false);
        QTRY_COMPARE(left.size(), 2);
        QTRY_VERIFY(m_login.isHeld());
        watch.setRunning(false);
        QTRY_VERIFY(!m_login.isHeld());
    }

    void nothingIsHeldWhileNoVaultIsOpen()
    {
        const int before = m_login.asked;
        ui::AwayWatch watch;
        QSignalSpy left(&watch, &ui::AwayWatch::away);
        watch.listen(connection(u"own"_s), connection(u"own"_s));
        Q_EMIT m_login.PrepareForSleep(true);
        QTRY_COMPARE(left.size(), 1);    // whoever is unlocking is stopped all the same
        QCOMPARE(m_login.asked, before);
    }

    void itsOwnSessionOnly()
    {
        ui::AwayWatch watch;
        QSignalSpy left(&watch, &ui::AwayWatch::away);
        watch.listen(connection(u"own"_s), connection(u"own"_s));
        const QString session = u"org.freedesktop.login1.Session"_s;
        // Which session is ours has to be asked first.
        QTRY_VERIFY((emitSignal(u"/org/freedesktop/login1/session/own"_s, session, u"Lock"_s), QTest::qWait(20), left.size() > 0));
        left.clear();
        QTest::qWait(100);
        left.clear();
        emitSignal(u"/org/freedesktop/login1/session/other"_s, session, u"Lock"_s);
        QTest::qWait(300);
        QCOMPARE(left.size(), 0);
    }

    void aLockedScreen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("interface");
        QTest::newRow("freedesktop") << u"/org/freedesktop/ScreenSaver"_s << u"org.freedesktop.ScreenSaver"_s;
        QTest::newRow("KDE") << u"/ScreenSaver"_s << u"org.freedesktop.ScreenSaver"_s;
        QTest::newRow("GNOME") << u"/org/gnome/ScreenSaver"_s << u"org.gnome.ScreenSaver"_s;
        QTest::newRow("Xfce") << u"/org/xfce/ScreenSaver"_s << u"org.xfce.ScreenSaver"_s;
        QTest::newRow("MATE") << u"/org/mate/ScreenSaver"_s << u"org.mate.ScreenSaver"_s;
        QTest::newRow("Cinnamon") << u"/org/cinnamon/ScreenSaver"_s << u"org.cinnamon.ScreenSaver"_s;
    }
    void aLockedScreen()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, interface);
        ui::AwayWatch watch;
        QSignalSpy left(&watch, &ui::AwayWatch::away);
        watch.listen(connection(u"own"_s), connection(u"own"_s));
        emitSignal(path, interface, u"ActiveChanged"_s, {false});
        emitSignal(path, interface, u"ActiveChanged"_s, {true});
        QTRY_COMPARE(left.size(), 1);
    }

    void withoutABusNothingHappens()
    {
        ui::AwayWatch watch;
        watch.listen(QDBusConnection(u"nowhere"_s), QDBusConnection(u"nowhere"_s));
        watch.setRunning(true);
        QTest::qWait(50);
    }
};

QTEST_MAIN(tst_AwayWatch)
#include "tst_away_watch.moc"
