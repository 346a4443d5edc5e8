// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/record_reader.h"

namespace dossier::store {

/// Which record a person means: a full id, a unique prefix of at least eight hexadecimal digits,
/// or, for an entity with a field "reference", that. Deleted records are found too. Errors
/// NotFound, Ambiguous; InvalidArgument for a prefix that is too short, where it cannot be a reference.
[[nodiscard]] base::Result<base::RecordId> resolveId(const QString &idText, const schema::EntitySpec &entity,
                                                     Statements &statements, const RecordReader &records);

} // namespace dossier::store
