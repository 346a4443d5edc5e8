// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QIODevice>

namespace dossier::exchange {

inline constexpr std::int64_t kMostZipParts = 10'000;
/// Larger workbooks are refused (`file_too_large`): their directory alone could fill the memory.
inline constexpr std::int64_t kLargestWorkbook = std::int64_t(256) << 20;

/// Reads how many parts a zip file says it has (APPNOTE 4.3.16, and 4.3.14 of ZIP64), before a library
/// takes memory for each: `zip_too_many_parts`, `file_too_large`, `xlsx_damaged` where it says nothing.
[[nodiscard]] base::Result<void> checkZipDirectory(QIODevice &device);

} // namespace dossier::exchange
