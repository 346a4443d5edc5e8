// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/keys.h"

#include <algorithm>

namespace dossier::disclosure {

using schema::Audience;
using schema::audienceFromKey;
using schema::audienceKey;

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

} // namespace dossier::disclosure
