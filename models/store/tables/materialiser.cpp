// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tables/materialiser.h"

#include "domain/computed.h"
#include "domain/ratchet.h"
#include "store/journal/value_codec.h"
#include "store/query/condition_sql.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using domain::Dot;
using domain::Heads;
using schema::FieldId;
using schema::FieldSpec;
using schema::Value;

namespace {

Result<QByteArray> encoded(const Value &value)
{
    ByteWriter out;
    DOSSIER_TRY(encodeValue(out, value));
    return out.take();
}

bool hasComputed(const schema::EntitySpec &entity)
{
    return std::ranges::any_of(entity.fields, &FieldSpec::computed);
}

} // namespace

bool shownBefore(const FieldSpec *field, const WrittenValues::Written &a, const WrittenValues::Written &b)
{
    if (field && field->isProtective()) {
        const auto left = domain::protectionOf(*field, a.value);
        const auto right = domain::protectionOf(*field, b.value);
        if (left != right)
            return left > right;
    }
    return std::tie(a.clock, a.chain) > std::tie(b.clock, b.chain);
}

Result<Heads> readAdditions(Statements &statements, std::int64_t eid, const RowMapper &mapper)
{
    Heads out;
    for (const MappedSet &set : mapper.sets()) {
        DOSSIER_ASSIGN(Statement * find, statements.get(set.find));
        StatementUse row(*find);
        row->bind(0, eid);
        DOSSIER_TRY(eachRow(row, [&] {
            if (!out.contains(row->integer(0)))
                out.append(row->integer(0));
        }));
    }
    return out;
}

Materialiser::Materialiser(Statements &statements, const RowMappers &mappers, RecordIds &ids, WrittenValues &written)
    : m_statements(statements), m_mappers(mappers), m_ids(ids), m_written(written), m_fresh(mappers, ids),
      m_search(statements, mappers, m_fresh), m_titles(statements, mappers, m_fresh)
{
}

Result<void> Materialiser::start()
{
    DOSSIER_ASSIGN(Statement * statement, m_statements.get("SELECT coalesce(max(eid), 0) FROM ent"));
    StatementUse row(*statement);
    DOSSIER_ASSIGN(const bool found, row->step());
    m_newest = found ? row->integer(0) : 0;
    return {};
}

Result<void> Materialiser::apply(const LocalChange &change, ProtectiveHash &protective)
{
    const bool written = std::ranges::any_of(change.ops, [](const LocalOp &op) {
        return op.kind <= OpKind::Restore || op.kind == OpKind::Resolve;
    });
    if (!written)
        return {};
    std::int64_t eid = change.eid;
    if (eid == 0) {
        DOSSIER_ASSIGN(eid, m_ids.localOrNew(change.entity, change.type));
    }
    Target target{change, eid, m_mappers.of(change.type), change.heads};
    RowUpdate update;
    for (const LocalOp &op : change.ops) {
        switch (op.kind) {
        case OpKind::Create:
            DOSSIER_TRY(create(target, op, protective));
            break;
        case OpKind::Set:
        case OpKind::Resolve:
            DOSSIER_TRY(set(target, op, update, protective));
            break;
        case OpKind::Add:
            DOSSIER_TRY(add(target, op, protective));
            break;
        case OpKind::Remove:
            DOSSIER_TRY(remove(target, op, protective));
            break;
        case OpKind::Delete:
        case OpKind::Restore:
            DOSSIER_TRY(changeExistence(target, op));
            break;
        default:
            break;
        }
    }
    // Also an edit can decide: one that the deletion had not seen keeps the record.
    const OpKind first = change.ops.front().kind;
    if (first == OpKind::Delete || first == OpKind::Restore || !change.heads.deletions.isEmpty()) {
        DOSSIER_ASSIGN(update.deleted, isDeleted(target));
    }
    return write(target, update);
}

