// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace dossier::publish {

/// What file a report becomes.
enum class Format : std::uint8_t { Pdf, Csv, Json, Xlsx };

/// "pdf", "csv", "json", "xlsx": how the ledger and the command line call it, and how the name of such a file ends.
[[nodiscard]] QString formatKey(Format format);
/// Absent for any other word.
[[nodiscard]] std::optional<Format> formatFromKey(QStringView key);

} // namespace dossier::publish
