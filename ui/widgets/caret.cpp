// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/caret.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace dossier::ui {

int caretOf(const QWidget *editor)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->cursorPosition();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        return text->textCursor().position();
    return 0;
}

void setCaret(QWidget *editor, int caret)
{
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setCursorPosition(caret);
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(std::min(caret, int(text->document()->characterCount()) - 1));
        text->setTextCursor(cursor);
    }
}

} // namespace dossier::ui
