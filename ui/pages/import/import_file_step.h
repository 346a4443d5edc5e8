// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/finding.h"
#include "ui/jobs/job.h"
#include "ui/pages/import/import_draft.h"
#include "ui/vault_context.h"
#include "ui/widgets/file_panel.h"
#include "ui/widgets/message_bar.h"

#include <QTimer>

namespace dossier::ui {

/// A list that was read, and whence.
struct ListSource {
    QString path{};        ///< empty where it was pasted
    QString name{};        ///< as it is called to a person
    QByteArray bytes{};
    QByteArray digest{};   ///< digestOf the bytes
};

/// Where a list comes from: a file, the clipboard, or an import that was left. It is read on a thread of its own; of what
/// cannot be read it is said why, and nothing else changes.
class ImportFileStep final : public QWidget
{
    Q_OBJECT
public:
    explicit ImportFileStep(const VaultContext &context, QWidget *parent = nullptr);

    void readFile(const QString &path);
    /// Offers an import that was left.
    void offer(const ImportDraft &before);
    /// Empty where none is.
    [[nodiscard]] const ImportDraft &offered() const { return m_offered; }
    /// The same, and it is offered no longer.
    [[nodiscard]] ImportDraft takeOffer();
    void focusFirst();
    [[nodiscard]] MessageBar &message() { return *m_message; }
    [[nodiscard]] bool isReading() const { return m_job.isRunning(); }
    /// What is being read is not taken; said as soon as the disk has answered.
    void cancel() { m_isCancelled = true; }

Q_SIGNALS:
    void readingChanged();
    void listRead(const dossier::ui::ListSource &list);
    void cancelled();

private:
    struct Outcome {
        base::Result<ListSource> list = base::fail(base::ErrorCode::Internal);
        std::optional<exchange::Finding> failure{};
    };
    [[nodiscard]] static base::Result<ListSource> contentOf(ListSource list, std::optional<exchange::Finding> &failure);
    void paste();
    void takeUp();
    void read(ListSource list);
    void conclude(const Outcome &outcome);
    void showFailure(const base::Error &error, const std::optional<exchange::Finding> &failure);

    const VaultContext m_context;
    QPushButton *m_takeUp;
    FilePanel *m_files;
    MessageBar *m_message;
    ImportDraft m_offered;     ///< until it is taken up, or another list is chosen
    QTimer m_slow;             ///< until it is said that something is being read
    bool m_isCancelled = false;
    Job<Outcome> m_job;
};

} // namespace dossier::ui
