// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/report_content.h"
#include "ui/jobs/job.h"
#include "ui/vault_context.h"
#include "ui/widgets/parts.h"

#include <QImage>

class QVBoxLayout;

namespace dossier::ui {

/// The first pages of a report as they would be printed.
class ExportPreview final : public QFrame
{
    Q_OBJECT
public:
    explicit ExportPreview(const VaultContext &context, QWidget *parent = nullptr);

    /// No pages.
    void clear();
    /// A sentence in their place.
    void say(const QString &sentence);
    /// Lays the pages out on a thread of its own.
    void show(publish::ReportContent content);
    /// Pages that are painted so far.
    [[nodiscard]] int pageCount() const;

Q_SIGNALS:
    /// Characters that no face of the report draws: such a report is not written.
    void missingFound(const QStringList &characters);

private:
    struct Pages {
        std::vector<QImage> images;
        int total = 0;
        QStringList missing;         ///< characters that no face draws
    };
    [[nodiscard]] QWidget *makeSheets();
    void showPages(const base::Result<Pages> &pages);

    const VaultContext m_context;
    QLabel *m_which;
    QVBoxLayout *m_pages = nullptr;
    Job<base::Result<Pages>> m_laying;
};

} // namespace dossier::ui
