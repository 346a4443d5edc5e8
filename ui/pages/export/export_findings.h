// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/report_content.h"
#include "ui/vault_context.h"
#include "ui/widgets/parts.h"

class QVBoxLayout;

namespace dossier::ui {

/// What would leave with a report, who is left out and why.
class ExportFindings final : public QWidget
{
    Q_OBJECT
public:
    explicit ExportFindings(const VaultContext &context, QWidget *parent = nullptr);

    void clear();
    /// That they are being looked for.
    void sayReading();
    void show(const publish::Published &counts, const publish::PublicationRequest &request);

private:
    void addLine(const QString &icon, const QString &tone, const QString &text, bool strong = false);
    void addReasons(const publish::Published &counts);

    const VaultContext m_context;
    QFrame *m_panel;
    QVBoxLayout *m_lines;
};

} // namespace dossier::ui
