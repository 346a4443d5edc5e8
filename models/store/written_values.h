// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal/journal_reader.h"
#include "store/tables/materialiser.h"

namespace dossier::store {

/// Looks up in the journal what a change once wrote.
class JournalValues final : public WrittenValues
{
public:
    /// The reader outlives it.
    explicit JournalValues(JournalReader &journal) : m_journal(journal) {}

    [[nodiscard]] base::Result<Written> written(domain::Dot dot, schema::FieldId field) override;
    [[nodiscard]] base::Result<domain::Heads> seenByDeletion(domain::Dot dot) override;

private:
    JournalReader &m_journal;
};

/// The same change in the form that the Materialiser takes; its spans point into `entry`, which
/// must outlive it.
[[nodiscard]] LocalChange localChange(const JournalEntry &entry);

} // namespace dossier::store
