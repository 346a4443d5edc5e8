// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql/engine_open.h"

#include "base/atomic_file.h"
#include "store/sql/engine_error.h"

#include <QDir>
#include <QFile>

#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace dossier::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

constexpr std::array<char, kDatabaseSaltSize> kPlainMagic{'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f',
                                                          'o', 'r', 'm', 'a', 't', ' ', '3', '\0'};

std::uint8_t hexDigit(unsigned int nibble)
{
    return static_cast<std::uint8_t>(nibble < 10 ? '0' + nibble : 'a' + nibble - 10);
}

/// By name alone: to close any descriptor of a file drops every lock that this process holds on it (fcntl(2)), and
/// so those of the other connections to it. Only the engine, which knows them all, may open a database.
Result<void> requireRegularFile(const QString &path)
{
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return errno == ENOENT ? fail(ErrorCode::NotFound, QStringLiteral("no database file"))
                               : std::unexpected(base::errorFromErrno(errno, "open database"));
    // A pipe would hold the opening up.
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("the database is not a regular file"));
    return {};
}

/// Frames of the write-ahead log that are not in the file yet, if any.
bool hasLog(const QByteArray &path)
{
    struct stat status {};
    return ::stat(QByteArray(path + "-wal").constData(), &status) == 0 && status.st_size > 0;
}

struct OpenCall {
    QByteArray name;
    int flags = 0;
    const char *vfs = nullptr;
    bool ownIndex = false;   ///< index of the log in our own memory instead of the -shm file
};

OpenCall openCallFor(const QString &path, EngineAccess access)
{
    const QByteArray file = QFile::encodeName(QDir::cleanPath(QDir::current().absoluteFilePath(path)));
    switch (access) {
    case EngineAccess::ReadWrite:
        return {file, SQLITE_OPEN_READWRITE, nullptr, false};
    case EngineAccess::ReadShared:
        return {file, SQLITE_OPEN_READONLY, nullptr, false};
    case EngineAccess::ReadFrozen:
    case EngineAccess::ReadWithoutLog:
        break;
    }
    // A read-only medium cannot hold the log's index or locks. With frames left by a crash the log
    // must still be read, or an old state would pass for the newest: no locks, index in memory.
    if (access == EngineAccess::ReadFrozen && hasLog(file))
        return {file, SQLITE_OPEN_READONLY, "unix-none", true};
    // Without frames the engine would want to create a log; "immutable" says it need not, and that it need
    // not look for one. URIs are compiled off; the flag admits this one only.
    return {"file:" + file.toPercentEncoding("/") + "?immutable=1",
            SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr, false};
}

Result<void> harden(sqlite3 *engine)
{
    sqlite3_extended_result_codes(engine, 1);
    int ok = sqlite3_db_config(engine, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    ok |= sqlite3_db_config(engine, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // A reader that closes last must not start to write, nor a writer that has not looked yet at what the log
    // would put into the file.
    ok |= sqlite3_db_config(engine, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    if (ok != SQLITE_OK)
        return fail(ErrorCode::Internal, QStringLiteral("the engine refuses its settings"));
    return {};
}

} // namespace

void EngineCloser::operator()(sqlite3 *engine) const
{
    sqlite3_close_v2(engine);
}

Result<SecretBytes> makeKeySpec(std::span<const std::uint8_t> key, std::span<const std::uint8_t> salt)
{
    if (key.size() != kDatabaseKeySize || salt.size() != kDatabaseSaltSize)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("database key or salt of wrong length"));
    DOSSIER_ASSIGN(SecretBytes spec, SecretBytes::zeroed(2 * (kDatabaseKeySize + kDatabaseSaltSize) + 3));
    const std::span<std::uint8_t> out = spec.writable();
    std::size_t at = 0;
    out[at++] = 'x';
    out[at++] = '\'';
    for (const auto part : {key, salt}) {
        for (const std::uint8_t byte : part) {
            out[at++] = hexDigit(byte >> 4U);
            out[at++] = hexDigit(byte & 15U);
        }
    }
    out[at] = '\'';
    return spec;
}

void initialiseEngine()
{
    // Where it fails, opening says so.
    (void)sqlite3_initialize();
}

Result<EngineHandle> openEngine(const QString &path, const SecretBytes &keySpec, EngineAccess access,
                                std::span<const std::uint8_t> salt)
{
    DOSSIER_TRY(requireRegularFile(path));
    const OpenCall call = openCallFor(path, access);
    sqlite3 *opened = nullptr;
    // A connection belongs to one thread; only interrupt comes from others, and needs no mutex.
    const int code = sqlite3_open_v2(call.name.constData(), &opened, call.flags | SQLITE_OPEN_NOMUTEX, call.vfs);
    EngineHandle engine(opened);
    if (code != SQLITE_OK)
        return std::unexpected(engine ? engineError(opened, "open")
                                      : engineError(SQLITE_NOMEM, 0, "open"));
    if (!salt.empty())
        DOSSIER_TRY(checkFileStart(opened, salt));
    const auto spec = keySpec.bytes();
    if (const int keyed = sqlite3_key_v2(opened, "main", spec.data(), int(spec.size())); keyed != SQLITE_OK)
        return std::unexpected(engineError(keyed, 0, "key"));
    DOSSIER_TRY(harden(opened));
    if (call.ownIndex
        && sqlite3_exec(opened, "PRAGMA locking_mode=EXCLUSIVE", nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(engineError(opened, "locking mode"));
    // The engine falls back to reading without a word.
    if (access == EngineAccess::ReadWrite && sqlite3_db_readonly(opened, "main") != 0)
        return fail(ErrorCode::ReadOnlyMedium, QStringLiteral("the database can only be read"));
    return engine;
}

Result<void> createEmptyFile(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        if (errno == EEXIST)
            return fail(ErrorCode::AlreadyExists, QStringLiteral("the database file exists"));
        return std::unexpected(base::errorFromErrno(errno, "create database"));
    }
    ::close(descriptor);
    return {};
}

void removeDatabaseFiles(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

Result<void> checkFileStart(sqlite3 *engine, std::span<const std::uint8_t> salt)
{
    sqlite3_file *file = nullptr;
    if (sqlite3_file_control(engine, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods)
        return fail(ErrorCode::Internal, QStringLiteral("the engine shows no file"));
    std::array<char, kDatabaseSaltSize> start{};
    if (file->pMethods->xRead(file, start.data(), int(start.size()), 0) != SQLITE_OK)
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("the database file is too short"));
    if (start == kPlainMagic)
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("the database is not encrypted"));
    if (salt.size() != start.size() || std::memcmp(start.data(), salt.data(), start.size()) != 0)
        return fail(ErrorCode::DamagedDatabase, QStringLiteral("the file belongs to another key"));
    return {};
}

} // namespace dossier::store
