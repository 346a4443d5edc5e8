// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "ui/forms/absence_editor.h"

namespace dossier::ui {

/// A case of the list's last edition that is not in this one: who it is, and what happened. Nothing becomes released by
/// being absent; an answer is part of the same import.
class AbsencePanel final : public QWidget
{
    Q_OBJECT
public:
    explicit AbsencePanel(const VaultContext &context, QWidget *parent = nullptr);

    /// Hides itself for null. What is being typed about the same case stays.
    void show(const exchange::MissingCase *missing);
    [[nodiscard]] AbsenceEditor &editor() { return *m_editor; }

Q_SIGNALS:
    void answered(const dossier::base::RecordId &caseId, const dossier::domain::AbsenceAnswer &answer);

private:
    [[nodiscard]] QString describe(const exchange::MissingCase &missing) const;

    const VaultContext m_context;
    QLabel *m_title;
    QLabel *m_facts;
    AbsenceEditor *m_editor;
    std::optional<base::RecordId> m_case;
};

} // namespace dossier::ui
