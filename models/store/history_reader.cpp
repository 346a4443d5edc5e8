// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_reader.h"

#include "schema/entities/ledger_entry.h"
#include "schema/entities/member.h"
#include "schema/entities/vault.h"
#include "store/journal/hybrid_clock.h"
#include "store/query/condition_sql.h"
#include "store/tables/table_layout.h"
#include "store/written_values.h"

#include <algorithm>
#include <limits>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using domain::ChangeKind;
using domain::ChangeSet;
using domain::Dot;
using domain::Heads;
using schema::Value;

namespace {

constexpr std::int64_t kCandidatesAtOnce = 64;
/// A store call is bounded: so many Actions of others are passed over, and no more.
constexpr int kMostCandidatePages = 64;

base::Instant instantOf(std::uint64_t clock)
{
    base::Instant out;
    out.utcMicroseconds = HybridClock::milliseconds(clock) * 1000;
    return out;
}

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

std::unexpected<base::Error> notUndoable(const char *why)
{
    return base::fail(ErrorCode::NotUndoable, QString::fromLatin1(why));
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
            for (;;) {
                DOSSIER_ASSIGN(const bool more, row->step());
                if (!more)
                    break;
                eids.push_back(row->integer(0));
            }
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
    row.at = instantOf(header.clock);
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
                       m_file.statements.get("SELECT a.first, a.last, a.undoes, EXISTS(SELECT 1 FROM act u WHERE u.undoes = a.action)"
                                             " FROM act a WHERE a.note = 0 ORDER BY a.first DESC LIMIT ?"));
        StatementUse row(*statement);
        row->bind(0, std::int64_t{limit > 0 ? limit : -1});
        for (;;) {
            DOSSIER_ASSIGN(const bool more, row->step());
            if (!more)
                break;
            Found next{row->integer(0), row->integer(1), row->integer(3) != 0, {}};
            if (!row->isNull(2))
                next.undoes = base::ActionId::fromByteArray(row->bytes(2));
            found.push_back(next);
        }
    }
    QList<ActionSummary> out;
    for (const Found &next : found) {
        DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(next.first));
        ActionSummary summary;
        summary.at = instantOf(entry.change.header.clock);
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
        for (;;) {
            DOSSIER_ASSIGN(const bool more, row->step());
            if (!more)
                break;
            found.emplace_back(row->integer(0), row->integer(1));
        }
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

Result<std::vector<UndoCandidate>> HistoryReader::candidatesBefore(Dot dot)
{
    DOSSIER_ASSIGN(Statement * statement,
                   m_file.statements.get("SELECT a.first, a.last, a.action FROM act a WHERE a.first < ? AND a.note = 0 AND a.undoes IS NULL"
                                         " AND NOT EXISTS(SELECT 1 FROM act u WHERE u.undoes = a.action)"
                                         " AND (a.first >> 40) IN (SELECT fid FROM feed WHERE state <> 3)"
                                         // A row of the ledger is no work that anybody could take back, and without its
                                         // members a vault opens to nobody.
                                         " AND NOT EXISTS(SELECT 1 FROM chg c JOIN ent e ON e.eid = c.eid"
                                         "                WHERE c.dot = a.first AND e.etype IN (?, ?, ?))"
                                         " ORDER BY a.first DESC LIMIT ?"));
    StatementUse row(*statement);
    row->bind(0, dot);
    row->bind(1, std::int64_t{std::to_underlying(schema::ledger_entry::kType)});
    row->bind(2, std::int64_t{std::to_underlying(schema::member::kType)});
    row->bind(3, std::int64_t{std::to_underlying(schema::vault::kType)});
    row->bind(4, kCandidatesAtOnce);
    std::vector<UndoCandidate> out;
    for (;;) {
        DOSSIER_ASSIGN(const bool more, row->step());
        if (!more)
            return out;
        UndoCandidate next{row->integer(0), row->integer(1), {}};
        if (const auto id = base::ActionId::fromByteArray(row->bytes(2)))
            next.summary.action = *id;
        out.push_back(next);
    }
}

