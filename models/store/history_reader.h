// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/history.h"
#include "store/open_file.h"

namespace dossier::store {

/// What the journal tells a person: the history of a record, the list of what was done, and what is in
/// conflict.
class HistoryReader
{
public:
    explicit HistoryReader(OpenFile &file) : m_file(file) {}

    /// Every value ever saved of the record and its parts, oldest first; conflicting clocks do not
    /// matter within a feed. Error NotFound.
    [[nodiscard]] base::Result<QList<HistoryEntry>> history(base::RecordId id);
    /// Newest first, without notes; `limit` 0 = all.
    [[nodiscard]] base::Result<QList<ActionSummary>> actions(int limit);
    [[nodiscard]] base::Result<QList<ConflictEntry>> conflicts(int limit);

private:
    [[nodiscard]] base::Result<void> appendChange(domain::Dot dot, QList<HistoryEntry> &out);
    [[nodiscard]] base::Result<void> appendParts(std::int64_t eid, schema::EntityType type, std::vector<domain::Dot> &dots);
    [[nodiscard]] base::Result<bool> isCurrent(const HistoryEntry &entry, std::int64_t eid, OpKind kind);

    OpenFile &m_file;
};

} // namespace dossier::store
