// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/write_job.h"
#include "ui/vault_context.h"
#include "ui/widgets/status_line.h"

namespace dossier::ui {

/// Takes back what a person did last, in the store she works in, and does it again, and says so on the status line: at
/// once where it is little, beside the window where it is much. The list of what can be taken back is the journal's own
/// and survives a restart.
class RecordUndo final : public QObject
{
    Q_OBJECT
public:
    RecordUndo(const VaultContext &context, StatusLine &status);
    ~RecordUndo() override;

    /// Errors of Store::nextUndo.
    [[nodiscard]] base::Result<store::UndoStep> next(const store::Store &store) const;
    /// It in words: "change of Ayparalı Tural", "an import of 303 records".
    [[nodiscard]] QString wordsOf(const store::Store &store, const store::UndoStep &step) const;
    void undo(store::Store &store, const store::UndoStep &step);
    void redo(store::Store &store);
    /// Before it is closed: what is being taken back there stands.
    void stop(const store::Store &store);

Q_SIGNALS:
    /// The button beside what was taken back.
    void redoWanted();

private:
    using Done = std::function<void(const base::Result<store::Applied> &)>;
    using MakeJob = base::Result<std::unique_ptr<store::WriteJob>> (*)(store::Store &, base::MemberId);

    void sayUndone(const base::Result<store::Applied> &done, const QString &what);
    void sayRedone(const store::Store &store, const base::Result<store::Applied> &done);
    /// What takes long, with its progress and a way to stop it.
    void run(store::Store &store, MakeJob make, const char *label, Done done);

    const VaultContext m_context;
    StatusLine &m_status;
    const store::Store *m_worksOn = nullptr;   ///< while there is a job
    std::unique_ptr<store::WriteJob> m_job;
    std::optional<ShownJob> m_shown;
};

} // namespace dossier::ui
