// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/plan_outline.h"
#include "store/write_job.h"
#include "ui/pages/import/column_panel.h"
#include "ui/pages/import/import_choices.h"
#include "ui/pages/import/import_file_step.h"
#include "ui/pages/import/plan_view.h"
#include "ui/pages/import/planning_job.h"
#include "ui/pages/import/reading_panel.h"
#include "ui/pages/page.h"
#include "ui/widgets/status_line.h"

#include <QShortcut>
#include <QStackedWidget>

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
    [[nodiscard]] store::Store *draftStore() const override;
    /// What an import that was left, locked away or cut off is taken up with again.
    [[nodiscard]] QList<std::pair<QByteArray, QString>> unsavedTexts() const override;
    void restoreTexts(const QList<std::pair<QByteArray, QString>> &texts) override;
    void focusFirst() override;
    bool run(const QByteArray &command) override;

    void setFile(const QString &path) { m_files->readFile(path); }
    [[nodiscard]] QPushButton &importButton() { return *m_run; }
    [[nodiscard]] ChoiceBox &publication() { return m_choices->publication(); }
    [[nodiscard]] PlanView &planView() { return *m_view; }
    [[nodiscard]] ColumnPanel &columns() { return *m_columns; }
    [[nodiscard]] ReadingPanel &reading() { return *m_reading; }
    [[nodiscard]] ImportChoices &choices() { return *m_choices; }
    [[nodiscard]] MessageBar &message() { return m_steps->currentIndex() == 0 ? m_files->message() : *m_message; }
    [[nodiscard]] bool isBusy() const override { return m_job != nullptr; }
    [[nodiscard]] bool isUnfinished() const override { return !m_source.bytes.isEmpty(); }
    [[nodiscard]] bool isWorking() const { return m_files->isReading() || m_planning.isRunning() || m_job; }

private:
    [[nodiscard]] QWidget *makeCheckStep();
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeColumns();
    [[nodiscard]] QWidget *makePlanSide();
    [[nodiscard]] QLayout *makeFooter();
    /// Another list than before.
    void take(const ListSource &list);
    void giveUp();
    void takeUp(const ImportDraft &before);
    void forgetDraft();
    /// The file and the vault are read anew, or only the answers are.
    enum class Again : std::uint8_t { Everything, Answers };
    void makePlan(Again again);
    void makeAllAgain() { makePlan(Again::Everything); }
    void show(Planned planned);
    void showFailure(const Planned &planned);
    void showPlan();
    void showProgress(qint64 done);
    void updateStop();
    void cancelReading();
    void decide(qint64 line, const std::optional<exchange::RowDecision> &decision);
    void start();
    void startIfWanted();
    void conclude(const base::Result<store::Applied> &result);

    const VaultContext m_context;
    StatusLine &m_status;
    QStackedWidget *m_steps;
    ImportFileStep *m_files;
    ElidedLabel *m_file = nullptr;
    QLabel *m_facts = nullptr;
    ImportChoices *m_choices = nullptr;
    ColumnPanel *m_columns = nullptr;
    ReadingPanel *m_reading = nullptr;
    PlanView *m_view = nullptr;
    MessageBar *m_message = nullptr;
    QPushButton *m_run = nullptr;

    ListSource m_source;       ///< what is imported; without bytes: nothing yet
    exchange::ImportAnswers m_answers;
    std::shared_ptr<const exchange::ReadList> m_list;         ///< what the plan shown was made of; null: to be read
    std::shared_ptr<const exchange::KnownRecords> m_known;
    std::optional<exchange::ImportPlan> m_plan;
    std::optional<exchange::PlanOutline> m_seen;      ///< of the plan of this file that was shown last
    std::optional<exchange::PlanOutline> m_wanted;    ///< agreed to while it was made anew, as by leaving a field with the button
    PlanningJob m_planning;
    QShortcut *m_stop = nullptr;
    std::unique_ptr<store::WriteJob> m_job;
    std::optional<ShownJob> m_shown;
};

} // namespace dossier::ui
