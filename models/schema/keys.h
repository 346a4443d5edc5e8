// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"

#include <QString>

#include <optional>

/// Permanent keys of audiences and compartments, as vocabularies, descriptions, files and command lines have them.
namespace dossier::schema {

/// "public", "partner", "internal", "restricted".
[[nodiscard]] QString audienceKey(Audience audience);
/// Absent for any other word.
[[nodiscard]] std::optional<Audience> audienceFromKey(QStringView key);
/// "main", "endorsers", "sources", "defence".
[[nodiscard]] QString compartmentKey(Compartment compartment);
/// Absent for any other word.
[[nodiscard]] std::optional<Compartment> compartmentFromKey(QStringView key);

} // namespace dossier::schema
