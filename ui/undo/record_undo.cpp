// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/undo/record_undo.h"

#include "ui/forms/form_layout.h"

namespace dossier::ui {

namespace {

/// Of many the name of one says little.
constexpr int kNamed = 20;

} // namespace

base::Result<store::UndoStep> RecordUndo::next(store::Store &store) const
{
    return store.nextUndo(m_context.session.member());
}

QString RecordUndo::wordsOf(store::Store &store, const store::UndoStep &step) const
{
    const Words &words = m_context.words();
    const QByteArray key = "ui.did." + step.summary.label.toLatin1();
    const QString what = words.label(m_context.ui.vocabularies.hasLabel(key) ? QByteArrayView(key) : QByteArrayView("ui.did.edit"));
    if (step.summary.changes > kNamed)
        return words.label("ui.did.to_many", {what, words.number(step.summary.changes)});
    // Parts have no name of their own; what has a page has.
    const auto shown = std::ranges::find_if(step.touched, [](const auto &one) { return formLayoutOf(one.first) != nullptr; });
    const QString title = shown == step.touched.end() ? QString() : items::titleInWords(m_context.cells(store), shown->second);
    return title.isEmpty() ? what : words.label("ui.did.to", {what, title});
}

base::Result<void> RecordUndo::undo(store::Store &store) const
{
    DOSSIER_TRY(store.undo(m_context.session.member()));
    return {};
}

base::Result<void> RecordUndo::redo(store::Store &store) const
{
    DOSSIER_TRY(store.redo(m_context.session.member()));
    return {};
}

} // namespace dossier::ui