Result<UndoCandidate> HistoryReader::newestOf(base::MemberId actor, const QSet<QByteArray> &passed)
{
    m_file.journal.forget();
    Dot before = std::numeric_limits<Dot>::max();
    for (int page = 0; page < kMostCandidatePages; ++page) {
        DOSSIER_ASSIGN(std::vector<UndoCandidate> candidates, candidatesBefore(before));
        for (UndoCandidate &candidate : candidates) {
            before = candidate.first;
            if (passed.contains(candidate.summary.action.toByteArray()))
                continue;
            DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(candidate.first));
            const std::optional<DetachedValue> &value = entry.change.value;
            if (value && value->actor != actor)
                continue;
            candidate.summary.at = instantOf(entry.change.header.clock);
            candidate.summary.changes = static_cast<int>(candidate.last - candidate.first + 1);
            candidate.summary.actor = actor;
            candidate.summary.label = value ? value->label : QString();
            candidate.summary.reason = value ? value->reason : QString();
            return candidate;
        }
        if (std::int64_t(candidates.size()) < kCandidatesAtOnce)
            break;
    }
    return base::fail(ErrorCode::NotFound, QStringLiteral("nothing to undo"));
}

Result<domain::Action> HistoryReader::undoable(const UndoCandidate &candidate)
{
    domain::Action done;
    for (Dot dot = candidate.first; dot <= candidate.last; ++dot) {
        DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(dot));
        if (!entry.change.value)
            return notUndoable("its values were erased");
        done.id = entry.change.value->action;
        done.label = entry.change.value->label;
        DOSSIER_ASSIGN(ChangeSet changes, doneBy(entry, candidate.first, candidate.last));
        done.changes.push_back(std::move(changes));
    }
    return done;
}

Result<ChangeSet> HistoryReader::doneBy(const JournalEntry &entry, Dot first, Dot last)
{
    DOSSIER_TRY(requireNewest(entry, first, last));
    JournalValues written(m_file.journal);
    ChangeSet out;
    out.entity = entry.change.header.type;
    out.id = entry.change.header.entity;
    out.kind = ChangeKind::Update;
    const LocalChange change = localChange(entry);
    for (const LocalOp &op : change.ops) {
        if (kindOf(op.kind) != ChangeKind::Update)
            out.kind = kindOf(op.kind);
        switch (op.kind) {
        case OpKind::Set: {
            Value before;
            if (op.predecessors.size() == 1) {
                DOSSIER_ASSIGN(const WrittenValues::Written old, written.written(op.predecessors.front(), op.fields.front()));
                before = old.value;
            }
            out.fields.push_back({op.fields.front(), before, op.values.front()});
            break;
        }
        case OpKind::Add:
            out.add(op.fields.front(), op.values.front());
            break;
        case OpKind::Remove:
            out.remove(op.fields.front(), op.values.front());
            break;
        case OpKind::Create:   // its values stay with it when it goes; an import has a million of them
        case OpKind::Delete:
        case OpKind::Restore:
            break;
        default:
            return notUndoable("it decided between several versions");
        }
    }
    return out;
}

Result<bool> HistoryReader::standsFor(std::int64_t eid, std::optional<schema::FieldId> field, Dot head, Dot first, Dot last)
{
    while (head < first || head > last) {
        // What an undo wrote stands for what its Action had found.
        DOSSIER_ASSIGN(Statement * statement,
                       m_file.statements.get("SELECT d.first, d.last FROM act u JOIN act d ON d.action = u.undoes"
                                             " WHERE u.first = (SELECT max(first) FROM act WHERE first <= ?1) AND u.last >= ?1"));
        Dot undone = 0;
        Dot undoneLast = 0;
        {
            StatementUse row(*statement);
            row->bind(0, head);
            DOSSIER_ASSIGN(const bool found, row->step());
            if (!found)
                return false;
            undone = row->integer(0);
            undoneLast = row->integer(1);
        }
        // Strictly back in the journal, so this ends.
        DOSSIER_ASSIGN(const std::optional<Dot> before, predecessorIn(eid, field, undone, undoneLast));
        if (!before || *before >= head)
            return false;
        head = *before;
    }
    return true;
}

