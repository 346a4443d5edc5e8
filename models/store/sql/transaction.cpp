// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/transaction.h"

#include "store/sql/connection.h"

namespace dossier::store {

using base::Result;

Result<Transaction> Transaction::begin(Connection &connection)
{
    DOSSIER_TRY(connection.run("BEGIN IMMEDIATE"));
    return Transaction(connection);
}

Transaction::~Transaction()
{
    rollback();
}

Result<void> Transaction::commit()
{
    if (!m_connection || !m_connection->inTransaction())
        return base::fail(base::ErrorCode::Internal, QStringLiteral("commit without a transaction"));
    Result<void> done = m_connection->run("COMMIT");
    if (!done)
        rollback();
    m_connection = nullptr;
    return done;
}

void Transaction::rollback()
{
    // After some failures (full disk, I/O, memory) the engine has rolled back by itself.
    if (m_connection && m_connection->inTransaction()) {
        // Nothing can be done about a failure, and nothing was committed either way.
        const Result<void> undone = m_connection->exec("ROLLBACK");
        Q_UNUSED(undone)
    }
    m_connection = nullptr;
}

} // namespace dossier::store
