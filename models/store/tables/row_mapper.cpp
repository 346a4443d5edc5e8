// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/row_mapper.h"

#include "names/folding.h"
#include "store/tables/record_ids.h"
#include "store/tables/table_layout.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;
using schema::Value;

namespace {

QByteArray quoted(const QByteArray &name)
{
    return '"' + name + '"';
}

QByteArray joined(const QByteArrayList &names)
{
    QByteArrayList out;
    for (const QByteArray &name : names)
        out.append(quoted(name));
    return out.join(", ");
}

QByteArray placeholders(qsizetype count)
{
    return QByteArrayList(count, "?").join(", ");
}

MappedSet mapSet(const schema::EntitySpec &entity, const FieldSpec &field)
{
    const FieldColumns columns = TableLayout::memberColumns(field);
    const QByteArray table = quoted(TableLayout::setTable(entity, field));
    const QByteArray names = joined(columns.names);
    MappedSet out;
    out.field = &field;
    out.width = static_cast<int>(columns.names.size());
    out.insert = "INSERT INTO " + table + "(eid, dot, " + names + ") VALUES(?, ?, " + placeholders(out.width) + ')';
    // Two laptops may have added the same member; it is shown once, where it was first added.
    out.select = "SELECT " + names + ", min(rowid) AS first FROM " + table + " WHERE eid = ? GROUP BY " + names
        + " ORDER BY first";
    out.find = "SELECT dot, " + names + ", rowid FROM " + table + " WHERE eid = ?";
    out.removeOne = "DELETE FROM " + table + " WHERE rowid = ?";
    out.removeAll = "DELETE FROM " + table + " WHERE eid = ?";
    return out;
}

template<typename T>
const T *held(const Value &value)
{
    return std::get_if<T>(&value);
}

void bindDay(Statement &statement, int position, const std::optional<QDate> &day)
{
    if (day)
        statement.bind(position, std::int64_t{day->toJulianDay()});
    else
        statement.bindNull(position);
}

bool bindText(Statement &statement, int position, const FieldSpec &field, const Value &value)
{
    const auto *text = held<QString>(value);
    if (!text)
        return false;
    statement.bind(position, *text);
    if (field.indexed)
        statement.bind(position + 1, names::fold(*text));
    return true;
}

bool bindDate(Statement &statement, int position, const Value &value)
{
    const auto *date = held<base::PartialDate>(value);
    if (!date)
        return false;
    statement.bind(position, date->edtf());
    statement.bind(position + 1, date->typed());
    bindDay(statement, position + 2, date->earliest());
    bindDay(statement, position + 3, date->latest());
    return true;
}

bool bindInstant(Statement &statement, int position, const Value &value)
{
    const auto *instant = held<base::Instant>(value);
    if (!instant)
        return false;
    statement.bind(position, instant->utcMicroseconds);
    statement.bind(position + 1, instant->zone);
    statement.bind(position + 2, std::int64_t{std::to_underlying(instant->source)});
    return true;
}

bool bindDuration(Statement &statement, int position, const Value &value)
{
    const auto *duration = held<schema::Duration>(value);
    if (!duration)
        return false;
    statement.bind(position, duration->printed);
    statement.bind(position + 1, std::int64_t{duration->years});
    statement.bind(position + 2, std::int64_t{duration->months});
    statement.bind(position + 3, std::int64_t{duration->days});
    statement.bind(position + 4, std::int64_t{duration->life ? 1 : 0});
    return true;
}

bool bindArticle(Statement &statement, int position, const Value &value)
{
    const auto *article = held<schema::Article>(value);
    if (!article)
        return false;
    statement.bind(position, article->path);
    statement.bind(position + 1, article->code);
    statement.bind(position + 2, article->version);
    return true;
}

Result<bool> bindReference(Statement &statement, int position, const FieldSpec &field, const Value &value, RecordIds &ids)
{
    const auto *id = held<base::RecordId>(value);
    if (!id)
        return false;
    // With one possible target its kind is known even where the record lies in another file.
    const schema::EntityType type = field.targets.size() == 1 ? field.targets.front() : schema::EntityType{};
    DOSSIER_ASSIGN(const std::int64_t eid, ids.localOrNew(*id, type));
    statement.bind(position, eid);
    return true;
}

bool bindPlain(Statement &statement, int position, Kind kind, const Value &value)
{
    if (kind == Kind::Code) {
        if (const auto *code = held<schema::Code>(value))
            return statement.bind(position, code->term), true;
    } else if (kind == Kind::YesNo) {
        if (const auto *answer = held<schema::Answer>(value))
            return statement.bind(position, std::int64_t{std::to_underlying(*answer)}), true;
    } else if (kind == Kind::Integer) {
        if (const auto *number = held<std::int64_t>(value))
            return statement.bind(position, *number), true;
    } else if (kind == Kind::Bytes) {
        if (const auto *bytes = held<QByteArray>(value))
            return statement.bind(position, *bytes), true;
    } else if (kind == Kind::Order) {
        if (const auto *order = held<schema::OrderKey>(value))
            return statement.bindText(position, order->key), true;
    }
    return false;
}

int widthOf(const FieldSpec &field)
{
    return static_cast<int>(TableLayout::columns(field).names.size());
}

} // namespace

