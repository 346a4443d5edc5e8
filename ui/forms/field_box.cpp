// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_box.h"

#include "ui/text/date_words.h"
#include "ui/widgets/echo_line.h"
#include "ui/widgets/field_label.h"

#include <QVBoxLayout>

namespace dossier::ui {

FieldBox::FieldBox(const VaultContext &context, const schema::FieldSpec &field, Editor *editor, const QByteArray &draftKey, const QString &language,
                   QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_field(field)
    , m_draftKey(draftKey)
    , m_language(language)
    , m_editor(editor)
    , m_name(context.words().field(field))
    , m_note(new EchoLine(context.ui))
{
    if (!language.isEmpty())
        m_name = context.words().label("ui.field.in_language", {m_name, context.words().languageName(language)});
    m_label = new FieldLabel(context.ui, m_name);
    m_label->setBuddy(editor);
    m_note->hide();
    editor->setIdentity(m_name, draftKey);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(context.theme().u(0.75));
    column->addWidget(m_label);
    column->addWidget(editor);
    column->addWidget(m_note);
    column->addStretch(1);
    connect(editor, &Editor::edited, this, [this] {
        m_problem.clear();
        refresh();
        Q_EMIT edited();
    });
    refresh();
}

void FieldBox::setInitial(const QString &typed)
{
    m_editor->setTyped(typed);
    m_initial = m_editor->typed();
    m_problem.clear();
    m_notice.clear();
    refresh();
}

void FieldBox::setTyped(const QString &typed)
{
    m_editor->setTyped(typed);
    refresh();
}

void FieldBox::setProblem(const QString &problem)
{
    m_problem = problem;
    refresh();
}

void FieldBox::noteChangedMeanwhile()
{
    m_notice = m_initial.isEmpty() ? m_context.words().label("ui.field.emptied_meanwhile")
                                   : m_context.words().label("ui.field.changed_meanwhile", {m_initial});
    refresh();
}

QString FieldBox::noteText() const
{
    return m_note->text();
}

void FieldBox::refresh()
{
    m_label->setChanged(isChanged());
    const bool isNoticed = m_problem.isEmpty() && !m_notice.isEmpty() && isChanged();
    m_editor->setWrong(!m_problem.isEmpty());
    if (isNoticed)
        m_note->setProblem(m_notice);
    else if (!m_problem.isEmpty())
        m_note->setProblem(m_problem);
    else
        m_note->setEcho(m_editor->echo(), m_editor->reading());
    QWidget *inner = m_editor->focusProxy() ? m_editor->focusProxy() : m_editor;
    inner->setAccessibleDescription(spoken(m_note->text()));
}

} // namespace dossier::ui
