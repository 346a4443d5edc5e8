// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/registry.h"

#include <QByteArray>
#include <QByteArrayList>

#include <vector>

namespace dossier::store {

/// Names and types of the SQL columns that hold one field. One field of a composite kind takes
/// several, so that a second engine reads plain values and lists can sort and filter:
///   text        key                    and, where indexed, key_fold (folded, for order)
///   code        key                    reference  key (local row id)
///   yes/no      key (1 no, 2 yes, 3 unknown)     integer  key
///   date        key (EDTF), key_typed, key_first, key_last (Julian days; null = open)
///   instant     key (microseconds, UTC), key_zone, key_clock
///   duration    key (as printed), key_years, key_months, key_days, key_life
///   article     key (path), key_code, key_version
///   language text  key, key_lang       bytes, order  key
struct FieldColumns {
    const schema::FieldSpec *field = nullptr;
    QByteArrayList names;
    QByteArrayList types;
};

/// The materialised tables of one compartment, generated from the registry: a table per entity
/// (eid, deleted, scalars), a table per set (eid, dot of the change that added it, member columns), and what belongs to all:
/// title (text by which a record is named) and search (folded text, FTS5). Journal tables are not here.
class TableLayout
{
public:
    TableLayout(const schema::Registry &registry, schema::Compartment compartment);

    [[nodiscard]] const std::vector<const schema::EntitySpec *> &entities() const { return m_entities; }
    [[nodiscard]] static QByteArray table(const schema::EntitySpec &entity);
    [[nodiscard]] static QByteArray setTable(const schema::EntitySpec &entity, const schema::FieldSpec &field);
    [[nodiscard]] static FieldColumns columns(const schema::FieldSpec &field);
    /// Columns of a set's member; the first is called "value".
    [[nodiscard]] static FieldColumns memberColumns(const schema::FieldSpec &field);

    /// Whether a second column holds the text folded.
    [[nodiscard]] static bool isFolded(const schema::FieldSpec &field);
    /// The column by which lists and the index on a scalar field order: folded text, first possible day.
    [[nodiscard]] static QByteArray orderColumn(const schema::FieldSpec &field);
    /// Of a field that is indexed and no reference: the index over its order column, of what is not deleted.
    [[nodiscard]] static QByteArray orderIndex(const schema::EntitySpec &entity, const schema::FieldSpec &field);
    /// Of a folded field: the same index over what was deleted.
    [[nodiscard]] static QByteArray deletedIndex(const schema::EntitySpec &entity, const schema::FieldSpec &field);

    /// Statements that make every table and index, in order.
    [[nodiscard]] QByteArrayList createStatements() const;
    /// Names of all materialised tables, for the guards.
    [[nodiscard]] QByteArrayList guardedTables() const;

private:
    std::vector<const schema::EntitySpec *> m_entities;
};

} // namespace dossier::store
