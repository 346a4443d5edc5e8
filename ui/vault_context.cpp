// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault_context.h"

namespace dossier::ui {

items::CellContext VaultContext::cells(const store::Store &store) const
{
    return {store, ui.registry, ui.vocabularies, ui.words.language(), ui.clock.today()};
}

domain::Action VaultContext::action(const QString &label, std::vector<domain::ChangeSet> changes) const
{
    domain::Action action;
    action.id = base::newId<base::ActionTag>(ui.random);
    action.label = label;
    action.actor = session.member();
    action.origin = domain::Origin::Form;
    action.changes = std::move(changes);
    return action;
}

} // namespace dossier::ui
