// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "schema/registry.h"
#include "store/tables/statement.h"

#include <QByteArray>
#include <QHash>

#include <vector>

namespace dossier::store {

class RecordIds;

/// How one field lies in SQL columns, looked up once.
struct MappedField {
    const schema::FieldSpec *field = nullptr;
    int column = 0;          ///< first of its columns, counted after eid and deleted; 0 in a set table
    int width = 1;           ///< how many columns it takes
    QByteArray assignments;  ///< "a"=?,"a_fold"=? for an UPDATE
};

/// The columns of one set.
struct MappedSet {
    const schema::FieldSpec *field = nullptr;
    int width = 1;
    QByteArray insert;       ///< eid, dot, columns
    QByteArray select;       ///< columns of the members of one eid, each once
    QByteArray removeOne;    ///< eid, dot
    QByteArray removeAll;    ///< eid
    QByteArray find;         ///< dot and columns of one eid
};

/// Translates between the values of one entity and the columns of its tables, in both directions.
/// Everything that depends on names is computed once, at construction.
class RowMapper
{
public:
    explicit RowMapper(const schema::EntitySpec &entity);

    [[nodiscard]] const schema::EntitySpec &entity() const { return m_entity; }
    [[nodiscard]] const std::vector<MappedField> &scalars() const { return m_scalars; }
    [[nodiscard]] const std::vector<MappedSet> &sets() const { return m_sets; }
    /// Null where the field is no scalar, or no set, of this entity.
    [[nodiscard]] const MappedField *scalar(schema::FieldId field) const;
    [[nodiscard]] const MappedSet *set(schema::FieldId field) const;

    /// Inserts a whole row: eid, deleted, every column.
    [[nodiscard]] const QByteArray &insertSql() const { return m_insert; }
    /// eid, deleted and every column of the row with one eid.
    [[nodiscard]] const QByteArray &selectSql() const { return m_select; }
    /// eid, deleted, every column, without FROM.
    [[nodiscard]] const QByteArray &columnList() const { return m_columns; }

private:
    const schema::EntitySpec &m_entity;
    std::vector<MappedField> m_scalars;
    std::vector<MappedSet> m_sets;
    QHash<std::uint16_t, int> m_scalarOf;
    QHash<std::uint16_t, int> m_setOf;
    QByteArray m_columns;
    QByteArray m_insert;
    QByteArray m_select;
};

/// Binds `value` to the columns of `field`, the first of them at `position`. Absent binds NULLs. A
/// reference is given its local id, which is made where the target is not known yet. Error
/// InvalidValue where the value is not of the field's kind.
[[nodiscard]] base::Result<void> bindValue(Statement &statement, int position, const schema::FieldSpec &field,
                                           const schema::Value &value, RecordIds &ids);
/// Reads the columns of `field` from `position` on.
[[nodiscard]] base::Result<schema::Value> readValue(const Statement &statement, int position,
                                                    const schema::FieldSpec &field, RecordIds &ids);

/// The mappers of one compartment by entity.
class RowMappers
{
public:
    RowMappers(const schema::Registry &registry, schema::Compartment compartment);
    /// Null where the entity is unknown or of another compartment.
    [[nodiscard]] const RowMapper *of(schema::EntityType type) const;
    [[nodiscard]] const std::vector<RowMapper> &all() const { return m_mappers; }

private:
    std::vector<RowMapper> m_mappers;
    QHash<std::uint16_t, int> m_of;
};

} // namespace dossier::store
