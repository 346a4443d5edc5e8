// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/absence_panel.h"
#include "ui/pages/import/count_card.h"
#include "ui/pages/import/match_panel.h"
#include "ui/pages/import/plan_model.h"
#include "ui/pages/import/row_panel.h"

#include <QTableView>

namespace dossier::ui {

/// What would become of every row: the counts, which are filters; the lines; and the question that the chosen line asks.
class PlanView final : public QWidget
{
    Q_OBJECT
public:
    explicit PlanView(const VaultContext &context, QWidget *parent = nullptr);

    /// A new plan of the same file leaves the view at the row it was at, or at the next one where that row needs no look
    /// any more. `list` and `known` are what the plan was made of.
    void show(const exchange::ImportPlan &plan, std::shared_ptr<const exchange::ReadList> list,
              std::shared_ptr<const exchange::KnownRecords> known);
    void clear();
    /// The first look at a file: what needs one, if anything does.
    void begin();
    [[nodiscard]] PlanModel &model() { return *m_model; }
    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] MatchPanel &match() { return *m_match; }
    [[nodiscard]] AbsencePanel &absence() { return *m_absence; }
    [[nodiscard]] RowPanel &row() { return *m_row; }
    [[nodiscard]] bool isChosen(PlanModel::Shown shown) const;
    void choose(PlanModel::Shown shown);

Q_SIGNALS:
    void decided(qint64 line, const std::optional<dossier::exchange::RowDecision> &decision);
    void answered(const dossier::base::RecordId &caseId, const dossier::domain::AbsenceAnswer &answer);

private:
    [[nodiscard]] QLayout *makeCards();
    void makeTable();
    void showCounts(const exchange::ImportPlan &plan);
    void showQuestion(int row);
    void select(int row);

    const VaultContext m_context;
    QList<CountCard *> m_cards;
    PlanModel *m_model;
    QTableView *m_table;
    MatchPanel *m_match;
    AbsencePanel *m_absence;
    RowPanel *m_row;
    std::shared_ptr<const exchange::ReadList> m_list;
    std::shared_ptr<const exchange::KnownRecords> m_known;
};

} // namespace dossier::ui
