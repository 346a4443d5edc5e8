// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace dossier::cli {

/// What a script learns from how the program ended (interface.md, "The terminal").
enum class ExitCode : int {
    Done = 0, Failed = 1, Usage = 2, NotFound = 3, WrongKey = 4, Integrity = 5, Conflict = 6, Cancelled = 7,
    Refused = 8, InUse = 9
};

[[nodiscard]] ExitCode exitCodeOf(base::ErrorCode code);

} // namespace dossier::cli
