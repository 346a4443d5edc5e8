// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/editor.h"

#include "ui/forms/editors/answer_editor.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/forms/editors/instant_editor.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/forms/editors/reference_editor.h"
#include "ui/forms/editors/set_editor.h"
#include "ui/forms/editors/text_editor.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace dossier::ui {

namespace {

/// A line editor claims Ctrl+Z and Ctrl+Shift+Z even when it has nothing to undo; then the record's would never be reached.
class UndoYield final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *key = event->type() == QEvent::ShortcutOverride ? static_cast<QKeyEvent *>(event) : nullptr;
        const bool redo = key && key->matches(QKeySequence::Redo);
        if (!redo && !(key && key->matches(QKeySequence::Undo)))
            return false;
        const auto *line = qobject_cast<QLineEdit *>(watched);
        const auto *text = qobject_cast<QPlainTextEdit *>(watched);
        const bool has = line ? (redo ? line->isRedoAvailable() : line->isUndoAvailable())
                              : text && (redo ? text->document()->isRedoAvailable() : text->document()->isUndoAvailable());
        if (has)
            return false;
        event->ignore();
        return true;
    }
};

} // namespace

void yieldUndo(QWidget *editor)
{
    editor->installEventFilter(new UndoYield(editor));
}

Editor *makeEditor(const VaultContext &context, store::Store &store, const schema::FieldSpec &field)
{
    using schema::Kind;
    if (field.shape == schema::Shape::Part || field.kind == Kind::Bytes || field.kind == Kind::Order)
        return nullptr;
    if (field.shape == schema::Shape::Set)
        return new SetEditor(context, store, field);
    switch (field.kind) {
    case Kind::LongText:
        return new TextEditor(context.ui);
    case Kind::Code:
        return new CodeEditor(context, field);
    case Kind::YesNo:
        return new AnswerEditor(context);
    case Kind::Date:
        return new DateEditor(context);
    case Kind::Instant:
        return new InstantEditor(context, field);
    case Kind::Reference:
        return new ReferenceEditor(context, store, field);
    default:
        return new LineEditor(context.ui);
    }
}

} // namespace dossier::ui
