// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>
#include <utility>

namespace dossier::base {

/// What went wrong, in terms a caller can act on. The words a person reads are chosen from
/// this code in one place (ui/text, app/cli); no layer below writes sentences for the user.
enum class ErrorCode {
    // input and use
    InvalidArgument,      ///< the caller asked for something that has no meaning
    UnknownField,         ///< no such entity, field or term in the registry
    InvalidValue,         ///< a value does not fit its field
    NotFound,             ///< no record with that id
    Ambiguous,            ///< an id prefix or alias that fits several records
    // keys
    WrongKey,             ///< none of the slots opens with what was given
    NotGranted,           ///< this member holds no key to the compartment
    Locked,               ///< the vault or compartment is not open
    KdfOutOfRange,        ///< Argon2 parameters below the floor or above the ceiling
    // integrity
    DamagedHeader,        ///< no copy of the header is readable, or none is authentic
    DamagedDatabase,      ///< a page, the journal or a table does not verify
    RolledBack,           ///< older than the mark beside it, or than this machine remembers
    MissingMark,          ///< the mark is absent or not authentic
    UnsupportedVersion,   ///< written by a newer release
    NotAVault,            ///< the folder or file is not what it was said to be
    // rules
    RuleViolated,         ///< a rule of the domain refuses this change
    WouldLoosen,          ///< the ratchet: protection is only lifted with evidence
    Conflict,             ///< the record changed since it was read
    NotUndoable,          ///< the change is no longer the newest, or may not be reversed
    Refused,              ///< the disclosure gate refuses to let this out
    MissingGlyph,         ///< a character that no embedded font can draw
    MalformedInput,       ///< a file to import is not what it claims to be
    // machine
    InUse,                ///< another program holds the vault, or a job holds the store
    ReadOnlyMedium,       ///< the folder cannot be written
    NetworkFileSystem,    ///< writing there would risk the database
    NoSpace,              ///< the disk or the quota is full
    Io,                   ///< any other failure of the file system
    OutOfMemory,          ///< memory could not be had or could not be locked
    Cancelled,            ///< a person or a lock stopped the work
    AlreadyExists,        ///< refuses to overwrite
    Internal              ///< a broken invariant of ours
};

/// A failure for an outside reason. `detail` is technical and for developers: never case data,
/// never a path, never a secret.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

template<typename T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, QString detail = {})
{
    return std::unexpected(Error{code, std::move(detail)});
}

/// Stable snake_case name of a code ("wrong_key"), for `--json` and tests.
[[nodiscard]] QString errorName(ErrorCode code);

} // namespace dossier::base

#define DOSSIER_CONCAT_(a, b) a##b
#define DOSSIER_CONCAT(a, b) DOSSIER_CONCAT_(a, b)
#define DOSSIER_TRY_IMPL(tried, expression)                                                        \
    do {                                                                                           \
        if (auto tried = (expression); !tried) [[unlikely]]                                        \
            return std::unexpected(std::move(tried).error());                                      \
    } while (false)

/// Passes a failure on to the caller; otherwise continues.
#define DOSSIER_TRY(expression) DOSSIER_TRY_IMPL(DOSSIER_CONCAT(dossierTried, __COUNTER__), expression)

#define DOSSIER_ASSIGN_IMPL(temporary, declaration, expression)                                    \
    auto temporary = (expression);                                                                 \
    if (!temporary) [[unlikely]]                                                                   \
        return std::unexpected(std::move(temporary).error());                                      \
    declaration = *std::move(temporary)

/// `DOSSIER_ASSIGN(auto x, f());` declares x from a Result or passes the failure on.
#define DOSSIER_ASSIGN(declaration, expression)                                                    \
    DOSSIER_ASSIGN_IMPL(DOSSIER_CONCAT(dossierResult, __COUNTER__), declaration, expression)
