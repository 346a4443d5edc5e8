// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "base/process_hygiene.h"
#include "ui/pages/create_page.h"
#include "ui/pages/unlock_page.h"
#include "ui/shell/away_watch.h"
#include "ui/shell/lock_key.h"
#include "ui/widgets/after_painting.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>
#include <QScreen>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kListenAfter{1};

/// What was copied or selected here goes with the vault; what another program holds is its own.
void forgetClipboard()
{
    QClipboard &clipboard = *QGuiApplication::clipboard();
    if (clipboard.ownsClipboard())
        clipboard.clear(QClipboard::Clipboard);
    if (clipboard.ownsSelection())
        clipboard.clear(QClipboard::Selection);
}

} // namespace

MainWindow::MainWindow(const Context &context, Preferences &preferences, QWidget *parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_preferences(preferences)
    , m_commands(new CommandSet(context, *this, *menuBar()))
    , m_stack(new QStackedWidget)
    , m_status(new StatusLine(context))
    , m_idle(context.idleLock)
    , m_away(new AwayWatch(this))
{
    setWindowTitle(u"Dossier"_s);
    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    // As mocked up, and never beyond a small laptop's screen, frame included.
    const QSize frame(style()->pixelMetric(QStyle::PM_MdiSubWindowFrameWidth) * 2, style()->pixelMetric(QStyle::PM_TitleBarHeight));
    resize(QSize(1366, 768).boundedTo(screen()->availableSize() - frame));
    connectCommands();
    connect(&m_idle, &IdleWatch::idle, this, [this] {
        const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(m_context.idleLock).count();
        lock(m_context.words.count(keepsDraft() ? "ui.lock.after_idle" : "ui.lock.after_idle_nothing", minutes));
    });
    connect(&m_idle, &IdleWatch::touched, this, [this] {
        if (m_workspace)
            m_workspace->touched();
    });
    connect(m_away, &AwayWatch::away, this, &MainWindow::lockWhileAway);
    // Finding the buses takes as long as showing the first rows, which come first.
    afterPainting(*this, [this] {
        QTimer::singleShot(kListenAfter, m_away, [this] { m_away->listen(QDBusConnection::systemBus(), QDBusConnection::sessionBus()); });
    });
}

MainWindow::~MainWindow()
{
    delete std::exchange(m_workspace, nullptr);
}

void MainWindow::connectCommands()
{
    for (const CommandSpec &spec : CommandSet::specs()) {
        const QByteArray id = spec.id;
        m_commands->setHandler(id, [this, id] {
            if (m_workspace)
                m_workspace->run(id);
        });
    }
    m_commands->setHandler("vault.new", [this] {
        lock({});
        showCreate();
    });
    m_commands->setHandler("vault.open", [this] { lock(m_context.words.label("ui.status.locked")); });
    m_commands->setHandler("vault.lock", [this] { lockByHand(); });
    connect(new LockKey(this), &LockKey::pressed, this, &MainWindow::lockByHand);
    m_commands->setHandler("vault.quit", [this] { close(); });
    m_commands->setHandler("view.dark", [this] { toggleScheme(Theme::Scheme::Dark, m_commands->action("view.dark")->isChecked()); });
    m_commands->setHandler("view.contrast", [this] { toggleScheme(Theme::Scheme::HighContrast, m_commands->action("view.contrast")->isChecked()); });
    for (const char *language : {"en", "az", "ru"}) {
        m_commands->setHandler(QByteArray("view.language_") + language, [this, language] {
            m_preferences.setLanguage(QString::fromLatin1(language));
            m_status->say(m_context.words.label("ui.language.next_start"));
        });
    }
    m_commands->action("view.dark")->setChecked(m_context.theme.scheme() == Theme::Scheme::Dark);
    m_commands->action("view.contrast")->setChecked(m_context.theme.scheme() == Theme::Scheme::HighContrast);
}

void MainWindow::toggleScheme(Theme::Scheme scheme, bool on)
{
    const Theme::Scheme chosen = on ? scheme : Theme::Scheme::Light;
    m_context.theme.setScheme(chosen);
    m_preferences.setScheme(chosen);
    m_commands->action("view.dark")->setChecked(chosen == Theme::Scheme::Dark);
    m_commands->action("view.contrast")->setChecked(chosen == Theme::Scheme::HighContrast);
}

void MainWindow::setPage(QWidget *page)
{
    QWidget *before = m_stack->currentWidget();
    m_stack->addWidget(page);
    m_stack->setCurrentWidget(page);
    if (before) {
        m_stack->removeWidget(before);
        // Its own signal may have brought us here.
        before->deleteLater();
    }
}

void MainWindow::begin(const QString &vaultPath)
{
    const QString path = vaultPath.isEmpty() ? m_preferences.lastVault() : vaultPath;
    if (path.isEmpty())
        showCreate();
    else
        showUnlock(path);
}

void MainWindow::showUnlock(const QString &vaultPath, const QString &reason)
{
    m_path = vaultPath;
    auto *page = new UnlockPage(m_context, vaultPath, reason,
                                [this](std::unique_ptr<store::Session> session, const QString &path) { openSession(std::move(session), path); },
                                m_stack);
    connect(page, &UnlockPage::newVaultWanted, this, &MainWindow::showCreate);
    setPage(page);
    m_commands->setVaultOpen(false);
    m_status->setStanding(m_context.words.label("ui.status.locked"));
    m_status->setRight({}, {});
    m_status->setLockHint({});
    page->focusFirst();
}

void MainWindow::showCreate()
{
    const QString folder = m_path.isEmpty() ? QDir::homePath() : QFileInfo(m_path).absolutePath();
    auto *page = new CreatePage(m_context, folder, [this](std::unique_ptr<store::Session> session, const QString &path) { openSession(std::move(session), path); });
    connect(page, &CreatePage::cancelled, this, [this] { showUnlock(m_path.isEmpty() ? m_preferences.lastVault() : m_path); });
    setPage(page);
    m_commands->setVaultOpen(false);
    m_status->setStanding({});
    m_status->setLockHint({});
    page->focusFirst();
}

void MainWindow::openSession(std::unique_ptr<store::Session> session, const QString &path)
{
    m_path = path;
    m_mayLose = false;
    m_preferences.setLastVault(path);
    if (session->access() == vault::Access::ReadWrite) {
        // An unlock that cannot be written down is still an unlock; the journal shows the gap.
        (void)session->main().note(u"unlock"_s, {}, session->member());
    }
    m_workspace = new Workspace(m_context, std::move(session), *m_status, m_stack);
    connect(m_workspace, &Workspace::lockWanted, this, &MainWindow::lockByHand, Qt::QueuedConnection);
    setPage(m_workspace);
    m_commands->setVaultOpen(true);
    m_idle.setRunning(true);
    m_away->setRunning(true);
    const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(m_context.idleLock).count();
    m_status->setLockHint(m_context.words.count("ui.lock.hint", minutes));
    m_workspace->begin();
    reportOpening();
}

void MainWindow::reportOpening()
{
    const Words &words = m_context.words;
    const store::SessionReport &report = m_workspace->session().report();
    if (report.setback)
        m_status->say(words.error({report.setback->reason, {}}));
    else if (!base::SecretBytes::allLocked())
        m_status->say(words.label("ui.warning.memory_not_locked"));
    else if (base::swapsWithoutEncryption())
        m_status->say(words.label("ui.warning.swap"));
}

bool MainWindow::keepsDraft() const
{
    const Page *page = m_workspace ? m_workspace->currentPage() : nullptr;
    return page && page->isDirty();
}

void MainWindow::lockByHand()
{
    lock(m_context.words.label(keepsDraft() ? "ui.lock.by_hand" : "ui.lock.by_hand_nothing"));
}

void MainWindow::lockWhileAway()
{
    if (m_workspace)
        lock(m_context.words.label(keepsDraft() ? "ui.lock.away" : "ui.lock.away_nothing"));
    else if (qobject_cast<UnlockPage *>(m_stack->currentWidget()))
        showUnlock(m_path);
}

void MainWindow::lock(const QString &reason)
{
    m_idle.setRunning(false);
    m_away->setRunning(false);
    if (!m_workspace)
        return;
    const QString said = m_workspace->keepAll() ? reason : m_context.words.label("ui.lock.not_kept");
    m_commands->setVaultOpen(false);
    Workspace *open = std::exchange(m_workspace, nullptr);
    m_stack->removeWidget(open);
    m_status->clear();
    // Nobody looks on while a job of the vault finds its end.
    showUnlock(m_path, said);
    repaint();
    // At once: keys and texts must not wait for the event loop.
    delete open;
    forgetClipboard();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // Said once; whoever closes again means it.
    if (m_workspace && !m_workspace->keepAll() && !std::exchange(m_mayLose, true)) {
        m_status->say(m_context.words.label("ui.quit.not_kept"));
        event->ignore();
        return;
    }
    hide();
    delete std::exchange(m_workspace, nullptr);
    // On the way out Qt would hand it to a clipboard manager, which keeps it.
    forgetClipboard();
    event->accept();
    QApplication::quit();
}

} // namespace dossier::ui
