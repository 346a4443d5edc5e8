// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/cipher_driver.h"

#include "store/sql/cipher_result.h"

#include <QSqlError>

#include <sqlite3.h>

namespace dossier::store {

CipherDriver::CipherDriver(sqlite3 *engine) : m_engine(engine) {}

CipherDriver::~CipherDriver()
{
    close();
}

bool CipherDriver::hasFeature(DriverFeature feature) const
{
    switch (feature) {
    case Transactions:
    case BLOB:
    case Unicode:
    case PreparedQueries:
    case NamedPlaceholders:
    case PositionalPlaceholders:
    case LastInsertId:
    case FinishQuery:
    case LowPrecisionNumbers:
        return true;
    case QuerySize:
    case BatchOperations:
    case SimpleLocking:
    case EventNotifications:
    case MultipleResultSets:
    case CancelQuery:
        return false;
    }
    return false;
}

bool CipherDriver::open(const QString &, const QString &, const QString &, const QString &, int,
                        const QString &)
{
    setOpen(m_engine != nullptr);
    setOpenError(m_engine == nullptr);
    return m_engine != nullptr;
}

void CipherDriver::close()
{
    if (!m_engine)
        return;
    // _v2: a query that somebody still holds keeps the handle alive until it is gone, too.
    sqlite3_close_v2(m_engine);
    m_engine = nullptr;
    setOpen(false);
    setOpenError(false);
}

QSqlResult *CipherDriver::createResult() const
{
    return new CipherResult(this);
}

bool CipherDriver::beginTransaction()
{
    return run("BEGIN IMMEDIATE");
}

bool CipherDriver::commitTransaction()
{
    return run("COMMIT");
}

bool CipherDriver::rollbackTransaction()
{
    return run("ROLLBACK");
}

bool CipherDriver::run(const char *sql)
{
    if (m_engine && sqlite3_exec(m_engine, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return true;
    const int code = m_engine ? sqlite3_extended_errcode(m_engine) : SQLITE_MISUSE;
    setLastError(QSqlError(QStringLiteral("transaction"), QLatin1StringView(sqlite3_errstr(code)),
                           QSqlError::TransactionError, QString::number(code)));
    return false;
}

} // namespace dossier::store
