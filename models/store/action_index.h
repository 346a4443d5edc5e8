// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal/journal_reader.h"
#include "store/tables/statement.h"

#include <map>

namespace dossier::store {

/// Fills the table act from changes as a replay brings them: the changes of one Action follow each
/// other within their feed, and no others come between.
class ActionIndex
{
public:
    explicit ActionIndex(Statements &statements) : m_statements(statements) {}

    [[nodiscard]] base::Result<void> take(const JournalEntry &entry);
    [[nodiscard]] base::Result<void> flush();

private:
    struct Open {
        domain::Dot first = 0;
        domain::Dot last = 0;
        base::ActionId action;
        std::optional<base::ActionId> undoes;
        bool note = true;
    };
    [[nodiscard]] base::Result<void> write(const Open &action);

    Statements &m_statements;
    std::map<FeedNumber, Open> m_open;   ///< a replay may go from feed to feed in between
};

} // namespace dossier::store