Result<std::optional<Dot>> HistoryReader::predecessorIn(std::int64_t eid, std::optional<schema::FieldId> field, Dot first, Dot last)
{
    Dot change = 0;
    {
        DOSSIER_ASSIGN(Statement * statement, m_file.statements.get("SELECT dot FROM chg WHERE eid = ? AND dot BETWEEN ? AND ?"));
        StatementUse row(*statement);
        row->bind(0, eid);
        row->bind(1, first);
        row->bind(2, last);
        DOSSIER_ASSIGN(const bool found, row->step());
        if (!found)
            return std::nullopt;
        change = row->integer(0);
    }
    DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(change));
    for (const StoredOp &op : entry.ops) {
        const bool same = field ? op.kind == OpKind::Set && op.fields.front() == *field : op.kind == OpKind::Restore;
        if (same && op.predecessors.size() == 1)
            return op.predecessors.front();
    }
    return std::nullopt;
}

Result<bool> HistoryReader::isFromUndo(Dot dot)
{
    DOSSIER_ASSIGN(Statement * statement,
                   m_file.statements.get("SELECT undoes IS NOT NULL FROM act WHERE first = (SELECT max(first) FROM act WHERE first <= ?)"));
    StatementUse row(*statement);
    row->bind(0, dot);
    DOSSIER_ASSIGN(const bool found, row->step());
    return found && row->integer(0) != 0;
}

Result<void> HistoryReader::requireUntouched(const JournalEntry &entry, const RecordHeads &heads, Dot first, Dot last)
{
    for (auto own = heads.byField.cbegin(); own != heads.byField.cend(); ++own) {
        for (const Dot head : own.value()) {
            DOSSIER_ASSIGN(const bool ours, standsFor(entry.entity, schema::FieldId(own.key()), head, first, last));
            if (!ours)
                return notUndoable("the record was changed since");
        }
    }
    DOSSIER_ASSIGN(const Heads additions,
                   readAdditions(m_file.statements, entry.entity, *m_file.mappers.of(entry.change.header.type)));
    for (const Dot added : additions) {
        if (added >= first && added <= last)
            continue;
        DOSSIER_ASSIGN(const bool fromUndo, isFromUndo(added));
        if (!fromUndo)
            return notUndoable("the record was changed since");
    }
    return heads.deletions.isEmpty() ? Result<void>() : Result<void>(notUndoable("the record was deleted since"));
}

Result<void> HistoryReader::requireNewest(const JournalEntry &entry, Dot first, Dot last)
{
    if (!m_file.mappers.of(entry.change.header.type))
        return notUndoable("a record of another release");
    DOSSIER_ASSIGN(const RecordHeads heads, readHeads(m_file.statements, entry.entity));
    for (const StoredOp &op : entry.ops) {
        if (op.kind == OpKind::Create)
            DOSSIER_TRY(requireUntouched(entry, heads, first, last));
        if (op.kind != OpKind::Set && op.kind != OpKind::Delete)
            continue;
        const bool isSet = op.kind == OpKind::Set;
        const Heads current = isSet ? heads.of(op.fields.front()) : heads.deletions;
        const std::optional<schema::FieldId> field = isSet ? std::optional(op.fields.front()) : std::nullopt;
        if (current.size() != 1)
            return notUndoable("changed since, and differently");
        DOSSIER_ASSIGN(const bool ours, standsFor(entry.entity, field, current.front(), first, last));
        if (!ours)
            return notUndoable("changed since");
    }
    return {};
}

} // namespace dossier::store
