// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "disclosure/as_of.h"
#include "store/store.h"

namespace dossier::items {

/// What is recorded of the time without liberty in one case, for the eyes of the vault's members.
struct CaseCustody {
    disclosure::CustodyFacts facts;
    QList<domain::Record> orders;      ///< behind facts.periods, one for one
    QList<domain::Record> releases;    ///< behind facts.releases, one for one
};

/// What cannot be read is left out.
[[nodiscard]] CaseCustody custodyOf(const store::Store &store, const domain::Record &matter);

} // namespace dossier::items
