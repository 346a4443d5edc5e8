// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/record_undo.h"

namespace dossier::ui {

namespace {

constexpr int kLookBack = 20;

} // namespace

QString RecordUndo::wordsOf(const QString &label) const
{
    const QByteArray key = "ui.did." + label.toLatin1();
    return m_context.words().label(m_context.ui.vocabularies.hasLabel(key) ? QByteArrayView(key) : QByteArrayView("ui.did.edit"));
}

QString RecordUndo::next(store::Store &store) const
{
    const auto actions = store.actions(kLookBack);
    if (!actions)
        return {};
    for (const store::ActionSummary &action : *actions) {
        if (!action.undone && !action.undoes)
            return wordsOf(action.label);
    }
    return {};
}

base::Result<QString> RecordUndo::undo(store::Store &store) const
{
    const QString what = next(store);
    DOSSIER_TRY(store.undo(m_context.session.member()));
    return what;
}

} // namespace dossier::ui
