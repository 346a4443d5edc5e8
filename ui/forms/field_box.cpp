// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_box.h"

#include <QVBoxLayout>

namespace dossier::ui {

using namespace Qt::StringLiterals;

FieldBox::FieldBox(const VaultContext &context, const schema::FieldSpec &field, Editor *editor, const QByteArray &draftKey, const QString &language,
                   QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_field(field)
    , m_draftKey(draftKey)
    , m_language(language)
    , m_editor(editor)
    , m_name(context.words().field(field))
    , m_label(makeLabel(context.ui, Theme::Role::Small, {}, "soft"))
    , m_note(makeLabel(context.ui, Theme::Role::Small, {}, "hint"))
{
    if (!language.isEmpty())
        m_name = context.words().label("ui.field.in_language", {m_name, context.words().languageName(language)});
    // A long label in another language wraps instead of widening the page.
    m_label->setWordWrap(true);
    m_label->setBuddy(editor);
    m_note->setWordWrap(true);
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

void FieldBox::refresh()
{
    m_label->setText(isChanged() ? m_name + u" \u2022"_s : m_name);
    const bool isNoticed = m_problem.isEmpty() && !m_notice.isEmpty() && isChanged();
    const QString echo = isNoticed ? m_notice : m_problem.isEmpty() ? m_editor->echo() : m_problem;
    m_editor->setWrong(!m_problem.isEmpty());
    m_note->setText(echo);
    setLook(m_note, m_problem.isEmpty() && !isNoticed ? "hint" : "bad");
    m_note->setVisible(!echo.isEmpty());
    QWidget *inner = m_editor->focusProxy() ? m_editor->focusProxy() : m_editor;
    inner->setAccessibleDescription(echo);
}

} // namespace dossier::ui
