// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/editors/editor.h"
#include "ui/widgets/parts.h"

namespace dossier::ui {

class EchoLine;
class FieldLabel;

/// A field on a page: its label with a dot while it is changed, its editor, and below it what was understood or what is
/// wrong. The text stays as typed whatever is wrong with it.
class FieldBox final : public QWidget
{
    Q_OBJECT
public:
    /// `language`: of a text in languages; empty for any other field.
    FieldBox(const VaultContext &context, const schema::FieldSpec &field, Editor *editor, const QByteArray &draftKey, const QString &language = {},
             QWidget *parent = nullptr);

    [[nodiscard]] const schema::FieldSpec &field() const { return m_field; }
    [[nodiscard]] const QByteArray &draftKey() const { return m_draftKey; }
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] Editor &editor() const { return *m_editor; }

    void setInitial(const QString &typed);
    void setTyped(const QString &typed);
    [[nodiscard]] QString initial() const { return m_initial; }
    [[nodiscard]] bool isChanged() const { return m_editor->typed() != m_initial; }
    /// A sentence below the editor; empty takes it away.
    void setProblem(const QString &problem);
    [[nodiscard]] QString problem() const { return m_problem; }
    /// The record says something else by now than when the typing began: says what, until it is loaded again.
    void noteChangedMeanwhile();
    [[nodiscard]] QString noteText() const;

Q_SIGNALS:
    void edited();

private:
    void refresh();

    const VaultContext m_context;
    const schema::FieldSpec &m_field;
    QByteArray m_draftKey;
    QString m_language;
    Editor *m_editor;
    QString m_initial;
    QString m_problem;
    QString m_notice;
    QString m_name;
    FieldLabel *m_label = nullptr;
    EchoLine *m_note;
};

} // namespace dossier::ui
