// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/write_job.h"
#include "ui/jobs/job.h"
#include "ui/pages/import/column_panel.h"
#include "ui/pages/import/count_card.h"
#include "ui/pages/import/import_choices.h"
#include "ui/pages/import/match_panel.h"
#include "ui/pages/import/plan_model.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/file_panel.h"
#include "ui/widgets/message_bar.h"

#include <QStackedWidget>
#include <QTableView>

namespace dossier::ui {

/// Brings a list in: the file or a pasted block; then its columns at the leading side and at once what would become of
/// every row; and only then the import, as one step to undo. Nothing is written before.
class ImportPage final : public Page
{
    Q_OBJECT
public:
    ImportPage(const VaultContext &context, StatusLine &status, QWidget *parent = nullptr);

    [[nodiscard]] QString formName() const override { return QStringLiteral("import"); }
    [[nodiscard]] QByteArray place() const override { return "cases"; }
    [[nodiscard]] store::Store *draftStore() const override { return nullptr; }
    void focusFirst() override;
    bool run(const QByteArray &command) override;

    void setFile(const QString &path);
    [[nodiscard]] QPushButton &importButton() { return *m_run; }
    [[nodiscard]] ChoiceBox &publication() { return m_choices->publication(); }
    [[nodiscard]] PlanModel &plan() { return *m_model; }
    [[nodiscard]] MatchPanel &match() { return *m_match; }
    [[nodiscard]] bool isWorking() const { return m_planning.isRunning() || m_job; }

private:
    /// What one reading gave; kept, so that a decision about a row needs no second reading of the vault.
    struct Outcome {
        std::shared_ptr<const exchange::ReadList> list;
        std::shared_ptr<const exchange::KnownRecords> known;
        base::Result<exchange::ImportPlan> plan = base::fail(base::ErrorCode::Internal);
        std::optional<exchange::Finding> failure;
    };
    struct Request;
    [[nodiscard]] static Outcome work(const Request &request);
    [[nodiscard]] QWidget *makeFileStep();
    [[nodiscard]] QWidget *makeCheckStep();
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeColumns();
    [[nodiscard]] QWidget *makePlan();
    [[nodiscard]] QLayout *makeCards();
    [[nodiscard]] QLayout *makeFooter();
    void paste();
    void read(const QByteArray &table, const QString &name);
    void makePlanAgain();
    void show(Outcome outcome);
    void showCounts(const exchange::ImportPlan &plan);
    void choose(PlanModel::Shown shown);
    void decide(qint64 line, const exchange::RowDecision &decision);
    void start();
    void conclude(const base::Result<store::Applied> &result);

    const VaultContext m_context;
    StatusLine &m_status;
    QStackedWidget *m_steps;
    FilePanel *m_files = nullptr;
    MessageBar *m_fileMessage = nullptr;
    ElidedLabel *m_file = nullptr;
    QLabel *m_facts = nullptr;
    ImportChoices *m_choices = nullptr;
    ColumnPanel *m_columns = nullptr;
    QList<CountCard *> m_cards;
    PlanModel *m_model;
    QTableView *m_table = nullptr;
    MatchPanel *m_match = nullptr;
    MessageBar *m_message = nullptr;
    QPushButton *m_run = nullptr;

    QByteArray m_tableBytes;
    exchange::ImportAnswers m_answers;
    std::shared_ptr<const exchange::ReadList> m_list;
    std::optional<exchange::ImportPlan> m_plan;
    Job<Outcome> m_planning;
    std::unique_ptr<store::WriteJob> m_job;
    std::optional<ShownJob> m_shown;
};

} // namespace dossier::ui
