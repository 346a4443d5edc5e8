// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/absence_answer.h"
#include "ui/forms/editors/code_editor.h"
#include "ui/forms/editors/date_editor.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>

namespace dossier::ui {

/// What became of a case that its list names no more: the ways of release and the other answers, with the day of a
/// release and the status that goes with it, which is set only where somebody ticks it. Begins as an open question.
class AbsenceEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit AbsenceEditor(const VaultContext &context, QWidget *parent = nullptr);

    void setAnswer(const domain::AbsenceAnswer &answer);
    /// Without a day where what was typed is none; isReadable() says so.
    [[nodiscard]] domain::AbsenceAnswer answer() const;
    [[nodiscard]] bool isReadable() const;
    [[nodiscard]] ChoiceBox &choice() { return *m_choice; }
    [[nodiscard]] DateEditor &date() { return *m_date; }
    [[nodiscard]] QCheckBox &status() { return *m_status; }

Q_SIGNALS:
    /// Another answer that can be read.
    void changed();

private:
    [[nodiscard]] QLayout *makeRow();
    void addChoices();
    void addChoice(const domain::AbsenceAnswer &answer);
    [[nodiscard]] domain::AbsenceAnswer chosen() const;
    void showParts();
    void tell();

    const VaultContext m_context;
    ChoiceBox *m_choice;
    QWidget *m_dateField;
    DateEditor *m_date;
    QCheckBox *m_status;
    QLabel *m_note;
};

/// What was answered, in one line: "Released: Pardon, 12 Nov 2026".
[[nodiscard]] QString absenceText(const VaultContext &context, const domain::AbsenceAnswer &answer);

} // namespace dossier::ui
