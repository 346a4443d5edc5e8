// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/columns.h"
#include "ui/vault_context.h"
#include "ui/widgets/lines_delegate.h"
#include "ui/widgets/parts.h"

#include <QListWidget>

namespace dossier::ui {

/// Every value a record ever had, newest first, under who wrote it when.
class HistoryPanel final : public QFrame
{
    Q_OBJECT
public:
    HistoryPanel(const VaultContext &context, store::Store &store, QWidget *parent = nullptr);
    void show(base::RecordId record);
    [[nodiscard]] QListWidget &list() { return *m_list; }

Q_SIGNALS:
    void closeWanted();

private:
    using Titles = QHash<base::RecordId, QString>;
    [[nodiscard]] Titles titlesOf(const QList<store::HistoryEntry> &entries) const;
    void append(const QList<TextLine> &lines, double unitsAbove);
    void appendHeading(const QString &moment, const QString &actor);
    /// `before`: what the field said until then; null where nobody knows.
    void appendEntry(const store::HistoryEntry &entry, const schema::EntitySpec &entity, const store::HistoryEntry *before, const Titles &titles);
    [[nodiscard]] QString valueOf(const store::HistoryEntry &entry, const Titles &titles) const;

    const VaultContext m_context;
    store::Store &m_store;
    QListWidget *m_list;
};

} // namespace dossier::ui
