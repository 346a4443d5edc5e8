// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/editor.h"

#include "ui/forms/editors/answer_editor.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/forms/editors/line_editor.h"
#include "ui/forms/editors/reference_editor.h"
#include "ui/forms/editors/set_editor.h"
#include "ui/forms/editors/text_editor.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace dossier::ui {

namespace {

/// A line editor claims Ctrl+Z even when it has nothing to undo; then the record's undo would never be reached.
class UndoYield final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::ShortcutOverride || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo))
            return false;
        const auto *line = qobject_cast<QLineEdit *>(watched);
        const auto *text = qobject_cast<QPlainTextEdit *>(watched);
        const bool has = line ? line->isUndoAvailable() : text && text->document()->isUndoAvailable();
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
    case Kind::Reference:
        return new ReferenceEditor(context, store, field);
    default:
        return new LineEditor(context.ui);
    }
}

} // namespace dossier::ui
