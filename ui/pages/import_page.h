// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_plan.h"
#include "store/write_job.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/jobs/job.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/file_panel.h"
#include "ui/widgets/message_bar.h"

#include <QListWidget>

class QVBoxLayout;

namespace dossier::ui {

/// Brings a list in: the file, what is said about it, what would happen, and only then the import, as one step to undo.
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
    [[nodiscard]] ChoiceBox &publication() { return *m_publication; }
    [[nodiscard]] QString summary() const { return m_summary->text(); }
    [[nodiscard]] bool isWorking() const { return m_planning.isRunning() || m_job; }

private:
    struct Outcome {
        base::Result<exchange::ImportPlan> plan = base::fail(base::ErrorCode::Internal);
        std::optional<exchange::Finding> failure;
    };
    [[nodiscard]] QWidget *makeChoices();
    [[nodiscard]] QWidget *makeResult();
    void addField(const char *label, QWidget *field);
    void plan();
    void show(Outcome outcome);
    void start();
    [[nodiscard]] QString wordsFor(const exchange::Finding &finding) const;

    const VaultContext m_context;
    StatusLine &m_status;
    QString m_path;
    FilePanel *m_files = nullptr;
    ElidedLabel *m_file = nullptr;
    QLineEdit *m_name = nullptr;
    DateEditor *m_asOf = nullptr;
    ChoiceBox *m_publication = nullptr;
    ChoiceBox *m_basis = nullptr;
    QVBoxLayout *m_left = nullptr;
    QLabel *m_summary = nullptr;
    QListWidget *m_warnings = nullptr;
    QPushButton *m_run = nullptr;
    MessageBar *m_message = nullptr;
    std::optional<exchange::ImportPlan> m_plan;
    Job<Outcome> m_planning;
    std::unique_ptr<store::WriteJob> m_job;
    std::optional<ShownJob> m_shown;
};

} // namespace dossier::ui
