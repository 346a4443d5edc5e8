// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/change_builder.h"

#include "domain/ratchet.h"
#include "store/journal/value_codec.h"
#include "store/journal/wire.h"
#include "store/query/condition_sql.h"
#include "store/tables/table_layout.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using domain::ChangeKind;
using domain::ChangeSet;
using domain::FieldChange;
using domain::Heads;
using domain::SetChange;
using schema::FieldId;
using schema::Value;

namespace {

template<typename Change>
std::vector<const Change *> byField(const std::vector<Change> &changes)
{
    std::vector<const Change *> out;
    out.reserve(changes.size());
    for (const Change &change : changes)
        out.push_back(&change);
    // A field comes once.
    std::ranges::sort(out, {}, [](const Change *change) { return change->field; });
    return out;
}

/// The members of one field in the order in which the journal writes them: that of their bytes.
Result<std::vector<Value>> inJournalOrder(const schema::ValueList &members)
{
    std::vector<std::pair<QByteArray, Value>> encoded;
    for (const Value &member : members) {
        Value canonical = normalized(member);
        ByteWriter bytes;
        DOSSIER_TRY(encodeValue(bytes, canonical));
        encoded.emplace_back(bytes.take(), std::move(canonical));
    }
    std::ranges::sort(encoded, {}, &std::pair<QByteArray, Value>::first);
    std::vector<Value> out;
    for (auto &[bytes, member] : encoded)
        out.push_back(std::move(member));
    return out;
}

/// Spans are set last, when the values no longer move.
void linkValues(BuiltChange &change)
{
    std::span<const Value> rest(change.values);
    for (LocalOp &op : change.ops) {
        const std::size_t taken = op.kind == OpKind::Create ? op.fields.size()
            : op.kind == OpKind::Delete || op.kind == OpKind::Restore ? 0 : 1;
        op.values = rest.first(taken);
        rest = rest.subspan(taken);
    }
}

bool narrows(const schema::EntitySpec &entity, const FieldChange &change)
{
    const schema::FieldSpec *field = entity.field(change.field);
    return field && field->isProtective()
        && domain::movement(*field, change.before, change.after) == domain::Movement::Tightens;
}

} // namespace

Result<BuiltChange> ChangeBuilder::build(const ChangeSet &changes)
{
    BuiltChange out;
    out.type = changes.entity;
    out.entity = changes.id;
    const RowMapper *mapper = m_mappers.of(changes.entity);
    if (!mapper)
        return base::fail(ErrorCode::UnknownField, QStringLiteral("entity"));
    if (changes.kind == ChangeKind::Create) {
        DOSSIER_TRY(create(changes, out));
        linkValues(out);
        return out;
    }
    DOSSIER_ASSIGN(const std::optional<LocalRecord> local, m_ids.find(changes.id));
    if (!local || local->type != changes.entity)
        return base::fail(ErrorCode::NotFound, QString::fromUtf8(mapper->entity().key));
    DOSSIER_ASSIGN(out.heads, readHeads(m_statements, local->eid));
    if (out.heads.created.isEmpty())
        return base::fail(ErrorCode::NotFound, QString::fromUtf8(mapper->entity().key));
    if (changes.kind == ChangeKind::Update)
        DOSSIER_TRY(update(changes, local->eid, out));
    else
        DOSSIER_TRY(changeExistence(changes, local->eid, out));
    // A deletion may take a signature or a clearance with it; the mark must not wait for that either.
    out.narrowed = changes.kind == ChangeKind::Delete
        && std::ranges::any_of(mapper->entity().fields, &schema::FieldSpec::isProtective);
    for (const FieldChange &change : changes.fields)
        out.narrowed = out.narrowed || narrows(mapper->entity(), change);
    linkValues(out);
    return out;
}

Result<void> ChangeBuilder::create(const ChangeSet &changes, BuiltChange &out)
{
    LocalOp op;
    op.kind = OpKind::Create;
    for (const FieldChange *change : byField(changes.fields)) {
        if (schema::isAbsent(change->after))
            continue;
        op.fields.push_back(change->field);
        out.values.push_back(normalized(change->after));
    }
    out.ops.push_back(std::move(op));
    return addMembers(changes, out);
}

