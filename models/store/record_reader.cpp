// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_reader.h"

#include "names/folding.h"
#include "store/query/condition_sql.h"
#include "store/tables/heads.h"
#include "store/tables/table_layout.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::RecordId;
using base::Result;
using domain::Heads;
using domain::Record;
using schema::FieldSpec;
using schema::Shape;

RecordReader::RecordReader(Statements &statements, const schema::Registry &registry, const RowMappers &mappers,
                           RecordIds &ids)
    : m_statements(statements), m_registry(registry), m_mappers(mappers), m_ids(ids)
{
}

Result<std::optional<Record>> RecordReader::find(RecordId id) const
{
    DOSSIER_ASSIGN(const std::optional<LocalRecord> local, m_ids.find(id));
    const RowMapper *mapper = local ? m_mappers.of(local->type) : nullptr;
    if (!mapper)
        return std::nullopt;
    // A number may have been given to a record that is only referred to so far.
    DOSSIER_ASSIGN(Statement * statement, m_statements.get("SELECT 1 FROM " + quotedName(mapper->entity().key) + " WHERE eid = ?"));
    StatementUse row(*statement);
    row->bind(0, local->eid);
    DOSSIER_ASSIGN(const bool exists, row->step());
    if (!exists)
        return std::nullopt;
    return read(local->eid, *mapper);
}

Result<Record> RecordReader::record(RecordId id) const
{
    DOSSIER_ASSIGN(std::optional<Record> found, find(id));
    if (!found)
        return base::fail(ErrorCode::NotFound);
    return *std::move(found);
}

Result<Record> RecordReader::read(std::int64_t eid, const RowMapper &mapper) const
{
    DOSSIER_ASSIGN(const RecordId id, m_ids.global(eid));
    Record record(mapper.entity().type, id);
    {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(mapper.selectSql()));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (!found)
            return base::fail(ErrorCode::DamagedDatabase, QString::fromUtf8(mapper.entity().key));
        record.setDeleted(row->integer(1) != 0);
        for (const MappedField &field : mapper.scalars()) {
            if (row->isNull(field.column + 2))
                continue;
            DOSSIER_ASSIGN(schema::Value value, readValue(*row, field.column + 2, *field.field, m_ids));
            record.setValue(field.field->id, std::move(value));
        }
    }
    for (const MappedSet &set : mapper.sets()) {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(set.select));
        StatementUse row(*statement);
        row->bind(0, eid);
        schema::ValueList members;
        DOSSIER_TRY(eachRow(row, [&]() -> Result<void> {
            DOSSIER_ASSIGN(schema::Value member, readValue(*row, 0, *set.field, m_ids));
            members.append(std::move(member));
            return {};
        }));
        if (!members.isEmpty())
            record.setMembers(set.field->id, std::move(members));
    }
    DOSSIER_ASSIGN(const auto all, heads(eid, mapper));
    for (auto entry = all.cbegin(); entry != all.cend(); ++entry)
        record.setHeads(schema::FieldId(entry.key()), entry.value());
    return record;
}

Result<QMap<std::uint16_t, Heads>> RecordReader::heads(std::int64_t eid, const RowMapper &mapper) const
{
    DOSSIER_ASSIGN(const RecordHeads stored, readHeads(m_statements, eid));
    QMap<std::uint16_t, Heads> out = stored.byField;
    for (const MappedField &field : mapper.scalars()) {
        const std::uint16_t id = std::to_underlying(field.field->id);
        if (!stored.created.isEmpty() && !out.contains(id) && !field.field->computed)
            out.insert(id, stored.created);
    }
    return out;
}

Result<QList<Record>> RecordReader::referring(schema::EntityType entity, schema::FieldId field, RecordId target) const
{
    const RowMapper *mapper = m_mappers.of(entity);
    const FieldSpec *spec = mapper ? mapper->entity().field(field) : nullptr;
    if (!spec || spec->kind != schema::Kind::Reference || spec->shape == Shape::Part)
        return base::fail(ErrorCode::UnknownField, QStringLiteral("reference"));
    DOSSIER_ASSIGN(const std::optional<LocalRecord> local, m_ids.find(target));
    if (!local)
        return QList<Record>();
    return referringTo(*mapper, *spec, local->eid, false);
}

Result<QList<Record>> RecordReader::parts(schema::FieldId partField, RecordId parent, bool withDeleted) const
{
    const FieldSpec *field = m_registry.field(partField);
    const RowMapper *mapper = field && field->shape == Shape::Part && !field->targets.empty() ? m_mappers.of(field->targets.front()) : nullptr;
    if (!mapper || !mapper->entity().parent)
        return base::fail(ErrorCode::UnknownField, QStringLiteral("part"));
    DOSSIER_ASSIGN(const std::optional<LocalRecord> local, m_ids.find(parent));
    if (!local)
        return QList<Record>();
    return referringTo(*mapper, *mapper->entity().field(*mapper->entity().parent), local->eid, withDeleted);
}

