// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <QAction>
#include <QHash>
#include <QMenuBar>

#include <functional>

namespace dossier::ui {

/// One thing a person can ask for from anywhere: its words, its keys, where it stands in the menus.
struct CommandSpec {
    const char *id;          ///< "vault.lock"
    const char *label;       ///< glossary key
    const char *keys;        ///< portable key sequence, may be empty
    const char *menu;        ///< glossary key of the menu
    bool needsVault = true;
    bool checkable = false;
};

/// All commands of the window as actions: one list for menus, shortcuts and tests.
class CommandSet final : public QObject
{
    Q_OBJECT
public:
    /// Builds the actions into the window, and its menus.
    CommandSet(const Context &context, QWidget &window, QMenuBar &bar);

    [[nodiscard]] static const std::vector<CommandSpec> &specs();
    /// Null for an unknown id.
    [[nodiscard]] QAction *action(const QByteArray &id) const { return m_actions.value(id); }
    /// What happens when it is asked for; replaces what was there.
    void setHandler(const QByteArray &id, std::function<void()> handler) { m_handlers.insert(id, std::move(handler)); }
    /// Locked: whatever needs a vault rests.
    void setVaultOpen(bool open);

private:
    QHash<QByteArray, QAction *> m_actions;
    QHash<QByteArray, std::function<void()>> m_handlers;
    QList<QMenu *> m_vaultMenus;
};

} // namespace dossier::ui
