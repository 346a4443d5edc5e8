// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/editors/editor.h"

#include <QStringList>

namespace dossier::ui {

class FlowLayout;

/// Several values of one field: a chip for each and an entry that adds one with Enter. As text one member a line; what
/// stands in the entry counts as the last.
class SetEditor final : public Editor
{
    Q_OBJECT
public:
    SetEditor(const VaultContext &context, store::Store &store, const schema::FieldSpec &field, QWidget *parent = nullptr);

    [[nodiscard]] QString typed() const override;
    void setTyped(const QString &text) override;
    void setIdentity(const QString &name, const QByteArray &draftKey) override;
    void setReadOnly(bool readOnly) override;
    void setWrong(bool wrong) override { m_entry->setWrong(wrong); }
    void appendChanges(std::vector<domain::ChangeSet> &changes) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void rebuild();
    [[nodiscard]] QString wordsOf(const QString &member) const;

    const VaultContext m_context;
    store::Store &m_store;
    const schema::FieldSpec &m_field;
    schema::FieldSpec m_single;      ///< the field as if it held one value
    QStringList m_members;
    QString m_name;
    QWidget *m_chips;
    FlowLayout *m_flow;
    Editor *m_entry;
    bool m_readOnly = false;
};

} // namespace dossier::ui
