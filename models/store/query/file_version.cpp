// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/file_version.h"

#include "store/sql/connection.h"

#include <sqlite3.h>

namespace dossier::store {

base::Result<bool> FileVersion::changed()
{
    DOSSIER_ASSIGN(Statement * statement, m_statements.get("PRAGMA data_version"));
    StatementUse row(*statement);
    DOSSIER_ASSIGN(const bool answered, row->step());
    const std::array<std::int64_t, 3> now{answered ? row->integer(0) : -1, sqlite3_total_changes64(m_statements.engine()),
                                          static_cast<std::int64_t>(m_statements.connection().transactionEpoch())};
    return !answered || std::exchange(m_seen, now) != now;
}

} // namespace dossier::store
