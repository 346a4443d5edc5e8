// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/report_content.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/jobs/publication_job.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/file_panel.h"
#include "ui/widgets/message_bar.h"

#include <QImage>

class QVBoxLayout;

namespace dossier::ui {

/// Publishes a report: what, for whom, as of when, where to; beside it, before anything is written, who is named, who
/// is left out and why.
class ExportPage final : public Page
{
    Q_OBJECT
public:
    /// `caseFilter` is what the list of cases is filtered by: offered, and never taken without being asked for.
    ExportPage(const VaultContext &context, StatusLine &status, const QString &caseFilter, QWidget *parent = nullptr);

    [[nodiscard]] QString formName() const override { return QStringLiteral("export"); }
    [[nodiscard]] QByteArray place() const override { return "export"; }
    [[nodiscard]] store::Store *draftStore() const override { return nullptr; }
    void focusFirst() override { m_report->setFocus(Qt::OtherFocusReason); }
    bool run(const QByteArray &command) override;

    [[nodiscard]] QLineEdit &path() { return *m_path; }
    [[nodiscard]] QPushButton &writeButton() { return *m_write; }
    [[nodiscard]] MessageBar &message() { return *m_message; }
    [[nodiscard]] ChoiceBox &report() { return *m_report; }
    /// Null where no list is filtered.
    [[nodiscard]] ChoiceBox *scope() { return m_scope; }
    /// Pages that are painted so far.
    [[nodiscard]] int previewedPages() const;
    /// Reads again what the report would hold, and writes nothing.
    void look();
    [[nodiscard]] bool isWriting() const { return m_writing != nullptr; }

private:
    struct Pages {
        std::vector<QImage> images;
        int total = 0;
        QStringList missing;         ///< characters that no face draws
    };
    [[nodiscard]] QWidget *makeChoices();
    [[nodiscard]] QWidget *makeFindings();
    void addField(const char *label, QWidget *field);
    [[nodiscard]] base::Result<publish::PublicationRequest> request() const;
    void show(const publish::Published &counts);
    void addLine(const QString &icon, const QString &tone, const QString &text, bool strong = false);
    void clearFindings();
    void startPreview(publish::ReportContent content);
    void showPages(const base::Result<Pages> &pages);
    void chooseFile();
    void write();
    void finish(const base::Result<void> &written, publish::Publication &publication, const QString &fileName);
    void suggestName();

    const VaultContext m_context;
    StatusLine &m_status;
    QString m_filter;
    ChoiceBox *m_report = nullptr;
    ChoiceBox *m_scope = nullptr;
    ChoiceBox *m_audience = nullptr;
    ChoiceBox *m_language = nullptr;
    ChoiceBox *m_format = nullptr;
    DateEditor *m_asOf = nullptr;
    QLabel *m_asOfEcho = nullptr;
    QLineEdit *m_path = nullptr;
    FilePanel *m_files = nullptr;
    QVBoxLayout *m_left = nullptr;
    QPushButton *m_write = nullptr;
    MessageBar *m_message = nullptr;
    QVBoxLayout *m_findings = nullptr;
    QWidget *m_findingsBody = nullptr;
    QLabel *m_pagesTitle = nullptr;
    QVBoxLayout *m_pages = nullptr;
    Job<base::Result<Pages>> m_preview;
    std::unique_ptr<PublicationJob> m_writing;
    std::optional<ShownJob> m_shown;
};

} // namespace dossier::ui
