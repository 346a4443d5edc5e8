// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/engine_error.h"

#include "base/atomic_file.h"

#include <sqlite3.h>

#include <cerrno>

namespace dossier::store {

using base::Error;
using base::ErrorCode;

namespace {

ErrorCode codeOfFailedFileAccess(int extendedCode, int systemErrno)
{
    // Every one of these is the engine's word for "the content is not what I wrote".
    if (extendedCode == SQLITE_IOERR_DATA || extendedCode == SQLITE_IOERR_CORRUPTFS
        || extendedCode == SQLITE_IOERR_SHORT_READ)
        return ErrorCode::DamagedDatabase;
    if (systemErrno == ENOENT)
        return ErrorCode::NotFound;
    if (systemErrno == 0)
        return ErrorCode::Io;
    return base::errorFromErrno(systemErrno, "").code;
}

ErrorCode codeOf(int extendedCode, int systemErrno)
{
    switch (extendedCode & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return ErrorCode::DamagedDatabase;
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::ReadOnlyMedium;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return ErrorCode::InUse;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_AUTH:
        return ErrorCode::Refused;
    case SQLITE_NOMEM:
        return ErrorCode::OutOfMemory;
    case SQLITE_TOOBIG:
        return ErrorCode::InvalidArgument;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return codeOfFailedFileAccess(extendedCode, systemErrno);
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

Error engineError(int extendedCode, int systemErrno, const char *operation)
{
    const QString detail = QStringLiteral("%1: %2 (%3, errno %4)")
                               .arg(QLatin1StringView(operation),
                                    QLatin1StringView(sqlite3_errstr(extendedCode)))
                               .arg(extendedCode)
                               .arg(systemErrno);
    return Error{codeOf(extendedCode, systemErrno), detail};
}

Error engineError(sqlite3 *engine, const char *operation)
{
    return engineError(sqlite3_extended_errcode(engine), sqlite3_system_errno(engine), operation);
}

} // namespace dossier::store