Result<void> Materialiser::create(const Target &target, const LocalOp &op, ProtectiveHash &protective)
{
    DOSSIER_TRY(addHead(m_statements, target.eid, kWholeRow, target.change.dot));
    if (!target.mapper)
        return {};
    const schema::EntitySpec &entity = target.mapper->entity();
    domain::Record computedFrom(entity.type, target.change.entity);
    const bool computes = hasComputed(entity);
    DOSSIER_ASSIGN(Statement * insert, m_statements.get(target.mapper->insertSql()));
    insert->clearBindings();
    insert->bind(0, target.eid);
    insert->bind(1, std::int64_t{0});
    for (std::size_t i = 0; i < op.values.size() && i < op.fields.size(); ++i) {
        const MappedField *mapped = target.mapper->scalar(op.fields[i]);
        if (!mapped || mapped->field->computed)
            continue;
        DOSSIER_TRY(bindValue(*insert, mapped->column + 2, *mapped->field, op.values[i], m_ids));
        if (computes)
            computedFrom.setValue(op.fields[i], op.values[i]);
        if (mapped->field->isProtective() && !schema::isAbsent(op.values[i])) {
            DOSSIER_ASSIGN(const QByteArray bytes, encoded(op.values[i]));
            protective.add(target.change.entity, op.fields[i], bytes);
        }
    }
    if (computes) {
        for (const auto &[field, value] : domain::computedValues(entity, computedFrom)) {
            if (const MappedField *mapped = target.mapper->scalar(field))
                DOSSIER_TRY(bindValue(*insert, mapped->column + 2, *mapped->field, value, m_ids));
        }
    }
    DOSSIER_TRY(insert->run());
    return touchCreated(target, op);
}

Result<void> Materialiser::replaceHeads(Target &target, FieldId field, const Heads &predecessors)
{
    const std::uint16_t number = std::to_underlying(field);
    // Whoever wrote the register had seen the row, so from now on its own heads stand for it.
    Heads &own = target.heads.byField[number];
    Heads remaining;
    for (const Dot head : own) {
        if (predecessors.contains(head))
            DOSSIER_TRY(removeHead(m_statements, target.eid, number, head));
        else
            remaining.append(head);
    }
    DOSSIER_TRY(addHead(m_statements, target.eid, number, target.change.dot));
    remaining.append(target.change.dot);
    own = remaining;
    return {};
}

Result<void> Materialiser::protect(const Target &target, const FieldSpec &field, const LocalOp &op,
                                   ProtectiveHash &protective)
{
    for (const Dot head : target.heads.of(field.id)) {
        if (!op.predecessors.contains(head))
            continue;
        DOSSIER_ASSIGN(const WrittenValues::Written old, m_written.written(head, field.id));
        if (schema::isAbsent(old.value))
            continue;
        DOSSIER_ASSIGN(const QByteArray bytes, encoded(old.value));
        protective.remove(target.change.entity, field.id, bytes);
    }
    if (op.values.empty() || schema::isAbsent(op.values.front()))
        return {};
    DOSSIER_ASSIGN(const QByteArray bytes, encoded(op.values.front()));
    protective.add(target.change.entity, field.id, bytes);
    return {};
}

Result<Value> Materialiser::shown(const Target &target, const FieldSpec &field)
{
    std::optional<WrittenValues::Written> best;
    for (const Dot head : target.heads.of(field.id)) {
        DOSSIER_ASSIGN(WrittenValues::Written next, m_written.written(head, field.id));
        if (!best) {
            best = std::move(next);
            continue;
        }
        if (shownBefore(&field, next, *best))
            best = std::move(next);
    }
    return best ? best->value : Value();
}