Result<void> bindValue(Statement &statement, int position, const FieldSpec &field, const Value &value, RecordIds &ids)
{
    if (schema::isAbsent(value)) {
        for (int i = 0, width = widthOf(field); i < width; ++i)
            statement.bindNull(position + i);
        return {};
    }
    bool fits = false;
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText:
        fits = bindText(statement, position, field, value);
        break;
    case Kind::LanguageText:
        if (const auto *text = held<schema::LanguageText>(value)) {
            statement.bind(position, text->text);
            statement.bind(position + 1, text->language);
            fits = true;
        }
        break;
    case Kind::Reference: {
        DOSSIER_ASSIGN(fits, bindReference(statement, position, field, value, ids));
        break;
    }
    case Kind::Date:
        fits = bindDate(statement, position, value);
        break;
    case Kind::Instant:
        fits = bindInstant(statement, position, value);
        break;
    case Kind::Duration:
        fits = bindDuration(statement, position, value);
        break;
    case Kind::Article:
        fits = bindArticle(statement, position, value);
        break;
    default:
        fits = bindPlain(statement, position, field.kind, value);
    }
    if (!fits)
        return base::fail(ErrorCode::InvalidValue, QString::fromUtf8(field.key));
    return {};
}

Result<Value> readValue(const Statement &row, int at, const FieldSpec &field, RecordIds &ids)
{
    if (row.isNull(at))
        return Value();
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText:
        return Value(row.text(at));
    case Kind::LanguageText:
        return Value(schema::LanguageText{row.text(at), row.text(at + 1)});
    case Kind::Code:
        return Value(schema::Code{row.text(at)});
    case Kind::Reference: {
        DOSSIER_ASSIGN(const base::RecordId id, ids.global(row.integer(at)));
        return Value(id);
    }
    case Kind::YesNo:
        return Value(static_cast<schema::Answer>(row.integer(at)));
    case Kind::Integer:
        return Value(row.integer(at));
    case Kind::Date: {
        DOSSIER_ASSIGN(base::PartialDate date, base::PartialDate::fromEdtf(row.text(at), row.text(at + 1)));
        return Value(std::move(date));
    }
    case Kind::Instant:
        return Value(base::Instant{row.integer(at), row.text(at + 1), static_cast<base::ClockSource>(row.integer(at + 2))});
    case Kind::Duration:
        return Value(schema::Duration{static_cast<std::int32_t>(row.integer(at + 1)),
                                      static_cast<std::int32_t>(row.integer(at + 2)),
                                      static_cast<std::int32_t>(row.integer(at + 3)), row.integer(at + 4) != 0,
                                      row.text(at)});
    case Kind::Article:
        return Value(schema::Article{row.text(at + 1), row.text(at + 2), row.text(at)});
    case Kind::Bytes:
        return Value(row.bytes(at));
    case Kind::Order:
        return Value(schema::OrderKey{row.bytes(at)});
    }
    return Value();
}

RowMapper::RowMapper(const schema::EntitySpec &entity) : m_entity(entity)
{
    QByteArrayList all;
    for (const FieldSpec &field : entity.fields) {
        if (field.shape == Shape::Set) {
            m_setOf.insert(std::to_underlying(field.id), static_cast<int>(m_sets.size()));
            m_sets.push_back(mapSet(entity, field));
        } else if (field.shape == Shape::Scalar) {
            const FieldColumns columns = TableLayout::columns(field);
            QByteArrayList assignments;
            for (const QByteArray &name : columns.names)
                assignments.append(quoted(name) + "=?");
            m_scalarOf.insert(std::to_underlying(field.id), static_cast<int>(m_scalars.size()));
            m_scalars.push_back({&field, static_cast<int>(all.size()), static_cast<int>(columns.names.size()),
                                 assignments.join(", ")});
            all += columns.names;
        }
    }
    const QByteArray table = quoted(TableLayout::table(entity));
    m_columns = all.isEmpty() ? QByteArray("eid, deleted") : "eid, deleted, " + joined(all);
    m_insert = "INSERT INTO " + table + '(' + m_columns + ") VALUES(" + placeholders(all.size() + 2) + ')';
    m_select = "SELECT " + m_columns + " FROM " + table + " WHERE eid = ?";
}

const MappedField *RowMapper::scalar(schema::FieldId field) const
{
    const auto found = m_scalarOf.constFind(std::to_underlying(field));
    return found == m_scalarOf.constEnd() ? nullptr : &m_scalars[std::size_t(*found)];
}

const MappedSet *RowMapper::set(schema::FieldId field) const
{
    const auto found = m_setOf.constFind(std::to_underlying(field));
    return found == m_setOf.constEnd() ? nullptr : &m_sets[std::size_t(*found)];
}

RowMappers::RowMappers(const schema::Registry &registry, schema::Compartment compartment)
{
    for (const schema::EntitySpec &entity : registry.entities()) {
        if (entity.compartment != compartment && !entity.everyCompartment)
            continue;
        m_of.insert(std::to_underlying(entity.type), static_cast<int>(m_mappers.size()));
        m_mappers.emplace_back(entity);
    }
}

const RowMapper *RowMappers::of(schema::EntityType type) const
{
    const auto found = m_of.constFind(std::to_underlying(type));
    return found == m_of.constEnd() ? nullptr : &m_mappers[std::size_t(*found)];
}

} // namespace dossier::store
