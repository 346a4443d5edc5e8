// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query/query_builder.h"

#include "store/query/condition_sql.h"
#include "store/query/search_terms.h"
#include "store/tables/table_layout.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using schema::EntitySpec;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;

void SqlText::add(const SqlText &other)
{
    sql += other.sql;
    values.insert(values.end(), other.values.begin(), other.values.end());
}

void SqlText::bindTo(Statement &statement) const
{
    int position = 0;
    for (const auto &value : values) {
        if (const auto *number = std::get_if<std::int64_t>(&value))
            statement.bind(position, *number);
        else if (const auto *id = std::get_if<base::RecordId>(&value))
            statement.bind(position, id->toByteArray());
        else
            statement.bindText(position, std::get<QByteArray>(value));
        ++position;
    }
}

Result<QueryBuilder> QueryBuilder::of(const Query &query, const schema::Registry &registry, schema::Compartment compartment)
{
    QueryBuilder out;
    out.m_entity = registry.entity(query.entity);
    if (!out.m_entity || (out.m_entity->compartment != compartment && !out.m_entity->everyCompartment))
        return base::fail(ErrorCode::UnknownField, QStringLiteral("entity"));
    out.m_table = quotedName(TableLayout::table(*out.m_entity));
    out.m_where.sql = query.withDeleted ? "1" : "e.deleted = 0";
    out.m_isSearch = !query.search.trimmed().isEmpty();
    out.m_isWhole = !query.withDeleted && query.conditions.empty() && !out.m_isSearch;
    for (const Condition &condition : query.conditions)
        DOSSIER_TRY(out.addCondition(condition, registry));
    if (out.m_isSearch)
        out.addSearch(query.search, registry);
    for (const SortKey &key : query.sort)
        DOSSIER_TRY(out.addSortKey(key));
    return out;
}

Result<void> QueryBuilder::addCondition(const Condition &condition, const schema::Registry &registry)
{
    DOSSIER_ASSIGN(const SqlText sql, conditionSql(condition, *m_entity, registry));
    m_where.sql += " AND ";
    m_where.add(sql);
    return {};
}

QByteArrayList QueryBuilder::namingColumns(const schema::Registry &registry) const
{
    QByteArrayList out;
    for (const schema::FieldId id : m_entity->title) {
        const FieldSpec *field = m_entity->field(id);
        const bool inside = field && field->kind == Kind::Reference && field->shape == Shape::Scalar
            && std::ranges::any_of(field->targets, [&](schema::EntityType target) {
                   const EntitySpec *entity = registry.entity(target);
                   return entity && entity->compartment == m_entity->compartment;
               });
        if (inside && m_entity->parent != id)
            out.append(field->key);
    }
    return out;
}

void QueryBuilder::addSearch(const QString &words, const schema::Registry &registry)
{
    m_terms = searchTerms(words);
    m_naming = namingColumns(registry);
    // Words without any letter or digit find nothing, rather than everything.
    if (m_terms.empty())
        m_where.sql += " AND 0";
    for (const QByteArray &term : m_terms) {
        m_where.sql += " AND e.eid IN (SELECT rowid FROM search WHERE search MATCH ?";
        m_where.values.emplace_back(term);
        for (const QByteArray &key : std::as_const(m_naming)) {
            m_where.sql += " UNION ALL SELECT o.eid FROM search s CROSS JOIN " + m_table + " o ON o." + quotedName(key)
                + " = s.rowid WHERE s.search MATCH ?";
            m_where.values.emplace_back(term);
        }
        m_where.sql += ')';
    }
}

QByteArrayList QueryBuilder::links() const
{
    QByteArrayList out;
    for (const QByteArray &key : m_naming) {
        const QByteArray column = quotedName(key);
        out.append("SELECT " + column + ", eid FROM " + m_table + " WHERE " + column + " IS NOT NULL ORDER BY " + column);
    }
    return out;
}

