// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_plan.h"
#include "ui/pages/page.h"
#include "ui/widgets/parts.h"

class QVBoxLayout;

namespace dossier::ui {

/// Who a row may be, side by side with what the file says, and the three answers: the same person, another one, leave
/// it out. Nobody is merged unless somebody presses a button here.
class MatchPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit MatchPanel(const VaultContext &context, QWidget *parent = nullptr);

    /// Hides itself for a row without proposals.
    void show(const exchange::PlannedRow *row);

Q_SIGNALS:
    void decided(qint64 line, const dossier::exchange::RowDecision &decision);

private:
    void addCandidate(const exchange::PlannedRow &row, const exchange::PersonMatch &match);
    void addAnswers(std::int64_t line);
    [[nodiscard]] QString describe(base::RecordId person) const;

    const VaultContext m_context;
    QVBoxLayout *m_column;
};

} // namespace dossier::ui
