// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/action.h"
#include "schema/registry.h"
#include "store/tables/heads.h"
#include "store/tables/materialiser.h"

#include <vector>

namespace dossier::store {

/// The ops of one record's change with predecessors as this file numbers them, in the order the
/// journal demands: by kind, then by field. The spans of the ops point into `values`.
struct BuiltChange {
    schema::EntityType type{};
    base::RecordId entity;
    std::vector<LocalOp> ops;
    std::vector<schema::Value> values;
    RecordHeads heads;              ///< before the change
    bool narrowed = false;          ///< a protective value protects more than before
};

/// Turns prepared change sets into ops. Reads the heads of a record once, whatever the number of
/// fields.
class ChangeBuilder
{
public:
    ChangeBuilder(Statements &statements, const RowMappers &mappers, RecordIds &ids)
        : m_statements(statements), m_mappers(mappers), m_ids(ids)
    {
    }

    /// Errors Conflict where a base head is no longer a head, NotFound where the record is not in
    /// this store, UnknownField. A change set that changes nothing gives no ops.
    [[nodiscard]] base::Result<BuiltChange> build(const domain::ChangeSet &changes);

private:
    [[nodiscard]] base::Result<void> create(const domain::ChangeSet &changes, BuiltChange &out);
    [[nodiscard]] base::Result<void> update(const domain::ChangeSet &changes, std::int64_t eid, BuiltChange &out);
    [[nodiscard]] base::Result<void> changeExistence(const domain::ChangeSet &changes, std::int64_t eid, BuiltChange &out);
    [[nodiscard]] base::Result<void> addMembers(const domain::ChangeSet &changes, BuiltChange &out);
    [[nodiscard]] base::Result<void> removeMembers(const domain::ChangeSet &changes, std::int64_t eid, BuiltChange &out);

    Statements &m_statements;
    const RowMappers &m_mappers;
    RecordIds &m_ids;
};

} // namespace dossier::store
