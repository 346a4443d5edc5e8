// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/plan/import_plan.h"

namespace dossier::exchange {

/// Writes down what an import leaves to the next one: the list itself, what its columns hold, who
/// stood on it and what it said, who may be whom and who is missing.
class ListKeeper
{
public:
    ListKeeper(const ListHistory &history, const ImportOptions &options, const ImportTools &tools,
               std::vector<domain::ChangeSet> &changes);

    /// An edition older than the last one is history: its rows are kept, and the next import is not compared with it.
    void setHistoric(bool historic) { m_historic = historic; }
    void addListing(const ReadRow &row, base::RecordId person, std::optional<base::RecordId> caseId);
    void addPossibleMatch(base::RecordId person, const PersonMatch &match, bool decidedNotSame);
    /// With the answer of a person, where there is one.
    void addAbsence(const MissingCase &missing, const domain::Record &matter);
    /// The list itself comes last: only a list that told something is one more import.
    void addList(const ColumnMapping &mapping);

private:
    void addColumns(const ColumnMapping &mapping);
    [[nodiscard]] domain::ChangeSet create(schema::EntityType type) const;

    const ListHistory &m_history;
    const ImportOptions &m_options;
    const ImportTools &m_tools;
    base::RecordId m_list;
    bool m_historic = false;
    std::vector<domain::ChangeSet> &m_changes;
};

} // namespace dossier::exchange
