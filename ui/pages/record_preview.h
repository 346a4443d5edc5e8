// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/case_columns.h"
#include "items/columns.h"
#include "ui/vault_context.h"
#include "ui/widgets/parts.h"

#include <QVBoxLayout>

namespace dossier::ui {

/// What a person needs to know of the chosen row without opening it.
class RecordPreview final : public QFrame
{
    Q_OBJECT
public:
    RecordPreview(const VaultContext &context, store::Store &store, QWidget *parent = nullptr);
    /// Absent: nothing is chosen.
    void show(const std::optional<domain::Record> &record);

Q_SIGNALS:
    void openWanted();
    void exportWanted();

private:
    void showCase(const domain::Record &record);
    void showOther(const domain::Record &record);
    void addHeader(const QString &title, const QString &below);
    void addBadges(const QList<QWidget *> &badges);
    void addFact(const QString &label, const QString &value, const QString &more = {});
    void addCustody(const domain::Record &record);
    void addNextDate(const items::NextDate &next);
    void addLatest(const domain::Record &record);
    void addSection();
    [[nodiscard]] items::CellContext cells() const;
    [[nodiscard]] QString title(base::RecordId id) const;

    const VaultContext m_context;
    store::Store &m_store;
    QScrollArea *m_scroll;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_open;
    QPushButton *m_export;
};

} // namespace dossier::ui
