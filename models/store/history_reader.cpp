// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_reader.h"

#include "store/journal/hybrid_clock.h"
#include "store/query/condition_sql.h"
#include "store/tables/heads.h"
#include "store/tables/table_layout.h"
#include "store/written_values.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using domain::ChangeKind;
using domain::Dot;
using schema::Value;

namespace {

ChangeKind kindOf(OpKind kind)
{
    switch (kind) {
    case OpKind::Create:
        return ChangeKind::Create;
    case OpKind::Delete:
        return ChangeKind::Delete;
    case OpKind::Restore:
        return ChangeKind::Restore;
    default:
        return ChangeKind::Update;
    }
}

} // namespace

Result<void> HistoryReader::appendParts(std::int64_t eid, schema::EntityType type, std::vector<Dot> &dots)
{
    for (const RowMapper &mapper : m_file.mappers.all()) {
        const schema::EntitySpec &part = mapper.entity();
        const schema::FieldSpec *parent = part.parent ? part.field(*part.parent) : nullptr;
        if (!parent || std::ranges::find(parent->targets, type) == parent->targets.end())
            continue;
        std::vector<std::int64_t> eids;
        {
            DOSSIER_ASSIGN(Statement * statement, m_file.statements.get("SELECT eid FROM " + quotedName(part.key) + " WHERE "
                                                                        + quotedName(parent->key) + " = ? ORDER BY eid"));
            StatementUse row(*statement);
            row->bind(0, eid);
            DOSSIER_TRY(eachRow(row, [&] { eids.push_back(row->integer(0)); }));
        }
        for (const std::int64_t child : eids) {
            DOSSIER_ASSIGN(const std::vector<Dot> changes, m_file.journal.changesOf(child));
            dots.insert(dots.end(), changes.begin(), changes.end());
            DOSSIER_TRY(appendParts(child, part.type, dots));
        }
    }
    return {};
}

Result<QList<HistoryEntry>> HistoryReader::history(base::RecordId id)
{
    m_file.journal.forget();
    DOSSIER_ASSIGN(const std::optional<LocalRecord> local, m_file.ids.find(id));
    if (!local)
        return base::fail(ErrorCode::NotFound);
    DOSSIER_ASSIGN(std::vector<Dot> dots, m_file.journal.changesOf(local->eid));
    if (dots.empty())
        return base::fail(ErrorCode::NotFound);
    DOSSIER_TRY(appendParts(local->eid, local->type, dots));
    std::ranges::sort(dots);
    QList<HistoryEntry> out;
    for (const Dot dot : dots)
        DOSSIER_TRY(appendChange(dot, out));
    std::ranges::stable_sort(out, {}, [](const HistoryEntry &entry) { return entry.at.utcMicroseconds; });
    return out;
}

Result<void> HistoryReader::appendChange(Dot dot, QList<HistoryEntry> &out)
{
    DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(dot));
    const ChangeHeader &header = entry.change.header;
    HistoryEntry row;
    row.record = header.entity;
    row.entity = header.type;
    row.dot = dot;
    row.at = HybridClock::instant(header.clock);
    row.erased = !entry.change.value.has_value();
    if (entry.change.value) {
        row.actor = entry.change.value->actor;
        row.action = entry.change.value->action;
        row.label = entry.change.value->label;
        row.reason = entry.change.value->reason;
    }
    for (const LocalOp &op : localChange(entry).ops) {
        HistoryEntry of = row;
        of.kind = kindOf(op.kind);
        of.member = op.kind == OpKind::Add || op.kind == OpKind::Remove;
        of.removed = op.kind == OpKind::Remove;
        if (op.fields.empty() || op.kind == OpKind::Create) {
            DOSSIER_ASSIGN(of.current, isCurrent(of, entry.entity, op.kind));
            out.append(of);
        }
        for (std::size_t i = 0; i < op.fields.size(); ++i) {
            of.kind = op.kind == OpKind::Create ? ChangeKind::Create : ChangeKind::Update;
            of.field = op.fields[i];
            of.value = i < op.values.size() ? op.values[i] : Value();
            DOSSIER_ASSIGN(of.current, isCurrent(of, entry.entity, op.kind));
            out.append(of);
        }
    }
    return {};
}

