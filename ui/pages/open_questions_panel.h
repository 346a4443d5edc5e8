// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/open_questions.h"
#include "ui/forms/absence_editor.h"
#include "ui/widgets/flow_layout.h"

namespace dossier::ui {

/// A band above a record with what nobody has answered about it, one question at a time: whether two persons are one,
/// and what became of a case that a list names no more. An answer is one step to undo; without one the question stays.
class OpenQuestionsPanel final : public QFrame
{
    Q_OBJECT
public:
    OpenQuestionsPanel(const VaultContext &context, store::Store &store, QWidget *parent = nullptr);

    /// Hides itself where nothing is open. A person or a case; of a case, its person is asked about too.
    void show(const domain::Record &record);
    [[nodiscard]] QString text() const { return m_text->text(); }
    [[nodiscard]] AbsenceEditor &editor() { return *m_editor; }
    [[nodiscard]] QPushButton &same() { return *m_same; }
    [[nodiscard]] QPushButton &notSame() { return *m_notSame; }
    [[nodiscard]] QPushButton &keep() { return *m_keep; }
    [[nodiscard]] QPushButton &next() { return *m_next; }

Q_SIGNALS:
    void answered(const QString &said);
    void refused(const dossier::base::Error &error);
    void personWanted(const dossier::base::RecordId &person);

private:
    [[nodiscard]] QLayout *makeQuestion();
    [[nodiscard]] bool asksWho() const { return m_shown < m_questions.matches.size(); }
    [[nodiscard]] const domain::Record &match() const { return m_questions.matches[m_shown]; }
    [[nodiscard]] const domain::Record &absence() const { return m_questions.absences[m_shown - m_questions.matches.size()]; }
    void showQuestion();
    [[nodiscard]] QString whoText() const;
    [[nodiscard]] QString absenceQuestion() const;
    void decide(bool same);
    void keepAnswer();
    void apply(const QString &label, std::vector<domain::ChangeSet> changes, const QString &said);

    const VaultContext m_context;
    store::Store &m_store;
    std::optional<base::RecordId> m_person;
    items::OpenQuestions m_questions;
    qsizetype m_shown = 0;
    std::optional<base::RecordId> m_asked;   ///< the question in the editor: what is being answered is not taken away
    QLabel *m_text;
    QPushButton *m_who;
    QPushButton *m_same;
    QPushButton *m_notSame;
    QPushButton *m_keep;
    QPushButton *m_next;
    AbsenceEditor *m_editor;
};

} // namespace dossier::ui
