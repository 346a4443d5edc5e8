// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/search_writer.h"

#include "names/folding.h"
#include "store/query/condition_sql.h"
#include "store/tables/table_layout.h"

#include <algorithm>

namespace dossier::store {

using base::Result;
using schema::FieldSpec;
using schema::Kind;
using schema::Shape;

SearchWriter::SearchWriter(Statements &statements, const RowMappers &mappers) : m_statements(statements)
{
    for (const RowMapper &mapper : mappers.all())
        m_plans.insert(std::to_underlying(mapper.entity().type), planOf(mapper));
    for (const RowMapper &mapper : mappers.all()) {
        const schema::EntitySpec &entity = mapper.entity();
        if (!entity.parent)
            continue;
        // Found from below, because a part that no parent lists is still the parent's text.
        const FieldSpec *parent = entity.field(*entity.parent);
        for (const schema::EntityType target : parent->targets) {
            if (m_plans.contains(std::to_underlying(target)))
                m_plans[std::to_underlying(target)].children.push_back(std::to_underlying(entity.type));
        }
    }
}

SearchWriter::Plan SearchWriter::planOf(const RowMapper &mapper) const
{
    const schema::EntitySpec &entity = mapper.entity();
    const QByteArray table = quotedName(TableLayout::table(entity));
    Plan plan;
    QByteArrayList columns{"deleted"};
    for (const FieldSpec &field : entity.fields) {
        if (!field.searchable)
            continue;
        if (field.shape == Shape::Scalar)
            columns.append(quotedName(field.key));
        else if (field.shape == Shape::Set)
            plan.sets.push_back("SELECT value FROM " + quotedName(TableLayout::setTable(entity, field))
                                + " WHERE eid = ? ORDER BY rowid");
    }
    plan.own = "SELECT " + columns.join(", ") + " FROM " + table + " WHERE eid = ?";
    if (entity.parent) {
        const FieldSpec *parent = entity.field(*entity.parent);
        const auto order = std::ranges::find(entity.fields, Kind::Order, &FieldSpec::kind);
        const QByteArray by = order == entity.fields.end() ? QByteArray() : quotedName(order->key) + ", ";
        plan.ofParent = "SELECT eid FROM " + table + " WHERE " + quotedName(parent->key) + " = ? AND deleted = 0 ORDER BY "
            + by + "eid";
        plan.parent = "SELECT " + quotedName(parent->key) + " FROM " + table + " WHERE eid = ?";
        plan.parentType = parent->targets.front();
    }
    return plan;
}

Result<std::vector<std::int64_t>> SearchWriter::eids(const QByteArray &sql, std::int64_t key)
{
    std::vector<std::int64_t> out;
    DOSSIER_ASSIGN(Statement * statement, m_statements.get(sql));
    StatementUse row(*statement);
    row->bind(0, key);
    for (;;) {
        DOSSIER_ASSIGN(const bool more, row->step());
        if (!more)
            return out;
        if (!row->isNull(0))
            out.push_back(row->integer(0));
    }
}

Result<void> SearchWriter::collectOwners(QSet<std::int64_t> &owners, QHash<std::int64_t, std::uint16_t> &types)
{
    for (auto touched = m_touched.cbegin(); touched != m_touched.cend(); ++touched) {
        std::int64_t eid = touched.key();
        std::uint16_t type = touched.value();
        while (m_plans.contains(type) && !m_plans[type].parent.isEmpty()) {
            const Plan &plan = m_plans[type];
            DOSSIER_ASSIGN(const std::vector<std::int64_t> parent, eids(plan.parent, eid));
            if (parent.empty())
                break;
            eid = parent.front();
            type = std::to_underlying(plan.parentType);
        }
        if (m_plans.contains(type) && m_plans[type].parent.isEmpty()) {
            owners.insert(eid);
            types.insert(eid, type);
        }
    }
    return {};
}

Result<bool> SearchWriter::appendText(std::int64_t eid, const Plan &plan, QString &out)
{
    const auto append = [&out](const QString &text) {
        if (!text.isEmpty())
            out += text + u'\n';
    };
    {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(plan.own));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (!found || row->integer(0) != 0)
            return false;
        for (int column = 1; column < row->columnCount(); ++column) {
            if (!row->isNull(column))
                append(row->text(column));
        }
    }
    for (const QByteArray &set : plan.sets) {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(set));
        StatementUse row(*statement);
        row->bind(0, eid);
        for (;;) {
            DOSSIER_ASSIGN(const bool more, row->step());
            if (!more)
                break;
            append(row->text(0));
        }
    }
    for (const std::uint16_t child : plan.children) {
        const Plan &childPlan = m_plans[child];
        DOSSIER_ASSIGN(const std::vector<std::int64_t> parts, eids(childPlan.ofParent, eid));
        for (const std::int64_t part : parts)
            DOSSIER_TRY(appendText(part, childPlan, out));
    }
    return true;
}

Result<void> SearchWriter::write(std::int64_t eid, const QString &text)
{
    const QByteArray folded = names::fold(text).toUtf8();
    if (m_new.contains(eid)) {
        if (folded.isEmpty())
            return {};
        DOSSIER_ASSIGN(Statement * insert, m_statements.get("INSERT INTO search(rowid, text) VALUES(?, ?)"));
        insert->bind(0, eid);
        insert->bindText(1, folded);
        return insert->run();
    }
    {
        DOSSIER_ASSIGN(Statement * stored, m_statements.get("SELECT text FROM search WHERE rowid = ?"));
        StatementUse row(*stored);
        row->bind(0, eid);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (found && row->bytes(0) == folded)
            return {};
        if (!found && folded.isEmpty())
            return {};
    }
    if (folded.isEmpty()) {
        DOSSIER_ASSIGN(Statement * remove, m_statements.get("DELETE FROM search WHERE rowid = ?"));
        remove->bind(0, eid);
        return remove->run();
    }
    DOSSIER_ASSIGN(Statement * replace, m_statements.get("REPLACE INTO search(rowid, text) VALUES(?, ?)"));
    replace->bind(0, eid);
    replace->bindText(1, folded);
    return replace->run();
}

Result<void> SearchWriter::flush()
{
    QSet<std::int64_t> owners;
    QHash<std::int64_t, std::uint16_t> types;
    DOSSIER_TRY(collectOwners(owners, types));
    m_touched.clear();
    // Ascending, so that a bulk creation appends to the index.
    std::vector<std::int64_t> ordered(owners.cbegin(), owners.cend());
    std::ranges::sort(ordered);
    for (const std::int64_t eid : ordered) {
        QString text;
        DOSSIER_ASSIGN(const bool shown, appendText(eid, m_plans[types.value(eid)], text));
        DOSSIER_TRY(write(eid, shown ? text : QString()));
    }
    m_new.clear();
    return {};
}

} // namespace dossier::store
