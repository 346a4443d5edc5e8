// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/table_layout.h"

namespace dossier::store {

using schema::EntitySpec;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;

namespace {

struct Suffix {
    const char *name;
    const char *type;
};

std::vector<Suffix> suffixes(const FieldSpec &field)
{
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText:
        if (field.indexed)
            return {{"", "TEXT"}, {"_fold", "TEXT"}};
        return {{"", "TEXT"}};
    case Kind::LanguageText:
        return {{"", "TEXT"}, {"_lang", "TEXT"}};
    case Kind::Code:
    case Kind::Order:
        return {{"", "TEXT"}};
    case Kind::Reference:
    case Kind::YesNo:
    case Kind::Integer:
        return {{"", "INTEGER"}};
    case Kind::Date:
        return {{"", "TEXT"}, {"_typed", "TEXT"}, {"_first", "INTEGER"}, {"_last", "INTEGER"}};
    case Kind::Instant:
        return {{"", "INTEGER"}, {"_zone", "TEXT"}, {"_clock", "INTEGER"}};
    case Kind::Duration:
        return {{"", "TEXT"}, {"_years", "INTEGER"}, {"_months", "INTEGER"}, {"_days", "INTEGER"}, {"_life", "INTEGER"}};
    case Kind::Article:
        return {{"", "TEXT"}, {"_code", "TEXT"}, {"_version", "TEXT"}};
    case Kind::Bytes:
        return {{"", "BLOB"}};
    }
    return {};
}

FieldColumns columnsNamed(const FieldSpec &field, const QByteArray &stem)
{
    FieldColumns out{&field, {}, {}};
    for (const Suffix &suffix : suffixes(field)) {
        out.names.append(stem + suffix.name);
        out.types.append(suffix.type);
    }
    return out;
}

QByteArray quoted(const QByteArray &name)
{
    return '"' + name + '"';
}

QByteArray entityTable(const EntitySpec &entity)
{
    QByteArray sql = "CREATE TABLE " + quoted(TableLayout::table(entity))
        + "(eid INTEGER PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0";
    for (const FieldSpec &field : entity.fields) {
        if (field.shape != Shape::Scalar)
            continue;
        const FieldColumns columns = TableLayout::columns(field);
        for (qsizetype i = 0; i < columns.names.size(); ++i)
            sql += ", " + quoted(columns.names[i]) + ' ' + columns.types[i];
    }
    return sql + ") STRICT";
}

QByteArray setTableSql(const EntitySpec &entity, const FieldSpec &field)
{
    QByteArray sql = "CREATE TABLE " + quoted(TableLayout::setTable(entity, field))
        + "(eid INTEGER NOT NULL, dot INTEGER NOT NULL";
    const FieldColumns columns = TableLayout::memberColumns(field);
    for (qsizetype i = 0; i < columns.names.size(); ++i)
        sql += ", " + quoted(columns.names[i]) + ' ' + columns.types[i];
    return sql + ") STRICT";
}

QByteArray indexName(const QByteArray &table, const QByteArray &column)
{
    return table + "_by_" + column;
}

QByteArray namedIndex(const QByteArray &name, const QByteArray &table, const QByteArray &column, const QByteArray &condition)
{
    QByteArray sql = "CREATE INDEX " + quoted(name) + " ON " + quoted(table) + '(' + quoted(column) + ')';
    if (!condition.isEmpty())
        sql += " WHERE " + condition;
    return sql;
}

QByteArray index(const QByteArray &table, const QByteArray &column, const QByteArray &condition = {})
{
    return namedIndex(indexName(table, column), table, column, condition);
}

void appendIndexes(const EntitySpec &entity, QByteArrayList &out)
{
    const QByteArray table = TableLayout::table(entity);
    // Counts and unsorted pages of a list read this instead of the rows.
    if (!entity.isPart())
        out.append(index(table, "deleted"));
    for (const FieldSpec &field : entity.fields) {
        if (field.shape == Shape::Set) {
            const QByteArray set = TableLayout::setTable(entity, field);
            out.append(index(set, "eid"));
            if (field.kind == Kind::Reference)
                out.append(index(set, "value"));
        } else if (field.shape == Shape::Scalar && field.kind == Kind::Reference) {
            // Also finds what was deleted, because a restored record wants its parts back.
            out.append(index(table, field.key, quoted(field.key) + " IS NOT NULL"));
        } else if (field.shape == Shape::Scalar && field.indexed) {
            // A sorted page is read from the index alone: "deleted" must not cost a look at each row.
            const QByteArray column = TableLayout::orderColumn(field);
            out.append(index(table, column, "deleted = 0 AND " + quoted(column) + " IS NOT NULL"));
            // Whether a value is taken is asked of what was deleted too, for every row of an import.
            if (TableLayout::isFolded(field))
                out.append(namedIndex(TableLayout::deletedIndex(entity, field), table, column,
                                      "deleted = 1 AND " + quoted(column) + " IS NOT NULL"));
        }
    }
}

} // namespace

