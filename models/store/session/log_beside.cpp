// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session/log_beside.h"

#include "base/atomic_file.h"
#include "store/aside.h"
#include "store/sql/connection.h"

#include <QFile>
#include <QFileInfo>

namespace dossier::store {

using base::ErrorCode;
using base::Result;

namespace {

QString logOf(const QString &database)
{
    return database + QStringLiteral("-wal");
}

Result<std::int64_t> commitsOf(const QString &database, const vault::StoreKey &key, Connection::Mode mode)
{
    DOSSIER_ASSIGN(const auto connection, Connection::open(database, key.key.bytes(), key.salt.bytes(), mode));
    DOSSIER_ASSIGN(Rows rows, connection->select("SELECT commits FROM anchor WHERE id = 1"));
    DOSSIER_ASSIGN(const bool found, rows.next());
    if (!found)
        return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("no anchor"));
    return rows.integer(0);
}

} // namespace

bool hasLogBeside(const QString &database)
{
    return QFileInfo(logOf(database)).size() > 0;
}

LogAge ageOfLog(const QString &database, const vault::StoreKey &key)
{
    if (!hasLogBeside(database))
        return LogAge::None;
    const Result<std::int64_t> with = commitsOf(database, key, Connection::Mode::ReadOnly);
    const Result<std::int64_t> without = commitsOf(database, key, Connection::Mode::WithoutLog);
    if (!with || !without)
        return LogAge::Unknown;
    if (*with == *without)
        return LogAge::Same;
    return *with < *without ? LogAge::Older : LogAge::Newer;
}

Result<void> moveLogAside(const QString &database)
{
    const QString log = logOf(database);
    const QString name = freeAsideName(log + QStringLiteral(".aside"));
    if (!QFile::rename(log, name))
        return base::fail(ErrorCode::Io, QStringLiteral("moving a log aside"));
    // Its index; the engine would make it anew in any case.
    QFile::remove(database + QStringLiteral("-shm"));
    return base::syncFolder(QFileInfo(database).absolutePath());
}

} // namespace dossier::store
