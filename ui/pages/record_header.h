// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/vault_context.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/parts.h"

namespace dossier::ui {

/// The top of a record's page: which record it is, how it stands, and what is not saved yet.
class RecordHeader final : public QFrame
{
    Q_OBJECT
public:
    RecordHeader(const VaultContext &context, store::Store &store, const schema::EntitySpec &entity, QWidget *parent = nullptr);

    void showRecord(const domain::Record &record, bool isNew);
    /// How much Save would save; 0: nothing, and there is no draft.
    void showChanges(int changes, bool writable);
    /// Beside a pencil; empty takes both away.
    void showDraft(const QString &kept);
    [[nodiscard]] QString title() const { return m_title->fullText(); }
    [[nodiscard]] QPushButton &saveButton() { return *m_save; }

Q_SIGNALS:
    void backWanted();
    void undoWanted();
    void historyWanted();
    void discardWanted();
    void saveWanted();

private:
    [[nodiscard]] QLayout *makeTop();
    [[nodiscard]] QLayout *makeTitle();
    [[nodiscard]] std::pair<QString, QString> titleOf(const domain::Record &record) const;
    void showBadges(const domain::Record &record, bool isNew);

    const VaultContext m_context;
    store::Store &m_store;
    const schema::EntitySpec &m_entity;
    ElidedLabel *m_title;
    QLabel *m_below;
    QWidget *m_badges;
    FlowLayout *m_badgeFlow;
    QLabel *m_pencil;
    QLabel *m_draft;
    QPushButton *m_discard;
    QPushButton *m_save;
};

} // namespace dossier::ui
