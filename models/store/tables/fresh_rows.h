// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/registry.h"
#include "store/tables/row_mapper.h"

#include <QHash>

#include <optional>
#include <span>
#include <vector>

namespace dossier::store {

/// What of the records created since the last flush their titles and their search text are made of,
/// so that a bulk creation need not read again what it has just written. Only a short cut: what is
/// not here, or was changed after its creation, is read from the tables.
class FreshRows
{
public:
    FreshRows(const RowMappers &mappers, RecordIds &ids);

    struct Row {
        schema::EntityType type{};
        bool changed = false;          ///< no longer what it was created as
        bool members = false;          ///< some set got members; which ones is read
        std::int64_t parent = 0;       ///< eid; 0 where it is no part
        QByteArray order;              ///< among its siblings
        std::vector<std::pair<schema::FieldId, schema::Value>> values;   ///< those that are needed

        /// Absent where the field is not set.
        [[nodiscard]] const schema::Value &value(schema::FieldId field) const;
    };

    /// A record as its creation wrote it.
    [[nodiscard]] base::Result<void> add(std::int64_t eid, const RowMapper &mapper, std::span<const schema::FieldId> fields,
                                         std::span<const schema::Value> values);
    /// Something of it changed, its deletion included.
    void change(std::int64_t eid);
    /// A set of it has a member.
    void addMember(std::int64_t eid);
    /// Null where it must be read.
    [[nodiscard]] const Row *find(std::int64_t eid) const;
    /// All parts of that kind of a new record, in their order. Absent where they must be read.
    [[nodiscard]] std::optional<std::vector<std::int64_t>> parts(std::int64_t parent, schema::EntityType child) const;
    /// What the first column of a stored value holds, as text.
    [[nodiscard]] static QString text(const schema::Value &value);
    /// Local number of what a reference in a fresh row points to.
    [[nodiscard]] base::Result<std::int64_t> target(const schema::Value &reference) const;
    void clear();

private:
    /// What is kept of the rows of one entity.
    struct Kept {
        QHash<std::uint16_t, bool> fields;
        std::optional<schema::FieldId> parent;
        std::optional<schema::FieldId> order;
    };

    RecordIds &m_ids;
    QHash<std::uint16_t, Kept> m_kept;
    QHash<std::int64_t, Row> m_rows;
    QHash<std::int64_t, std::vector<std::int64_t>> m_parts;   ///< of every kind, by parent
};

} // namespace dossier::store
