// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/secret_bytes.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <span>

struct sqlite3;

namespace dossier::store {

struct EngineCloser {
    void operator()(sqlite3 *engine) const;
};
using EngineHandle = std::unique_ptr<sqlite3, EngineCloser>;

inline constexpr std::size_t kDatabaseKeySize = 32;
inline constexpr std::size_t kDatabaseSaltSize = 16;

/// How a file is opened by the engine.
enum class EngineAccess : std::uint8_t {
    ReadWrite,
    ReadShared,     ///< beside a writer: uses the shared index of the write-ahead log
    ReadFrozen,     ///< nobody writes: touches no file but to read it, whatever the medium
    ReadWithoutLog  ///< the same, of the file as it is without the log beside it
};

/// "x'…'" over key and salt, the only form in which both engines take a raw key with its salt.
/// Error InvalidArgument unless key and salt have exactly 32 and 16 bytes: of any other length the
/// engine would silently make a passphrase.
[[nodiscard]] base::Result<base::SecretBytes> makeKeySpec(std::span<const std::uint8_t> key,
                                                          std::span<const std::uint8_t> salt);

/// Once in a process, which the first opening does otherwise: the cipher's library takes its time.
void initialiseEngine();

/// Opens without creating, gives the key before any statement, and hardens the handle (extended
/// codes, defensive mode, schema not trusted). No page has been read yet. A `salt` is what the file
/// must begin with (checkFileStart), looked at before the key is given; empty for a file that is
/// still being made. Errors NotFound; DamagedDatabase, also where it is no regular file;
/// ReadOnlyMedium; Io.
[[nodiscard]] base::Result<EngineHandle> openEngine(const QString &path, const base::SecretBytes &keySpec,
                                                    EngineAccess access, std::span<const std::uint8_t> salt = {});

/// An empty regular file of mode 0600 that did not exist; the engine gives its log and index the
/// same mode. Error AlreadyExists, or as base::errorFromErrno.
[[nodiscard]] base::Result<void> createEmptyFile(const QString &path);

/// A database with its log, the log's index and the journal of a copy; nobody has it open. What cannot
/// be removed stays.
void removeDatabaseFiles(const QString &path);

/// The start of an encrypted file is its salt, read through the engine's own handle: a descriptor of
/// ours would take the engine's locks along when it is closed (SQLite, "How To Corrupt", 2.2). Error
/// DamagedDatabase where the file is empty, plain ("SQLite format 3") or begins with another salt.
[[nodiscard]] base::Result<void> checkFileStart(sqlite3 *engine, std::span<const std::uint8_t> salt);

} // namespace dossier::store
