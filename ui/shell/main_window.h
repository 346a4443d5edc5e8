// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_set.h"
#include "ui/shell/idle_watch.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/status_line.h"
#include "ui/shell/workspace.h"

#include <QMainWindow>

namespace dossier::ui {

class AwayWatch;

/// A stack of pages and a menu. Locked it holds the unlock page and nothing else of a vault.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const Context &context, Preferences &preferences, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// The unlock page of this vault; the page that makes one where there is none.
    void begin(const QString &vaultPath);
    void showUnlock(const QString &vaultPath, const QString &reason = {});
    void showCreate();
    void openSession(std::unique_ptr<store::Session> session, const QString &path);
    /// Keeps what is typed, then destroys every page and the keys. Asks nothing.
    void lock(const QString &reason);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    [[nodiscard]] CommandSet &commands() { return *m_commands; }
    [[nodiscard]] StatusLine &status() { return *m_status; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectCommands();
    /// Something is typed on the page in front that is not saved.
    [[nodiscard]] bool keepsDraft() const;
    void lockByHand();
    /// The person has left; whoever is just unlocking must not find the vault open either.
    void lockWhileAway();
    void setPage(QWidget *page);
    void toggleScheme(Theme::Scheme scheme, bool on);
    void reportOpening();

    const Context &m_context;
    Preferences &m_preferences;
    CommandSet *m_commands;
    QStackedWidget *m_stack;
    StatusLine *m_status;
    IdleWatch m_idle;
    AwayWatch *m_away;
    ReturnPresses m_return;
    Workspace *m_workspace = nullptr;
    bool m_mayLose = false;    ///< that it would be lost was said
    QString m_path;
};

} // namespace dossier::ui
