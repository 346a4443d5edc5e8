// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace dossier::ui {

/// Takes back what a person did last, in the store she works in. The list of what can be taken back is the journal's
/// own and survives a restart.
class RecordUndo final
{
public:
    explicit RecordUndo(const VaultContext &context) : m_context(context) {}

    /// What would be taken back, in words ("change of a case"); empty where there is nothing.
    [[nodiscard]] QString next(store::Store &store) const;
    /// What was taken back, in words. Errors of Store::undo.
    [[nodiscard]] base::Result<QString> undo(store::Store &store) const;

private:
    [[nodiscard]] QString wordsOf(const QString &label) const;
    const VaultContext m_context;
};

} // namespace dossier::ui