Result<bool> HistoryReader::isCurrent(const HistoryEntry &entry, std::int64_t eid, OpKind kind)
{
    if (kind == OpKind::Add) {
        const RowMapper *mapper = m_file.mappers.of(entry.entity);
        const MappedSet *set = mapper ? mapper->set(*entry.field) : nullptr;
        if (!set)
            return false;
        DOSSIER_ASSIGN(Statement * find, m_file.statements.get(set->find));
        StatementUse row(*find);
        row->bind(0, eid);
        for (;;) {
            DOSSIER_ASSIGN(const bool more, row->step());
            if (!more)
                return false;
            DOSSIER_ASSIGN(const Value member, readValue(*row, 1, *set->field, m_file.ids));
            if (row->integer(0) == entry.dot && member == entry.value)
                return true;
        }
    }
    DOSSIER_ASSIGN(const RecordHeads heads, readHeads(m_file.statements, eid));
    if (kind == OpKind::Delete)
        return heads.deletions.contains(entry.dot);
    if (kind == OpKind::Create && !entry.field)
        return heads.deletions.isEmpty();
    return entry.field && kind != OpKind::Remove && heads.of(*entry.field).contains(entry.dot);
}

Result<QList<ActionSummary>> HistoryReader::actions(int limit)
{
    m_file.journal.forget();
    struct Found {
        Dot first = 0;
        Dot last = 0;
        bool undone = false;
        std::optional<base::ActionId> undoes;
    };
    std::vector<Found> found;
    {
        DOSSIER_ASSIGN(Statement * statement,
                       m_file.statements.get("SELECT a.first, a.last, a.undoes, EXISTS(SELECT 1 FROM act u WHERE u.undoes = a.action"
                                             "       AND NOT EXISTS(SELECT 1 FROM act r WHERE r.undoes = u.action))"
                                             " FROM act a WHERE a.note = 0 ORDER BY a.first DESC LIMIT ?"));
        StatementUse row(*statement);
        row->bind(0, std::int64_t{limit > 0 ? limit : -1});
        DOSSIER_TRY(eachRow(row, [&] {
            Found next{row->integer(0), row->integer(1), row->integer(3) != 0, {}};
            if (!row->isNull(2))
                next.undoes = base::ActionId::fromByteArray(row->bytes(2));
            found.push_back(next);
        }));
    }
    QList<ActionSummary> out;
    for (const Found &next : found) {
        DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(next.first));
        ActionSummary summary;
        summary.at = HybridClock::instant(entry.change.header.clock);
        summary.undone = next.undone;
        summary.undoes = next.undoes;
        // The note that says what an undo takes back is no change of a record.
        summary.changes = static_cast<int>(next.last - next.first + (next.undoes ? 0 : 1));
        if (entry.change.value) {
            summary.action = entry.change.value->action;
            summary.actor = entry.change.value->actor;
            summary.label = entry.change.value->label;
            summary.reason = entry.change.value->reason;
        }
        out.append(summary);
    }
    return out;
}

Result<QList<ConflictEntry>> HistoryReader::conflicts(int limit)
{
    m_file.journal.forget();
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    {
        DOSSIER_ASSIGN(Statement * statement,
                       m_file.statements.get("SELECT eid, fld FROM head WHERE fld >= 0 GROUP BY eid, fld HAVING count(*) > 1 LIMIT ?"));
        StatementUse row(*statement);
        row->bind(0, std::int64_t{limit > 0 ? limit : -1});
        DOSSIER_TRY(eachRow(row, [&] { found.emplace_back(row->integer(0), row->integer(1)); }));
    }
    JournalValues written(m_file.journal);
    QList<ConflictEntry> out;
    for (const auto &[eid, number] : found) {
        ConflictEntry conflict;
        conflict.field = schema::FieldId(number);
        DOSSIER_ASSIGN(conflict.record, m_file.ids.global(eid));
        DOSSIER_ASSIGN(conflict.entity, m_file.ids.type(eid));
        DOSSIER_ASSIGN(const RecordHeads heads, readHeads(m_file.statements, eid));
        std::vector<WrittenValues::Written> versions;
        for (const Dot head : heads.of(conflict.field)) {
            DOSSIER_ASSIGN(WrittenValues::Written version, written.written(head, conflict.field));
            versions.push_back(std::move(version));
        }
        const schema::FieldSpec *field = m_file.context.registry.field(conflict.field);
        std::ranges::sort(versions, [field](const auto &a, const auto &b) { return shownBefore(field, a, b); });
        for (const WrittenValues::Written &version : versions)
            conflict.values.append(version.value);
        out.append(conflict);
    }
    return out;
}

} // namespace dossier::store
