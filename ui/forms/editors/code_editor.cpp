// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/editors/code_editor.h"

#include "schema/value_text.h"
#include "ui/forms/editors/line_editor.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

namespace dossier::ui {

using namespace Qt::StringLiterals;

ChoiceBox::ChoiceBox(const Context &context, QWidget *parent)
    : QComboBox(parent)
    , m_context(context)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
}

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    const QRect arrow(width() - 14 - m_context.theme.u(2), (height() - 14) / 2, 14, 14);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), arrow), m_context.theme.pixmap(u"chevron-down"_s, u"text3"_s, 14, devicePixelRatioF()));
}

void ChoiceBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

CodeEditor::CodeEditor(const VaultContext &context, const schema::FieldSpec &field, QWidget *parent)
    : Editor(parent)
    , m_context(context)
    , m_vocabulary(field.vocabulary)
    , m_box(new ChoiceBox(context.ui))
{
    m_box->addItem(context.words().label("ui.field.empty"), QString());
    if (const schema::Vocabulary *terms = context.ui.vocabularies.vocabulary(field.vocabulary)) {
        for (const schema::Term &term : terms->terms) {
            if (!term.retired)
                m_box->addItem(term.label(context.words().language()), term.key);
        }
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_box);
    setFocusProxy(m_box);
    connect(m_box, &QComboBox::activated, this, &Editor::edited);
}

void CodeEditor::setTyped(const QString &text)
{
    const schema::Vocabulary *terms = m_context.ui.vocabularies.vocabulary(m_vocabulary);
    const schema::Term *term = terms ? (terms->term(text) ? terms->term(text) : terms->find(text)) : nullptr;
    const QString key = term ? term->key : text;
    if (m_box->findData(key) < 0)
        m_box->addItem(m_context.words().term(m_vocabulary, key), key);
    m_box->setCurrentIndex(m_box->findData(key));
}

void CodeEditor::setIdentity(const QString &name, const QByteArray &draftKey)
{
    m_box->setAccessibleName(name);
    m_box->setProperty(kDraftKey, draftKey);
}

void CodeEditor::setWrong(bool wrong)
{
    markWrong(m_box, wrong);
}

} // namespace dossier::ui