Result<void> QueryBuilder::addSortKey(const SortKey &key)
{
    const FieldSpec *field = m_entity->field(key.field);
    if (!field)
        return base::fail(ErrorCode::UnknownField, QString::fromUtf8(m_entity->key));
    OrderKey out;
    out.descending = key.descending;
    if (field->shape == Shape::Part && std::ranges::find(m_entity->title, field->id) != m_entity->title.end()) {
        out.titleOf = "e.eid";
    } else if (field->shape != Shape::Scalar) {
        return base::fail(ErrorCode::InvalidValue, QString::fromUtf8(field->key));
    } else if (field->kind == Kind::Reference) {
        out.titleOf = "e." + quotedName(field->key);
    } else if (field->kind == Kind::Duration) {
        for (const char *part : {"_life", "_years", "_months", "_days"})
            out.columns.append("e." + quotedName(field->key + part));
    } else if ((field->kind == Kind::Text || field->kind == Kind::LongText || field->kind == Kind::LanguageText) && !field->indexed) {
        out.columns.append("dossier_fold(e." + quotedName(field->key) + ')');
    } else {
        out.columns.append("e." + quotedName(TableLayout::orderColumn(*field)));
        if (field->indexed)
            out.index = quotedName(TableLayout::orderIndex(*m_entity, *field));
    }
    m_keys.push_back(std::move(out));
    return {};
}

SqlText QueryBuilder::from(Rows rows) const
{
    SqlText out;
    out.sql = " FROM ";
    const bool first = !m_keys.empty() && rows == Rows::WithFirstKey;
    const QByteArray titleOf = m_keys.empty() ? QByteArray() : m_keys.front().titleOf;
    // The title leads, so that its index gives the order and a page stops early.
    if (first && !titleOf.isEmpty())
        out.sql += "title t0 CROSS JOIN " + m_table + " e ON " + titleOf + " = t0.eid";
    else
        out.sql += m_table + " e";
    // Without statistics the engine takes "deleted = 0" for a rare thing, and would sort all there is.
    if (first && m_isWhole && !m_keys.front().index.isEmpty())
        out.sql += " INDEXED BY " + m_keys.front().index;
    for (std::size_t i = 1; i < m_keys.size(); ++i) {
        if (!m_keys[i].titleOf.isEmpty()) {
            const QByteArray name = 't' + QByteArray::number(qulonglong(i));
            out.sql += " LEFT JOIN title " + name + " ON " + name + ".eid = " + m_keys[i].titleOf;
        }
    }
    out.sql += " WHERE ";
    out.add(m_where);
    if (m_keys.empty() || rows == Rows::All)
        return out;
    if (!titleOf.isEmpty()) {
        if (rows == Rows::WithoutFirstKey)
            out.sql += " AND (" + titleOf + " IS NULL OR NOT EXISTS(SELECT 1 FROM title x WHERE x.eid = " + titleOf + "))";
    } else {
        out.sql += " AND " + m_keys.front().columns.front()
            + (rows == Rows::WithFirstKey ? QByteArray(" IS NOT NULL") : QByteArray(" IS NULL"));
    }
    return out;
}

QByteArray QueryBuilder::orderBy(Rows rows) const
{
    QByteArrayList order;
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const OrderKey &key = m_keys[i];
        const QByteArray direction = key.descending ? " DESC" : "";
        const QByteArrayList columns = key.titleOf.isEmpty()
            ? key.columns
            : QByteArrayList{'t' + QByteArray::number(qulonglong(i)) + ".fold"};
        if (i == 0) {
            if (rows == Rows::WithFirstKey)
                order.append(columns.join(direction + ", ") + direction);
            continue;
        }
        // What has no value comes last in either direction.
        order.append('(' + columns.front() + " IS NULL)");
        order.append(columns.join(direction + ", ") + direction);
    }
    order.append("e.eid");
    return " ORDER BY " + order.join(", ");
}

SqlText QueryBuilder::count() const
{
    // The engine counts a whole table page by page, and few rows of it are deleted.
    if (m_isWhole)
        return {"SELECT (SELECT count(*) FROM " + m_table + ") - (SELECT count(*) FROM " + m_table + " WHERE deleted > 0)", {}};
    SqlText out{"SELECT count(*) FROM " + m_table + " e WHERE ", {}};
    out.add(m_where);
    return out;
}

SqlText QueryBuilder::count(Rows rows) const
{
    SqlText out{"SELECT count(*)", {}};
    out.add(from(rows));
    return out;
}

SqlText QueryBuilder::ids(Rows rows, std::int64_t limit, std::int64_t offset) const
{
    SqlText out{"SELECT e.eid", {}};
    out.add(from(rows));
    out.sql += orderBy(rows) + " LIMIT ? OFFSET ?";
    out.values.emplace_back(limit > 0 ? limit : std::int64_t{-1});
    out.values.emplace_back(offset);
    return out;
}

} // namespace dossier::store
