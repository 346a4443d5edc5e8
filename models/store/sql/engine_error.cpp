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

Error engineError(sqlite3 *engine, int extendedCode, int systemErrno, const char *operation)
{
    Error out = engineError(extendedCode, systemErrno, operation);
    // A page whose MAC does not fit comes back as the most general of all codes, and whatever the
    // connection is asked for after it as a want of memory.
    const int code = extendedCode & 0xff;
    if ((code == SQLITE_ERROR || code == SQLITE_NOMEM) && !codecIsSound(engine))
        out.code = ErrorCode::DamagedDatabase;
    return out;
}

Error engineError(sqlite3 *engine, const char *operation)
{
    return engineError(engine, sqlite3_extended_errcode(engine), sqlite3_system_errno(engine), operation);
}

bool codecIsSound(sqlite3 *engine)
{
    bool sound = false;
    const auto readStatus = [](void *out, int columns, char **values, char **) {
        *static_cast<bool *>(out) = columns == 1 && values[0] && qstrcmp(values[0], "1") == 0;
        return 0;
    };
    sqlite3_exec(engine, "PRAGMA cipher_status", readStatus, &sound, nullptr);
    return sound;
}

} // namespace dossier::store
