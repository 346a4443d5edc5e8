// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/organisation_index.h"
#include "store/store.h"

namespace dossier::exchange {

/// Every name of every organisation that the store holds.
[[nodiscard]] base::Result<OrganisationIndex> organisationsOf(const store::Store &store);

} // namespace dossier::exchange
