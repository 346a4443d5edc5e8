// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/widgets/parts.h"

#include <QListWidget>

namespace dossier::ui {

/// Every value a record ever had: who wrote it when, newest first.
class HistoryPanel final : public QFrame
{
    Q_OBJECT
public:
    HistoryPanel(const VaultContext &context, store::Store &store, QWidget *parent = nullptr);
    void show(base::RecordId record);

Q_SIGNALS:
    void closeWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Every line whole: the list measures items before it knows its width.
    void fitItems();

    const VaultContext m_context;
    store::Store &m_store;
    QListWidget *m_list;
};

} // namespace dossier::ui