TableLayout::TableLayout(const schema::Registry &registry, schema::Compartment compartment)
{
    for (const EntitySpec &entity : registry.entities()) {
        if (entity.compartment == compartment || entity.everyCompartment)
            m_entities.push_back(&entity);
    }
}

QByteArray TableLayout::table(const EntitySpec &entity)
{
    return entity.key;
}

QByteArray TableLayout::setTable(const EntitySpec &entity, const FieldSpec &field)
{
    return entity.key + "__" + field.key;
}

FieldColumns TableLayout::columns(const FieldSpec &field)
{
    return columnsNamed(field, field.key);
}

FieldColumns TableLayout::memberColumns(const FieldSpec &field)
{
    return columnsNamed(field, "value");
}

bool TableLayout::isFolded(const FieldSpec &field)
{
    return field.indexed && (field.kind == Kind::Text || field.kind == Kind::LongText);
}

QByteArray TableLayout::orderColumn(const FieldSpec &field)
{
    if (isFolded(field))
        return field.key + "_fold";
    return field.kind == Kind::Date ? field.key + "_first" : field.key;
}

QByteArray TableLayout::orderIndex(const EntitySpec &entity, const FieldSpec &field)
{
    return indexName(table(entity), orderColumn(field));
}

QByteArray TableLayout::deletedIndex(const EntitySpec &entity, const FieldSpec &field)
{
    return orderIndex(entity, field) + "_deleted";
}

QByteArrayList TableLayout::createStatements() const
{
    QByteArrayList out;
    for (const EntitySpec *entity : m_entities) {
        out.append(entityTable(*entity));
        for (const FieldSpec &field : entity->fields) {
            if (field.shape == Shape::Set)
                out.append(setTableSql(*entity, field));
        }
        appendIndexes(*entity, out);
    }
    out.append("CREATE TABLE title(eid INTEGER PRIMARY KEY, text TEXT NOT NULL, fold TEXT NOT NULL) STRICT");
    out.append("CREATE INDEX title_by_fold ON title(fold)");
    out.append("CREATE VIRTUAL TABLE search USING fts5(text, spellings, tokenize = 'unicode61 remove_diacritics 0')");
    // Deleted tokens must leave the file, not only the answers (security.md, "Erasure").
    out.append("INSERT INTO search(search, rank) VALUES('secure-delete', 1)");
    return out;
}

QByteArrayList TableLayout::guardedTables() const
{
    QByteArrayList out;
    for (const EntitySpec *entity : m_entities) {
        out.append(table(*entity));
        for (const FieldSpec &field : entity->fields) {
            if (field.shape == Shape::Set)
                out.append(setTable(*entity, field));
        }
    }
    out.append("title");
    return out;
}

} // namespace dossier::store
