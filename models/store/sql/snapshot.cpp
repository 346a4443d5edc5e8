// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/snapshot.h"

#include "store/sql/connection.h"

namespace dossier::store {

using base::Result;

Result<Snapshot> Snapshot::begin(Connection &connection)
{
    DOSSIER_TRY(connection.run("BEGIN"));
    return Snapshot(connection);
}

Snapshot::~Snapshot()
{
    if (!m_connection || !m_connection->inTransaction())
        return;
    // Not ROLLBACK: the engine tells of one even where nothing was written. Nothing was, so a failure loses nothing.
    const Result<void> ended = m_connection->exec("COMMIT");
    Q_UNUSED(ended)
}

} // namespace dossier::store
