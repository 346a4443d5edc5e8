// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace dossier::base {

QString errorName(ErrorCode code)
{
    // No default: the compiler reports a code that has no name.
    switch (code) {
    case ErrorCode::InvalidArgument: return QStringLiteral("invalid_argument");
    case ErrorCode::UnknownField: return QStringLiteral("unknown_field");
    case ErrorCode::InvalidValue: return QStringLiteral("invalid_value");
    case ErrorCode::NotFound: return QStringLiteral("not_found");
    case ErrorCode::Ambiguous: return QStringLiteral("ambiguous");
    case ErrorCode::WrongKey: return QStringLiteral("wrong_key");
    case ErrorCode::NotGranted: return QStringLiteral("not_granted");
    case ErrorCode::Locked: return QStringLiteral("locked");
    case ErrorCode::KdfOutOfRange: return QStringLiteral("kdf_out_of_range");
    case ErrorCode::DamagedHeader: return QStringLiteral("damaged_header");
    case ErrorCode::DamagedDatabase: return QStringLiteral("damaged_database");
    case ErrorCode::RolledBack: return QStringLiteral("rolled_back");
    case ErrorCode::MissingMark: return QStringLiteral("missing_mark");
    case ErrorCode::UnsupportedVersion: return QStringLiteral("unsupported_version");
    case ErrorCode::NotAVault: return QStringLiteral("not_a_vault");
    case ErrorCode::RuleViolated: return QStringLiteral("rule_violated");
    case ErrorCode::WouldLoosen: return QStringLiteral("would_loosen");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::NotUndoable: return QStringLiteral("not_undoable");
    case ErrorCode::Refused: return QStringLiteral("refused");
    case ErrorCode::MissingGlyph: return QStringLiteral("missing_glyph");
    case ErrorCode::MalformedInput: return QStringLiteral("malformed_input");
    case ErrorCode::InUse: return QStringLiteral("in_use");
    case ErrorCode::ReadOnlyMedium: return QStringLiteral("read_only_medium");
    case ErrorCode::NetworkFileSystem: return QStringLiteral("network_file_system");
    case ErrorCode::NoSpace: return QStringLiteral("no_space");
    case ErrorCode::Io: return QStringLiteral("io");
    case ErrorCode::OutOfMemory: return QStringLiteral("out_of_memory");
    case ErrorCode::Cancelled: return QStringLiteral("cancelled");
    case ErrorCode::AlreadyExists: return QStringLiteral("already_exists");
    case ErrorCode::Internal: return QStringLiteral("internal");
    }
    // Reached only through a value cast from outside the enumeration.
    return QStringLiteral("internal");
}

} // namespace dossier::base
