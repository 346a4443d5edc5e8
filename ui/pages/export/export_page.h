// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/publication_job.h"
#include "ui/pages/export/export_choices.h"
#include "ui/pages/export/export_findings.h"
#include "ui/pages/export/export_preview.h"
#include "ui/pages/export/stop_panel.h"
#include "ui/pages/page.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/status_line.h"

namespace dossier::ui {

/// Publishes a report or a list: what, for whom, as of when, where to; beside it, before anything is written, who is
/// named, who is left out and why.
class ExportPage final : public Page
{
    Q_OBJECT
public:
    /// `caseFilter`: as ExportChoices has it.
    ExportPage(const VaultContext &context, StatusLine &status, const QString &caseFilter, QWidget *parent = nullptr);

    [[nodiscard]] QString formName() const override { return QStringLiteral("export"); }
    [[nodiscard]] QByteArray place() const override { return "export"; }
    [[nodiscard]] store::Store *draftStore() const override { return nullptr; }
    void focusFirst() override { m_choices->report().setFocus(Qt::OtherFocusReason); }
    bool run(const QByteArray &command) override;

    [[nodiscard]] ExportChoices &choices() { return *m_choices; }
    [[nodiscard]] ExportPreview &preview() { return *m_preview; }
    [[nodiscard]] QPushButton &writeButton() { return *m_write; }
    [[nodiscard]] MessageBar &message() { return *m_message; }
    /// Reads again what the report would hold, on a thread of its own, and writes nothing.
    void look();
    [[nodiscard]] bool isBusy() const override { return m_writing != nullptr; }

private:
    [[nodiscard]] QWidget *makeForm();
    /// Why a request cannot be read or written, in a sentence.
    [[nodiscard]] QString refusal(const base::Error &error) const;
    [[nodiscard]] QString unclear(const base::Error &choices) const;   ///< why what is chosen is no request yet
    void stop(const QString &sentence);
    void stopForEndorsers(const publish::PublicationRequest &asked);
    void allowWriting();
    void showContent(base::Result<publish::ReportContent> content, const publish::PublicationRequest &asked);
    void write();
    void follow(const publish::PublicationRequest &asked);
    void finish(const base::Result<void> &written, publish::Publication &publication, const publish::PublicationRequest &asked);

    const VaultContext m_context;
    StatusLine &m_status;
    ExportChoices *m_choices;
    StopPanel *m_stop;
    ExportFindings *m_findings;
    ExportPreview *m_preview;
    QPushButton *m_write;
    MessageBar *m_message;
    Job<base::Result<publish::ReportContent>> m_reading;
    std::unique_ptr<PublicationJob> m_writing;
    std::optional<ShownJob> m_shown;
    QString m_mayReplace;      ///< the file that was said to be there already
};

} // namespace dossier::ui
