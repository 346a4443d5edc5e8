// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"
#include "vault/store_key.h"

#include <utility>

namespace dossier::store {

/// The vault and the registry number compartments alike; neither may know the other.
[[nodiscard]] inline vault::CompartmentKind kindOf(schema::Compartment compartment)
{
    return vault::CompartmentKind(std::to_underlying(compartment));
}

[[nodiscard]] inline schema::Compartment compartmentOf(vault::CompartmentKind kind)
{
    return schema::Compartment(std::to_underlying(kind));
}

} // namespace dossier::store
