// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"
#include "store/session/session.h"
#include "ui/context.h"

namespace dossier::ui {

/// What every part of an open vault's window works with. Destroyed with all its pages when the vault locks.
struct VaultContext {
    const Context &ui;
    store::Session &session;

    [[nodiscard]] const Words &words() const { return ui.words; }
    [[nodiscard]] const Theme &theme() const { return ui.theme; }
    /// How values of a store are worded today, in the language of the window.
    [[nodiscard]] items::CellContext cells(const store::Store &store) const;
    [[nodiscard]] domain::Action action(const QString &label, std::vector<domain::ChangeSet> changes) const;
};

} // namespace dossier::ui
