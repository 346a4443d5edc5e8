// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"

#include <utility>
#include <vector>

namespace dossier::domain {

/// Values of the computed fields of an entity, derived from the other fields of the same record and
/// of nothing else; absent where they cannot be known for certain. The store writes them beside the
/// record and never to the journal.
[[nodiscard]] std::vector<std::pair<schema::FieldId, schema::Value>> computedValues(
    const schema::EntitySpec &entity, const Record &record);

} // namespace dossier::domain
