// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/case_builder.h"
#include "exchange/import/plan/planned_change.h"
#include "exchange/import/plan/row_values.h"
#include "store/read_connection.h"

namespace dossier::exchange {

/// What a list says anew of a case that is known: fields that were empty are filled, fields whose cell
/// changed since the list's last edition are updated, and what has versions in time (charges, detention,
/// sentence, court acts) gets another one. An empty cell says nothing. What somebody wrote or corrected here
/// stays where the list still says what it said before; where the list says something new, or speaks of the
/// case for the first time, the record stays too and a finding `changed_here` says so.
class CaseUpdater
{
public:
    CaseUpdater(const store::ReadConnection &records, const ImportOptions &options, CaseBuilder &builder, Findings &warnings);

    /// `before` is what the list said the last time, null where this is the first. Errors of reading.
    [[nodiscard]] base::Result<QList<PlannedChange>> update(const ListRow &now, const ListRow *before,
                                                            base::RecordId person, base::RecordId caseId);

private:
    using Result = base::Result<void>;
    void offer(const domain::Record &record, domain::ChangeSet &changes, const std::vector<RowValue> &now,
               const std::vector<RowValue> &before);
    [[nodiscard]] Result updatePerson(base::RecordId person);
    [[nodiscard]] Result updateName(base::RecordId person);
    void updateCase(const domain::Record &record);
    void offerJointCase(const domain::Record &record, domain::ChangeSet &changes);
    void clearAnew(const domain::Record &record);
    [[nodiscard]] Result updateCharges(base::RecordId caseId);
    [[nodiscard]] Result updateDetention(base::RecordId caseId);
    [[nodiscard]] base::Result<bool> isPlaceKnown(const QList<domain::Record> &detentions, const QString &before);
    [[nodiscard]] schema::Value bodyNamed(const QString &name) const;
    [[nodiscard]] Result updateRemandEnd(const QList<domain::Record> &detentions);
    [[nodiscard]] Result updateSentence(base::RecordId caseId);
    [[nodiscard]] Result updateCourtAct(base::RecordId caseId);
    [[nodiscard]] Result addSentence(base::RecordId caseId, const QList<domain::Record> &sentences);
    [[nodiscard]] Result replaceSentence(const QList<domain::Record> &sentences, base::RecordId next);
    void offerTo(const domain::Record &record, const std::vector<RowValue> &now, const std::vector<RowValue> &before);
    [[nodiscard]] Result updateBackground(base::RecordId caseId);
    void updateImportNote(base::RecordId caseId);
    void note(schema::FieldId field, schema::Value was, schema::Value now);

    const store::ReadConnection &m_records;
    const ImportOptions &m_options;
    CaseBuilder &m_builder;
    Findings &m_warnings;
    const ListRow *m_now = nullptr;
    const ListRow *m_before = nullptr;
    QList<PlannedChange> m_changes;
};

} // namespace dossier::exchange