Result<QList<Record>> RecordReader::referringTo(const RowMapper &mapper, const FieldSpec &field, std::int64_t target,
                                                bool withDeleted) const
{
    const schema::EntitySpec &entity = mapper.entity();
    QByteArray sql = "SELECT e.eid FROM " + quotedName(entity.key) + " e";
    if (field.shape == Shape::Set)
        sql += " JOIN " + quotedName(TableLayout::setTable(entity, field)) + " m ON m.eid = e.eid WHERE m.value = ?";
    else
        sql += " WHERE e." + quotedName(field.key) + " = ?";
    if (!withDeleted)
        sql += " AND e.deleted = 0";
    const auto order = std::ranges::find(entity.fields, schema::Kind::Order, &FieldSpec::kind);
    sql += order == entity.fields.end() ? QByteArray(" ORDER BY e.eid")
                                        : " ORDER BY e." + quotedName(order->key) + ", e.eid";
    std::vector<std::int64_t> found;
    {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(sql));
        StatementUse row(*statement);
        row->bind(0, target);
        DOSSIER_TRY(eachRow(row, [&] {
            if (found.empty() || found.back() != row->integer(0))
                found.push_back(row->integer(0));
        }));
    }
    QList<Record> out;
    for (const std::int64_t eid : found) {
        DOSSIER_ASSIGN(Record record, read(eid, mapper));
        out.append(std::move(record));
    }
    return out;
}

Result<std::optional<RecordId>> RecordReader::holder(schema::FieldId field, const schema::Value &value) const
{
    const schema::EntitySpec *entity = m_registry.entityOf(field);
    const RowMapper *mapper = entity ? m_mappers.of(entity->type) : nullptr;
    const MappedField *scalar = mapper ? mapper->scalar(field) : nullptr;
    if (!scalar || schema::isAbsent(value))
        return base::fail(ErrorCode::UnknownField, QStringLiteral("unique"));
    const HolderSql &sql = holderSql(*mapper, *scalar->field);
    DOSSIER_ASSIGN(std::optional<RecordId> live, holderBy(sql.live, *scalar->field, value));
    if (live)
        return live;
    return holderBy(sql.deleted, *scalar->field, value);
}

const RecordReader::HolderSql &RecordReader::holderSql(const RowMapper &mapper, const FieldSpec &field) const
{
    // An import asks once per row.
    if (const auto known = m_holderSql.constFind(std::to_underlying(field.id)); known != m_holderSql.constEnd())
        return *known;
    const bool folded = TableLayout::isFolded(field);
    QByteArray exact;
    int parameter = 1;
    for (const QByteArray &name : TableLayout::columns(field).names)
        exact += (exact.isEmpty() ? "" : " AND ") + quotedName(name) + " IS ?" + QByteArray::number(parameter++);
    // Two statements for two indexes. They are named: left to itself the engine takes the index over "deleted"
    // and looks at every row.
    const QByteArray from = "SELECT eid FROM " + quotedName(mapper.entity().key);
    const QByteArray key = quotedName(TableLayout::orderColumn(field)) + (folded ? " = ?2 AND " : " = ?1 AND ");
    const auto statement = [&](const QByteArray &index, const char *deleted) {
        const QByteArray by = folded ? " INDEXED BY " + quotedName(index) : QByteArray();
        return QByteArray(from + by + " WHERE " + key + exact + " AND deleted = " + deleted + " LIMIT 1");
    };
    return *m_holderSql.insert(std::to_underlying(field.id), {statement(TableLayout::orderIndex(mapper.entity(), field), "0"),
                                                              statement(TableLayout::deletedIndex(mapper.entity(), field), "1")});
}

Result<std::optional<RecordId>> RecordReader::holderBy(const QByteArray &sql, const FieldSpec &field,
                                                       const schema::Value &value) const
{
    DOSSIER_ASSIGN(Statement * statement, m_statements.get(sql));
    StatementUse row(*statement);
    DOSSIER_TRY(bindValue(*row, 0, field, value, m_ids));
    DOSSIER_ASSIGN(const bool found, row->step());
    if (!found)
        return std::nullopt;
    DOSSIER_ASSIGN(const RecordId id, m_ids.global(row->integer(0)));
    return id;
}

} // namespace dossier::store