Result<void> Materialiser::set(Target &target, const LocalOp &op, RowUpdate &update, ProtectiveHash &protective)
{
    if (op.fields.size() != 1)
        return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("a register without a field"));
    const FieldId id = op.fields.front();
    const MappedField *mapped = target.mapper ? target.mapper->scalar(id) : nullptr;
    if (mapped && mapped->field->isProtective())
        DOSSIER_TRY(protect(target, *mapped->field, op, protective));
    DOSSIER_TRY(replaceHeads(target, id, op.predecessors));
    if (!mapped)
        return {};
    Value value = op.values.empty() ? Value() : op.values.front();
    if (target.heads.of(id).size() > 1) {
        DOSSIER_ASSIGN(value, shown(target, *mapped->field));
    }
    update.fields.emplace_back(mapped, std::move(value));
    m_fresh.change(target.eid);
    touch(target, *mapped->field);
    return {};
}

Result<void> Materialiser::add(const Target &target, const LocalOp &op, ProtectiveHash &protective)
{
    const MappedSet *set = target.mapper && op.fields.size() == 1 ? target.mapper->set(op.fields.front()) : nullptr;
    if (!set || op.values.empty())
        return {};
    DOSSIER_ASSIGN(Statement * insert, m_statements.get(set->insert));
    insert->bind(0, target.eid);
    insert->bind(1, target.change.dot);
    DOSSIER_TRY(bindValue(*insert, 2, *set->field, op.values.front(), m_ids));
    DOSSIER_TRY(insert->run());
    if (set->field->isProtective()) {
        DOSSIER_ASSIGN(const QByteArray bytes, encoded(op.values.front()));
        protective.add(target.change.entity, set->field->id, bytes);
    }
    // Which members a new record has is read anyway.
    m_fresh.addMember(target.eid);
    touch(target, *set->field);
    return {};
}

Result<void> Materialiser::remove(const Target &target, const LocalOp &op, ProtectiveHash &protective)
{
    const MappedSet *set = target.mapper && op.fields.size() == 1 ? target.mapper->set(op.fields.front()) : nullptr;
    if (!set || op.values.empty())
        return {};
    std::vector<std::int64_t> rows;
    {
        DOSSIER_ASSIGN(Statement * find, m_statements.get(set->find));
        StatementUse row(*find);
        row->bind(0, target.eid);
        DOSSIER_TRY(eachRow(row, [&]() -> Result<void> {
            DOSSIER_ASSIGN(const Value member, readValue(*row, 1, *set->field, m_ids));
            if (member == op.values.front() && op.predecessors.contains(row->integer(0)))
                rows.push_back(row->integer(1 + set->width));
            return {};
        }));
    }
    for (const std::int64_t number : rows) {
        DOSSIER_ASSIGN(Statement * erase, m_statements.get(set->removeOne));
        erase->bind(0, number);
        DOSSIER_TRY(erase->run());
        if (set->field->isProtective()) {
            DOSSIER_ASSIGN(const QByteArray bytes, encoded(op.values.front()));
            protective.remove(target.change.entity, set->field->id, bytes);
        }
    }
    m_fresh.change(target.eid);
    touch(target, *set->field);
    return {};
}

Result<void> Materialiser::changeExistence(Target &target, const LocalOp &op)
{
    for (const Dot head : op.predecessors)
        DOSSIER_TRY(removeHead(m_statements, target.eid, kDeletion, head));
    target.heads.deletions.removeIf([&op](Dot head) { return op.predecessors.contains(head); });
    if (op.kind == OpKind::Delete) {
        DOSSIER_TRY(addHead(m_statements, target.eid, kDeletion, target.change.dot));
        target.heads.deletions.append(target.change.dot);
    }
    touchAll(target);
    return {};
}

Result<bool> Materialiser::isDeleted(const Target &target)
{
    if (target.heads.deletions.isEmpty())
        return false;
    Heads seen;
    for (const Dot deletion : target.heads.deletions) {
        DOSSIER_ASSIGN(const Heads more, m_written.seenByDeletion(deletion));
        seen += more;
    }
    Heads current = target.heads.created;
    for (const Heads &heads : target.heads.byField)
        current += heads;
    if (target.mapper) {
        DOSSIER_ASSIGN(const Heads additions, readAdditions(m_statements, target.eid, *target.mapper));
        current += additions;
    }
    return std::ranges::all_of(current, [&seen](Dot head) { return seen.contains(head); });
}

