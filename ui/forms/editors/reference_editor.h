// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/suggestions.h"
#include "ui/forms/editors/editor.h"

#include <QLineEdit>
#include <QListWidget>

namespace dossier::ui {

/// Another record, found while its name is typed; the last row makes one of that name. As text it is the id of the
/// record, "new:ID Name" for one that the save will make, or the bare words that nobody has chosen for yet.
class ReferenceEditor final : public Editor
{
    Q_OBJECT
public:
    ReferenceEditor(const VaultContext &context, store::Store &store, const schema::FieldSpec &field, QWidget *parent = nullptr);

    [[nodiscard]] QString typed() const override;
    void setTyped(const QString &text) override;
    void setIdentity(const QString &name, const QByteArray &draftKey) override;
    void setReadOnly(bool readOnly) override;
    void setWrong(bool wrong) override;
    [[nodiscard]] QString echo() const override;
    void appendChanges(std::vector<domain::ChangeSet> &changes) const override;
    [[nodiscard]] QListWidget &suggestions() { return *m_list; }
    [[nodiscard]] QLineEdit &line() { return *m_line; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void suggest();
    void choose(int row);
    void hideList();

    const VaultContext m_context;
    store::Store &m_store;
    const schema::FieldSpec &m_field;
    QLineEdit *m_line;
    QListWidget *m_list;
    QList<items::Suggestion> m_offered;
    QString m_chosen;          ///< as text; empty while only words are typed
    QString m_chosenTitle;
};

/// The id in "ID" or "new:ID Name"; absent for anything else.
[[nodiscard]] std::optional<base::RecordId> referencedId(const QString &typed);
/// The records to make for "new:ID Name" of that entity: a person, a body, or nothing.
void appendCreated(const QString &typed, schema::EntityType entity, base::Random &random, std::vector<domain::ChangeSet> &changes);

} // namespace dossier::ui
