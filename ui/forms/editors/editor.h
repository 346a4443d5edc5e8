// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/action.h"
#include "ui/vault_context.h"

#include <QWidget>

namespace dossier::ui {

/// Edits one field as text: what was typed is what a draft keeps, and one reading makes a value of it
/// (schema::parseValue). A set is one member a line. One small class for each kind of field.
class Editor : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// As it stands in the editor now; what setTyped was given, until somebody types.
    [[nodiscard]] virtual QString typed() const = 0;
    virtual void setTyped(const QString &text) = 0;
    /// For screen readers and drafts, set on whatever inside takes the keys.
    virtual void setIdentity(const QString &name, const QByteArray &draftKey) = 0;
    virtual void setReadOnly(bool readOnly) = 0;
    virtual void setWrong(bool wrong) { Q_UNUSED(wrong) }
    /// What was understood ("Spring 2024: 1 March to 31 May"); empty where there is nothing to say.
    [[nodiscard]] virtual QString echo() const { return {}; }
    /// The words of the echo that are the reading itself ("Spring 2024"); empty where it tells something else.
    [[nodiscard]] virtual QString reading() const { return {}; }
    /// IANA zone of the hours typed here; for an editor of moments.
    virtual void setZone(const QString &zone) { Q_UNUSED(zone) }
    /// Records that have to be made for what was typed ("Create 'X'").
    virtual void appendChanges(std::vector<domain::ChangeSet> &changes) const { Q_UNUSED(changes) }
    /// Wants the whole width of the form.
    [[nodiscard]] virtual bool isWide() const { return false; }

Q_SIGNALS:
    void edited();
};

/// The editor for a field's kind and shape; null for kinds that nobody types (bytes, order, parts).
[[nodiscard]] Editor *makeEditor(const VaultContext &context, store::Store &store, const schema::FieldSpec &field);

/// Gives record undo (Ctrl+Z) its turn once the editor itself has nothing to take back.
void yieldUndo(QWidget *editor);

} // namespace dossier::ui
