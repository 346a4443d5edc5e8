// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/report_content.h"
#include "ui/jobs/job.h"
#include "ui/pages/page.h"
#include "ui/widgets/parts.h"

#include <QFrame>
#include <QImage>

class QVBoxLayout;

namespace dossier::ui {

/// What would leave with a report, who is left out and why, and its first pages.
class ExportFindings final : public QFrame
{
    Q_OBJECT
public:
    explicit ExportFindings(const VaultContext &context, QWidget *parent = nullptr);

    /// Neither findings nor pages.
    void clear();
    /// That they are being looked for.
    void sayReading();
    /// A sentence in their place, with an icon and its colour.
    void refuse(const QString &icon, const QString &tone, const QString &sentence);
    void show(const publish::Published &counts, const publish::PublicationRequest &request);
    /// Lays the first pages out on a thread of its own.
    void preview(publish::ReportContent content);
    /// Pages that are painted so far.
    [[nodiscard]] int previewedPages() const;

private:
    struct Pages {
        std::vector<QImage> images;
        int total = 0;
        QStringList missing;         ///< characters that no face draws
    };
    [[nodiscard]] QWidget *makeSheets();
    void addLine(const QString &icon, const QString &tone, const QString &text, bool strong = false);
    void addReasons(const publish::Published &counts);
    void showPages(const base::Result<Pages> &pages);

    const VaultContext m_context;
    QVBoxLayout *m_lines = nullptr;
    QLabel *m_pagesTitle = nullptr;
    QVBoxLayout *m_pages = nullptr;
    Job<base::Result<Pages>> m_preview;
};

} // namespace dossier::ui
