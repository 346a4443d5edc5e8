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

SearchWriter::SearchWriter(Statements &statements, const RowMappers &mappers, const FreshRows &fresh)
    : m_statements(statements), m_fresh(fresh)
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
        if (field.shape == Shape::Scalar) {
            columns.append(quotedName(field.key));
            plan.columns.emplace_back(field.id, field.naming);
        }
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
    DOSSIER_TRY(eachRow(row, [&] {
        if (!row->isNull(0))
            out.push_back(row->integer(0));
    }));
    return out;
}

Result<std::int64_t> SearchWriter::parentOf(std::int64_t eid, const Plan &plan)
{
    if (const FreshRows::Row *row = m_fresh.find(eid))
        return row->parent;
    DOSSIER_ASSIGN(const std::vector<std::int64_t> parent, eids(plan.parent, eid));
    return parent.empty() ? 0 : parent.front();
}

Result<std::vector<std::pair<std::int64_t, std::uint16_t>>> SearchWriter::owners()
{
    std::vector<std::pair<std::int64_t, std::uint16_t>> out;
    out.reserve(m_touched.size());
    for (auto [eid, type] : std::exchange(m_touched, {})) {
        auto plan = m_plans.constFind(type);
        while (eid != 0 && plan != m_plans.constEnd() && !plan->parent.isEmpty()) {
            DOSSIER_ASSIGN(eid, parentOf(eid, *plan));
            type = std::to_underlying(plan->parentType);
            plan = m_plans.constFind(type);
        }
        if (eid != 0 && plan != m_plans.constEnd())
            out.emplace_back(eid, type);
    }
    // Ascending, so that a bulk creation appends to the index.
    std::ranges::sort(out);
    const auto repeated = std::ranges::unique(out);
    out.erase(repeated.begin(), repeated.end());
    return out;
}

Result<std::vector<std::int64_t>> SearchWriter::partsOf(std::int64_t eid, std::uint16_t child)
{
    if (auto fresh = m_fresh.parts(eid, schema::EntityType(child)))
        return *std::move(fresh);
    return eids(m_plans[child].ofParent, eid);
}

void SearchWriter::Texts::append(const QString &text, schema::Naming naming)
{
    if (text.isEmpty())
        return;
    all += text + u'\n';
    if (naming == schema::Naming::FullName)
        names.append(text);
    else if (naming == schema::Naming::Patronymic)
        patronymics.append(text);
}

Result<bool> SearchWriter::appendOwn(std::int64_t eid, const Plan &plan, Texts &out)
{
    const FreshRows::Row *fresh = m_fresh.find(eid);
    if (fresh) {
        for (const auto &[column, naming] : plan.columns)
            out.append(FreshRows::text(fresh->value(column)), naming);
    } else {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(plan.own));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (!found || row->integer(0) != 0)
            return false;
        for (int column = 1; column < row->columnCount(); ++column) {
            if (!row->isNull(column))
                out.append(row->text(column), plan.columns[std::size_t(column - 1)].second);
        }
    }
    if (fresh && !fresh->members)
        return true;
    for (const QByteArray &set : plan.sets) {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(set));
        StatementUse row(*statement);
        row->bind(0, eid);
        DOSSIER_TRY(eachRow(row, [&] { out.append(row->text(0)); }));
    }
    return true;
}

Result<bool> SearchWriter::appendText(std::int64_t eid, const Plan &plan, Texts &out)
{
    DOSSIER_ASSIGN(const bool shown, appendOwn(eid, plan, out));
    if (!shown)
        return false;
    for (const std::uint16_t child : plan.children) {
        DOSSIER_ASSIGN(const std::vector<std::int64_t> parts, partsOf(eid, child));
        for (const std::int64_t part : parts)
            DOSSIER_TRY(appendText(part, m_plans[child], out));
    }
    return true;
}

Result<void> SearchWriter::write(std::int64_t eid, const Texts &texts)
{
    const QByteArray folded = names::fold(texts.all).toUtf8();
    const QByteArray spellings = m_searchKeys.of(texts.names, texts.patronymics).join(u' ').toUtf8();
    if (!m_new.contains(eid)) {
        DOSSIER_ASSIGN(Statement * stored, m_statements.get("SELECT text, spellings FROM search WHERE rowid = ?"));
        StatementUse row(*stored);
        row->bind(0, eid);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (found ? row->bytes(0) == folded && row->bytes(1) == spellings : folded.isEmpty())
            return {};
    } else if (folded.isEmpty()) {
        return {};
    }
    if (folded.isEmpty()) {
        DOSSIER_ASSIGN(Statement * remove, m_statements.get("DELETE FROM search WHERE rowid = ?"));
        remove->bind(0, eid);
        return remove->run();
    }
    DOSSIER_ASSIGN(Statement * write, m_statements.get(m_new.contains(eid)
                                                           ? "INSERT INTO search(rowid, text, spellings) VALUES(?, ?, ?)"
                                                           : "REPLACE INTO search(rowid, text, spellings) VALUES(?, ?, ?)"));
    write->bind(0, eid);
    write->bindText(1, folded);
    write->bindText(2, spellings);
    return write->run();
}

Result<void> SearchWriter::flush()
{
    DOSSIER_ASSIGN(const auto all, owners());
    for (const auto &[eid, type] : all) {
        Texts texts;
        DOSSIER_ASSIGN(const bool shown, appendText(eid, m_plans[type], texts));
        DOSSIER_TRY(write(eid, shown ? texts : Texts()));
    }
    m_new.clear();
    return {};
}

} // namespace dossier::store
