// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"
#include "exchange/import/plan/list_row.h"
#include "names/name_parts.h"

namespace dossier::exchange {

/// Makes the records a row speaks of: person, names, case, charge, detention, sentence, court act, texts
/// and the import note. What a list says of a case that is known already is added piece by piece.
class CaseBuilder
{
public:
    CaseBuilder(const ImportOptions &options, const ImportTools &tools, OrganisationIndex &organisations,
                QHash<QString, base::RecordId> jointCases, const ReadList &list, std::vector<domain::ChangeSet> &changes);

    /// A case of a person who is known; `publication` is a term.
    [[nodiscard]] base::RecordId addCase(const ListRow &row, base::RecordId person, const QString &publication);
    [[nodiscard]] base::RecordId addPerson(const ListRow &row);
    void addName(const ListRow &row, base::RecordId person, const QString &kind);

    void addCharge(const ListRow &row, base::RecordId caseId, std::optional<base::RecordId> supersedes = {});
    void addDetention(const ListRow &row, base::RecordId caseId);
    void addDetentionPlace(const ListRow &row, base::RecordId detention);
    /// The court act is made with it. Answers its id; absent where the row names no sentence.
    std::optional<base::RecordId> addSentence(const ListRow &row, base::RecordId caseId);
    std::optional<base::RecordId> addCourtAct(const ListRow &row, base::RecordId caseId);
    void addBackground(const ListRow &row, base::RecordId caseId);
    void addImportNote(const ListRow &row, base::RecordId caseId);
    [[nodiscard]] base::RecordId jointCase(const QString &name);
    [[nodiscard]] std::optional<base::RecordId> knownJointCase(const QString &name) const;
    /// The body of that name, made where nobody has it.
    [[nodiscard]] base::RecordId body(const QString &name, const QString &kindIfNew);
    [[nodiscard]] std::optional<base::RecordId> knownBody(const QString &name) const { return m_organisations.find(name); }
    /// Of the list's texts.
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] domain::ChangeSet create(schema::EntityType type) const;
    void keep(domain::ChangeSet changes) { m_changes.push_back(std::move(changes)); }

private:
    void addOtherName(const ListRow &row, base::RecordId person);

    const ImportOptions &m_options;
    const ImportTools &m_tools;
    OrganisationIndex &m_organisations;
    QHash<QString, base::RecordId> m_jointCases;   ///< by plainKey (cell_text.h)
    QString m_language;
    names::NameHints m_nameHints;      ///< of all names of the list
    std::vector<domain::ChangeSet> &m_changes;
};

} // namespace dossier::exchange
