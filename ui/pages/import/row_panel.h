// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "ui/vault_context.h"
#include "ui/widgets/parts.h"

namespace dossier::ui {

/// All that the plan says of a line that asks nothing: what its column has no room for; and the way to leave it out. A row
/// that was decided is the match panel's.
class RowPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit RowPanel(const VaultContext &context, QWidget *parent = nullptr);

    /// Hides itself where there is nothing to say. `planned` is null where the line is no row of the file.
    void show(const QString &name, const QStringList &details, const exchange::PlannedRow *planned);
    [[nodiscard]] QPushButton &answer() { return *m_answer; }

Q_SIGNALS:
    void decided(qint64 line, const std::optional<dossier::exchange::RowDecision> &decision);

private:
    QLabel *m_title;
    QLabel *m_details;
    QPushButton *m_answer;
    qint64 m_line = 0;
};

} // namespace dossier::ui
