// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/text_editor.h"

#include "ui/forms/editors/line_editor.h"
#include "ui/widgets/caret.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QTextBlock>
#include <QTextLayout>

namespace dossier::ui {

namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 14;

} // namespace

TextEditor::TextEditor(const Context &context, QWidget *parent)
    : Editor(parent)
    , m_text(new QPlainTextEdit)
{
    Q_UNUSED(context)
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    if (QGuiApplication::isRightToLeft()) {
        QTextOption leading = m_text->document()->defaultTextOption();
        leading.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
        m_text->document()->setDefaultTextOption(leading);
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text);
    setFocusProxy(m_text);
    yieldUndo(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        fit();
        if (!m_setting)
            Q_EMIT edited();
    });
    fit();
}

void TextEditor::setTyped(const QString &text)
{
    m_setting = true;
    // A record that was saved is loaded again: the caret stays, and undo now means what was saved.
    if (m_text->toPlainText() == text)
        m_text->document()->clearUndoRedoStacks();
    else
        m_text->setPlainText(text);
    m_setting = false;
}

void TextEditor::setIdentity(const QString &name, const QByteArray &draftKey)
{
    m_text->setAccessibleName(name);
    m_text->setProperty(kDraftKey, draftKey);
}

void TextEditor::setWrong(bool wrong)
{
    markWrong(m_text, wrong);
}

void TextEditor::resizeEvent(QResizeEvent *event)
{
    Editor::resizeEvent(event);
    fit();
}

void TextEditor::fit()
{
    int lines = 0;
    // A text of 100,000 characters is laid out once; only its first lines matter for the height.
    for (QTextBlock block = m_text->document()->firstBlock(); block.isValid() && lines <= kMostLines; block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    lines = std::clamp(lines, kFewestLines, kMostLines);
    const int height = lines * m_text->fontMetrics().lineSpacing() + 2 * int(m_text->document()->documentMargin()) + m_text->fontMetrics().height();
    m_text->setFixedHeight(height);
}

} // namespace dossier::ui
