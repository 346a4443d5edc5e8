// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/vault_context.h"

namespace dossier::ui {

/// Takes back what a person did last, in the store she works in, and does it again. The list of what can be taken back
/// is the journal's own and survives a restart.
class RecordUndo final
{
public:
    explicit RecordUndo(const VaultContext &context) : m_context(context) {}

    /// Errors of Store::nextUndo.
    [[nodiscard]] base::Result<store::UndoStep> next(store::Store &store) const;
    /// It in words: "change of Ayparalı Tural", "an import of 303 records".
    [[nodiscard]] QString wordsOf(store::Store &store, const store::UndoStep &step) const;
    /// Errors of Store::undo and Store::redo.
    [[nodiscard]] base::Result<void> undo(store::Store &store) const;
    [[nodiscard]] base::Result<void> redo(store::Store &store) const;

private:
    const VaultContext m_context;
};

} // namespace dossier::ui