Result<void> ChangeBuilder::addMembers(const ChangeSet &changes, BuiltChange &out)
{
    for (const SetChange *change : byField(changes.sets)) {
        DOSSIER_ASSIGN(std::vector<Value> added, inJournalOrder(change->added));
        for (Value &member : added) {
            out.ops.push_back({OpKind::Add, {change->field}, {}, {}});
            out.values.push_back(std::move(member));
        }
    }
    return {};
}

Result<void> ChangeBuilder::update(const ChangeSet &changes, std::int64_t eid, BuiltChange &out)
{
    std::vector<LocalOp> resolves;
    std::vector<Value> resolved;
    for (const FieldChange *change : byField(changes.fields)) {
        const Heads heads = out.heads.of(change->field);
        const auto base = changes.baseHeads.constFind(std::to_underlying(change->field));
        if (base != changes.baseHeads.constEnd() && !base->isEmpty()) {
            Heads read = *base;
            std::ranges::sort(read);
            if (read != heads)
                return base::fail(ErrorCode::Conflict, QString::number(std::to_underlying(change->field)));
        }
        // Naming several heads is a person's decision between them and says so.
        if (heads.size() > 1) {
            resolves.push_back({OpKind::Resolve, {change->field}, heads, {}});
            resolved.push_back(normalized(change->after));
        } else {
            out.ops.push_back({OpKind::Set, {change->field}, heads, {}});
            out.values.push_back(normalized(change->after));
        }
    }
    DOSSIER_TRY(addMembers(changes, out));
    DOSSIER_TRY(removeMembers(changes, eid, out));
    std::ranges::move(resolves, std::back_inserter(out.ops));
    std::ranges::move(resolved, std::back_inserter(out.values));
    return {};
}

Result<void> ChangeBuilder::removeMembers(const ChangeSet &changes, std::int64_t eid, BuiltChange &out)
{
    const RowMapper *mapper = m_mappers.of(changes.entity);
    for (const SetChange *change : byField(changes.sets)) {
        const MappedSet *set = mapper->set(change->field);
        if (!set)
            return base::fail(ErrorCode::UnknownField, QString::fromUtf8(mapper->entity().key));
        DOSSIER_ASSIGN(std::vector<Value> removed, inJournalOrder(change->removed));
        for (Value &member : removed) {
            LocalOp op{OpKind::Remove, {change->field}, {}, {}};
            DOSSIER_ASSIGN(Statement * find, m_statements.get(set->find));
            StatementUse row(*find);
            row->bind(0, eid);
            DOSSIER_TRY(eachRow(row, [&]() -> Result<void> {
                DOSSIER_ASSIGN(const Value held, readValue(*row, 1, *set->field, m_ids));
                if (held == member && !op.predecessors.contains(row->integer(0)))
                    op.predecessors.append(row->integer(0));
                return {};
            }));
            if (op.predecessors.isEmpty())
                continue;   // not a member: nothing to take away
            out.ops.push_back(std::move(op));
            out.values.push_back(std::move(member));
        }
    }
    return {};
}

Result<void> ChangeBuilder::changeExistence(const ChangeSet &changes, std::int64_t eid, BuiltChange &out)
{
    if (changes.kind == ChangeKind::Delete) {
        DOSSIER_ASSIGN(const Heads additions, readAdditions(m_statements, eid, *m_mappers.of(changes.entity)));
        Heads all = out.heads.all();
        for (const domain::Dot dot : additions) {
            if (!all.contains(dot))
                all.append(dot);
        }
        out.ops.push_back({OpKind::Delete, {}, all, {}});
        return {};
    }
    if (out.heads.deletions.isEmpty())
        return base::fail(ErrorCode::NotFound, QStringLiteral("nothing to restore"));
    out.ops.push_back({OpKind::Restore, {}, out.heads.deletions, {}});
    return {};
}

} // namespace dossier::store