Result<void> Materialiser::write(const Target &target, RowUpdate &update)
{
    if (!target.mapper || (update.fields.empty() && !update.deleted))
        return {};
    const auto byColumn = [](const auto &a, const auto &b) { return a.first->column < b.first->column; };
    std::ranges::stable_sort(update.fields, byColumn);
    QByteArray sql = "UPDATE " + quotedName(target.mapper->entity().key) + " SET ";
    for (const auto &[mapped, value] : update.fields)
        sql += mapped->assignments + ", ";
    if (update.deleted)
        sql += *update.deleted ? "deleted=1, " : "deleted=0, ";
    sql.chop(2);
    sql += " WHERE eid=?";
    {
        DOSSIER_ASSIGN(Statement * statement, m_statements.get(sql));
        int position = 0;
        for (const auto &[mapped, value] : update.fields) {
            DOSSIER_TRY(bindValue(*statement, position, *mapped->field, value, m_ids));
            position += mapped->width;
        }
        statement->bind(position, target.eid);
        DOSSIER_TRY(statement->run());
    }
    const bool computedAlready = !update.fields.empty() && update.fields.front().first->field->computed;
    if (update.fields.empty() || computedAlready || !hasComputed(target.mapper->entity()))
        return {};
    RowUpdate derived;
    DOSSIER_TRY(compute(target, derived));
    return write(target, derived);
}

Result<void> Materialiser::compute(const Target &target, RowUpdate &update)
{
    const schema::EntitySpec &entity = target.mapper->entity();
    domain::Record record(entity.type, target.change.entity);
    DOSSIER_ASSIGN(Statement * statement, m_statements.get(target.mapper->selectSql()));
    StatementUse row(*statement);
    row->bind(0, target.eid);
    DOSSIER_ASSIGN(const bool found, row->step());
    if (!found)
        return {};
    for (const MappedField &field : target.mapper->scalars()) {
        if (field.field->computed || row->isNull(field.column + 2))
            continue;
        DOSSIER_ASSIGN(Value value, readValue(*row, field.column + 2, *field.field, m_ids));
        record.setValue(field.field->id, std::move(value));
    }
    for (auto &[field, value] : domain::computedValues(entity, record)) {
        if (const MappedField *mapped = target.mapper->scalar(field))
            update.fields.emplace_back(mapped, std::move(value));
    }
    return {};
}

void Materialiser::touch(const Target &target, const FieldSpec &field)
{
    if (SearchWriter::concerns(field))
        m_search.touch(target.eid, target.change.type);
    if (m_titles.concerns(field))
        m_titles.touch(target.eid, target.change.type);
}

void Materialiser::touchAll(const Target &target)
{
    if (!target.mapper)
        return;
    m_fresh.change(target.eid);
    m_search.touch(target.eid, target.change.type);
    m_titles.touch(target.eid, target.change.type);
}

Result<void> Materialiser::touchCreated(const Target &target, const LocalOp &op)
{
    // Where others named it before it came, it is in titles already.
    if (target.eid <= m_newest) {
        touchAll(target);
        return {};
    }
    m_search.touchNew(target.eid, target.change.type);
    m_titles.touchNew(target.eid, target.change.type);
    return m_fresh.add(target.eid, *target.mapper, op.fields, op.values);
}

Result<void> Materialiser::flush()
{
    DOSSIER_TRY(m_titles.flush());
    DOSSIER_TRY(m_search.flush());
    m_fresh.clear();
    return start();
}

void Materialiser::forget()
{
    m_fresh.clear();
    m_titles.forget();
    m_search.forget();
}

} // namespace dossier::store
