// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <QString>

#include <algorithm>
#include <optional>

namespace dossier::disclosure {

using schema::Audience;

/// Audiences are nested: public ⊂ partner ⊂ internal ⊂ restricted. What is open to the public is
/// open to partners too, never the other way round.
[[nodiscard]] constexpr bool mayRead(Audience reader, Audience thing)
{
    return thing <= reader;
}

/// The more protective of the two: what a record or a restriction leaves of a field's audience.
[[nodiscard]] constexpr Audience narrowest(Audience a, Audience b)
{
    return std::max(a, b);
}

/// The less protective of the two.
[[nodiscard]] constexpr Audience widest(Audience a, Audience b)
{
    return std::min(a, b);
}

/// By its permanent key ("public", "partner", "internal", "restricted"); absent for any other word.
[[nodiscard]] std::optional<Audience> audienceFromKey(QStringView key);
[[nodiscard]] QString audienceKey(Audience audience);

} // namespace dossier::disclosure
