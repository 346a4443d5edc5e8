// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/record.h"

namespace dossier::domain {

/// How rules look at the records beside the one that changes. The store implements it over the
/// transaction in which they run; tests over a map.
class RecordSource
{
public:
    virtual ~RecordSource() = default;
    /// Absent where there is none; deleted records are found and say so.
    [[nodiscard]] virtual base::Result<std::optional<Record>> find(base::RecordId id) const = 0;
    /// Records of `entity`, not deleted, whose reference `field` points to `target`, in their order.
    [[nodiscard]] virtual base::Result<QList<Record>> referring(schema::EntityType entity, schema::FieldId field,
                                                                base::RecordId target) const = 0;
    /// Some record, deleted or not, whose scalar `field` holds exactly `value`; absent where there
    /// is none. Asked for fields that are unique within a store, so it should be a lookup in an index.
    [[nodiscard]] virtual base::Result<std::optional<base::RecordId>> holder(schema::FieldId field,
                                                                             const schema::Value &value) const = 0;
};

} // namespace dossier::domain
