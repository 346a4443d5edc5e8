// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "domain/action.h"
#include "domain/record_source.h"
#include "schema/registry.h"
#include "schema/vocabulary.h"

namespace dossier::domain {

/// What rules need to know of the world.
struct RuleContext {
    const schema::Registry &registry;
    const schema::Vocabularies &vocabularies;
    const RecordSource &records;
    base::Instant now;
    base::Random &random;   ///< ids of records that rules add
};

/// Completes and checks an Action before it is written; runs inside the transaction of
/// Store::apply, for every origin. Returns the Action to write: values normalised, unchanged
/// fields dropped, consequences added (clearance copies texts, a narrowed consent records its
/// event, deletes take parts along). Errors: UnknownField, InvalidValue, RuleViolated,
/// WouldLoosen (the ratchet), NotFound; `detail` names entity and field keys only.
[[nodiscard]] base::Result<Action> prepare(Action action, const RuleContext &context);

} // namespace dossier::domain
