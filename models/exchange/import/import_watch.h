// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <functional>

namespace dossier::exchange {

/// Told how far a long piece of an import is, on the thread that does it, and asked whether to go on. `total` 0: nobody
/// knows. May be empty.
using ImportWatch = std::function<bool(std::int64_t done, std::int64_t total)>;

/// Error Cancelled where the watch wants an end.
[[nodiscard]] inline base::Result<void> askWatch(const ImportWatch &watch, std::int64_t done, std::int64_t total)
{
    return !watch || watch(done, total) ? base::Result<void>() : base::fail(base::ErrorCode::Cancelled, QStringLiteral("import"));
}

/// How many rows go by between two questions.
inline constexpr std::int64_t kWatchEvery = 256;

} // namespace dossier::exchange
