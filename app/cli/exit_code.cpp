// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exit_code.h"

namespace dossier::cli {

using base::ErrorCode;

ExitCode exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnknownField:
    case ErrorCode::InvalidValue:
        return ExitCode::Usage;
    case ErrorCode::NotFound:
    case ErrorCode::Ambiguous:
    case ErrorCode::NotAVault:
        return ExitCode::NotFound;
    case ErrorCode::WrongKey:
    case ErrorCode::NotGranted:
    case ErrorCode::Locked:
        return ExitCode::WrongKey;
    case ErrorCode::KdfOutOfRange:
    case ErrorCode::DamagedHeader:
    case ErrorCode::DamagedDatabase:
    case ErrorCode::RolledBack:
    case ErrorCode::MissingMark:
        return ExitCode::Integrity;
    case ErrorCode::Conflict:
        return ExitCode::Conflict;
    case ErrorCode::Cancelled:
        return ExitCode::Cancelled;
    case ErrorCode::WouldLoosen:
    case ErrorCode::Refused:
    case ErrorCode::MissingGlyph:
        return ExitCode::Refused;
    case ErrorCode::InUse:
        return ExitCode::InUse;
    default:
        return ExitCode::Failed;
    }
}

} // namespace dossier::cli
