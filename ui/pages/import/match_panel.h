// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/import/match_facts.h"
#include "ui/widgets/parts.h"

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace dossier::ui {

/// Who a row may be: what the file says and what is known of each candidate one under the other, what differs marked,
/// and the answers: the same person, another one, leave it out. Nobody is merged unless somebody presses a button here,
/// and what was pressed can be taken back until the import.
class MatchPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit MatchPanel(const VaultContext &context, QWidget *parent = nullptr);

    /// `row` may be null. A row without proposals and without a decision asks nothing.
    void show(const exchange::PlannedRow &planned, const exchange::ReadList &list, const exchange::KnownRecords &known);
    [[nodiscard]] static bool asks(const exchange::PlannedRow &planned) { return !planned.proposals.isEmpty() || planned.decision; }
    /// The first answer takes the keys.
    void focusFirst();
    /// In the order in which Tab goes through them.
    [[nodiscard]] const QList<QPushButton *> &answers() const { return m_answers; }

Q_SIGNALS:
    /// Absent: taken back.
    void decided(qint64 line, const std::optional<dossier::exchange::RowDecision> &decision);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void empty();
    void addLines(const exchange::PlannedRow &planned, const exchange::ReadList &list, const exchange::KnownRecords &known);
    void addFacts(const MatchLine &line, int row, const QList<MatchFact> &shown);
    [[nodiscard]] QWidget *makeAnswerRow(const exchange::PlannedRow &planned, const MatchLine &line, base::RecordId person);
    void addAnswers(const exchange::PlannedRow &planned);
    QPushButton *addAnswer(QLayout *layout, const QString &text, std::int64_t line,
                           const std::optional<exchange::RowDecision> &decision);

    const VaultContext m_context;
    QLabel *m_title;
    QGridLayout *m_grid;
    QVBoxLayout *m_below;
    QWidget *m_lines;
    QScrollArea *m_scroll;
    QList<QPushButton *> m_answers;
};

} // namespace dossier::ui
