// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/import_plan.h"
#include "exchange/import/list_row.h"

namespace dossier::exchange {

/// Makes of each row the records it speaks of: person, names, case, charge, detention, sentence,
/// court act, texts and the import note.
class CaseBuilder
{
public:
    CaseBuilder(const ImportOptions &options, const ImportTools &tools, OrganisationIndex &organisations,
                QString language, std::vector<domain::ChangeSet> &changes);

    void add(const ListRow &row);

private:
    [[nodiscard]] base::RecordId addPerson(const ListRow &row);
    void addName(const ListRow &row, base::RecordId person);
    [[nodiscard]] base::RecordId addCase(const ListRow &row, base::RecordId person);
    [[nodiscard]] base::RecordId jointCase(const QString &name);
    [[nodiscard]] std::optional<base::RecordId> addCourtAct(const ListRow &row, base::RecordId caseId);
    void addCharge(const ListRow &row, base::RecordId caseId);
    void addDetention(const ListRow &row, base::RecordId caseId);
    void addSentence(const ListRow &row, base::RecordId caseId, std::optional<base::RecordId> courtAct);
    void addBackground(const ListRow &row, base::RecordId caseId);
    void addImportNote(const ListRow &row, base::RecordId caseId);
    [[nodiscard]] domain::ChangeSet create(schema::EntityType type) const;

    const ImportOptions &m_options;
    const ImportTools &m_tools;
    OrganisationIndex &m_organisations;
    QString m_language;                       ///< of the list's texts
    QHash<QString, base::RecordId> m_jointCases;
    std::vector<domain::ChangeSet> &m_changes;
};

} // namespace dossier::exchange
