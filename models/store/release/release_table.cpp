// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/release/release_table.h"

#include "store/tables/row_mapper.h"
#include "store/tables/table_layout.h"

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using disclosure::Row;
using schema::Shape;

namespace {

constexpr int kFirstColumn = 2;        // after eid and uuid
constexpr int kRowsBetweenChecks = 256;

QByteArray listed(const QByteArrayList &names, const QByteArray &of)
{
    QByteArrayList out;
    for (const QByteArray &name : names)
        out.append(of + '"' + name + '"');
    return out.join(", ");
}

} // namespace

ReleaseTable::ReleaseTable(const schema::EntitySpec &entity, const QList<schema::FieldId> &fields) : m_entity(entity)
{
    int position = kFirstColumn;
    m_sql = "SELECT t.eid, e.uuid";
    for (const schema::FieldId id : fields) {
        const schema::FieldSpec *field = entity.field(id);
        if (!field || field->shape == Shape::Part)
            continue;
        if (field->shape == Shape::Set) {
            const QByteArray table = TableLayout::setTable(entity, *field);
            const QByteArrayList names = TableLayout::memberColumns(*field).names;
            m_sets.push_back({field, table, names,
                              "SELECT " + listed(names, {}) + " FROM \"" + table + "\" WHERE eid = ? ORDER BY rowid"});
            continue;
        }
        const QByteArrayList names = TableLayout::columns(*field).names;
        m_scalars.push_back({field, position, names});
        position += static_cast<int>(names.size());
        m_sql += ", " + listed(names, "t.");
    }
    // Joined by ON: the engine asks nobody about the columns of USING.
    m_sql += " FROM \"" + TableLayout::table(entity) + "\" t JOIN ent e ON e.eid = t.eid WHERE t.deleted = 0 ORDER BY t.eid";
}

void ReleaseTable::addTo(ReadAllowList &allowed) const
{
    QSet<QByteArray> &columns = allowed.columns[TableLayout::table(m_entity)];
    columns += {"eid", "deleted"};
    for (const Column &column : m_scalars)
        columns += QSet<QByteArray>(column.names.begin(), column.names.end());
    for (const Set &set : m_sets) {
        QSet<QByteArray> &members = allowed.columns[set.table];
        members += {"eid", "ROWID"};
        members += QSet<QByteArray>(set.names.begin(), set.names.end());
    }
    allowed.columns["ent"] += {"eid", "uuid", "etype"};
}

Result<void> ReleaseTable::forEach(const Reading &reading, const std::function<void(Row &&)> &visit) const
{
    // Not from the shared cache: that may drop a statement which is still being read.
    DOSSIER_ASSIGN(Statement statement, Statement::prepare(reading.statements.engine(), m_sql));
    std::vector<Statement> sets;
    for (const Set &set : m_sets) {
        DOSSIER_ASSIGN(Statement members, Statement::prepare(reading.statements.engine(), set.sql));
        sets.push_back(std::move(members));
    }
    for (int count = 0;; ++count) {
        if (count % kRowsBetweenChecks == 0 && reading.isCancelled && reading.isCancelled())
            return base::fail(ErrorCode::Cancelled);
        DOSSIER_ASSIGN(const bool found, statement.step());
        if (!found)
            return {};
        const auto id = base::RecordId::fromByteArray(statement.bytes(1));
        if (!id)
            return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("a record without an id"));
        Row row;
        row.type = m_entity.type;
        row.id = *id;
        for (const Column &column : m_scalars) {
            DOSSIER_ASSIGN(schema::Value value, readValue(statement, column.position, *column.field, reading.ids));
            if (!schema::isAbsent(value))
                row.values.insert(std::to_underlying(column.field->id), std::move(value));
        }
        for (std::size_t i = 0; i < m_sets.size(); ++i)
            DOSSIER_TRY(readSet(reading, *m_sets[i].field, sets[i], statement.integer(0), row));
        visit(std::move(row));
    }
}

Result<void> ReleaseTable::readSet(const Reading &reading, const schema::FieldSpec &field, Statement &members,
                                   std::int64_t eid, Row &row)
{
    members.bind(0, eid);
    schema::ValueList values;
    DOSSIER_TRY(eachRow(members, [&]() -> Result<void> {
        DOSSIER_ASSIGN(schema::Value value, readValue(members, 0, field, reading.ids));
        // Two laptops may have added the same member.
        if (!schema::isAbsent(value) && !values.contains(value))
            values.append(std::move(value));
        return {};
    }));
    if (!values.isEmpty())
        row.sets.insert(std::to_underlying(field.id), std::move(values));
    return {};
}

} // namespace dossier::store
