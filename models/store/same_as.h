// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/identity.h"

namespace dossier::store {

class Store;

/// Which record of a person is kept under which, as this store has it; for as long as the store is open.
[[nodiscard]] domain::SameAs sameAsIn(const Store &store);

} // namespace dossier::store
