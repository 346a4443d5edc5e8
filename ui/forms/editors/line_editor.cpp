// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/line_editor.h"

#include "ui/widgets/caret.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStyle>

#include <limits>

namespace dossier::ui {

void markWrong(QWidget *field, bool wrong)
{
    if (field->property("wrong").toBool() == wrong)
        return;
    field->setProperty("wrong", wrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

void alignLeading(QLineEdit &line)
{
    if (QGuiApplication::isRightToLeft())
        line.setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
}

LineEditor::LineEditor(const Context &context, QWidget *parent)
    : Editor(parent)
    , m_line(new QLineEdit)
{
    Q_UNUSED(context)
    // Qt's own limit would cut what is stored, without a word, and the next Save would keep it cut.
    m_line->setMaxLength(std::numeric_limits<int>::max());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line);
    setFocusProxy(m_line);
    alignLeading(*m_line);
    yieldUndo(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &Editor::edited);
}

void LineEditor::setTyped(const QString &text)
{
    // A record that was saved is loaded again: the caret stays, and undo now means what was saved.
    const int caret = m_line->text() == text ? m_line->cursorPosition() : 0;
    m_line->setText(text);
    m_line->setCursorPosition(caret);
}

void LineEditor::setIdentity(const QString &name, const QByteArray &draftKey)
{
    m_line->setAccessibleName(name);
    m_line->setProperty(kDraftKey, draftKey);
}

void LineEditor::setWrong(bool wrong)
{
    markWrong(m_line, wrong);
}

} // namespace dossier::ui
