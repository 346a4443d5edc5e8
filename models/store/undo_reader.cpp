// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/undo_reader.h"

#include "schema/entities/ledger_entry.h"
#include "schema/entities/member.h"
#include "schema/entities/vault.h"
#include "store/journal/hybrid_clock.h"
#include "store/written_values.h"

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
constexpr Dot kMostTouched = 100;

std::unexpected<base::Error> notUndoable(const char *why)
{
    return base::fail(ErrorCode::NotUndoable, QString::fromLatin1(why));
}

} // namespace

Result<std::vector<UndoCandidate>> UndoReader::candidatesBefore(Dot dot)
{
    DOSSIER_ASSIGN(Statement * statement,
                   m_file.statements.get("SELECT a.first, a.last, a.action FROM act a WHERE a.first < ? AND a.note = 0 AND a.undoes IS NULL"
                                         " AND NOT EXISTS(SELECT 1 FROM act u WHERE u.undoes = a.action"
                                         // What was taken back and done again stands.
                                         "                AND NOT EXISTS(SELECT 1 FROM act r WHERE r.undoes = u.action))"
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
    DOSSIER_TRY(eachRow(row, [&] {
        UndoCandidate next{row->integer(0), row->integer(1), {}};
        if (const auto id = base::ActionId::fromByteArray(row->bytes(2)))
            next.summary.action = *id;
        out.push_back(next);
    }));
    return out;
}

Result<UndoCandidate> UndoReader::newestOf(base::MemberId actor, const QSet<QByteArray> &passed)
{
    m_file.journal.forget();
    Dot before = std::numeric_limits<Dot>::max();
    for (int page = 0; page < kMostCandidatePages; ++page) {
        DOSSIER_ASSIGN(std::vector<UndoCandidate> candidates, candidatesBefore(before));
        for (UndoCandidate &candidate : candidates) {
            before = candidate.first;
            if (passed.contains(candidate.summary.action.toByteArray()))
                continue;
            DOSSIER_ASSIGN(const bool own, readSummary(candidate, actor));
            if (!own)
                continue;
            return candidate;
        }
        if (std::int64_t(candidates.size()) < kCandidatesAtOnce)
            break;
    }
    return base::fail(ErrorCode::NotFound, QStringLiteral("nothing to undo"));
}

Result<bool> UndoReader::readSummary(UndoCandidate &candidate, base::MemberId actor)
{
    DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(candidate.first));
    const std::optional<DetachedValue> &value = entry.change.value;
    if (value && value->actor != actor)
        return false;
    candidate.summary.at = HybridClock::instant(entry.change.header.clock);
    candidate.summary.changes = static_cast<int>(candidate.last - candidate.first + 1);
    candidate.summary.actor = actor;
    candidate.summary.label = value ? value->label : QString();
    candidate.summary.reason = value ? value->reason : QString();
    return true;
}

Result<UndoCandidate> UndoReader::newestUndoOf(base::MemberId actor)
{
    m_file.journal.forget();
    UndoCandidate newest;
    {
        DOSSIER_ASSIGN(Statement * statement,
                       m_file.statements.get("SELECT a.first, a.last, a.action, a.undoes IS NOT NULL"
                                             " AND NOT EXISTS(SELECT 1 FROM act d WHERE d.action = a.undoes AND d.undoes IS NOT NULL)"
                                             " FROM act a WHERE a.note = 0 AND (a.first >> 40) IN (SELECT fid FROM feed WHERE state <> 3)"
                                             " ORDER BY a.first DESC LIMIT 1"));
        StatementUse row(*statement);
        DOSSIER_ASSIGN(const bool found, row->step());
        const auto id = found && row->integer(3) != 0 ? base::ActionId::fromByteArray(row->bytes(2)) : std::nullopt;
        if (!id)
            return base::fail(ErrorCode::NotFound, QStringLiteral("nothing to redo"));
        newest = {row->integer(0), row->integer(1), {}};
        newest.summary.action = *id;
    }
    // The last change of an undo only says what it took back.
    --newest.last;
    DOSSIER_ASSIGN(const bool own, readSummary(newest, actor));
    return own ? Result<UndoCandidate>(newest) : base::fail(ErrorCode::NotFound, QStringLiteral("nothing to redo"));
}

Result<QList<std::pair<schema::EntityType, base::RecordId>>> UndoReader::touchedBy(const UndoCandidate &candidate)
{
    QList<std::pair<schema::EntityType, base::RecordId>> out;
    for (Dot dot = candidate.first; dot <= std::min(candidate.last, candidate.first + kMostTouched - 1); ++dot) {
        DOSSIER_ASSIGN(const JournalEntry entry, m_file.journal.read(dot));
        out.append({entry.change.header.type, entry.change.header.entity});
    }
    return out;
}

Result<domain::Action> UndoReader::undoable(const UndoCandidate &candidate)
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

Result<ChangeSet> UndoReader::doneBy(const JournalEntry &entry, Dot first, Dot last)
{
    DOSSIER_TRY(requireNewest(entry, first, last));
    JournalValues written(m_file.journal);
    ChangeSet out;
    out.entity = entry.change.header.type;
    out.id = entry.change.header.entity;
    out.kind = ChangeKind::Update;
    for (const LocalOp &op : localChange(entry).ops) {
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
            out.kind = ChangeKind::Create;
            break;
        case OpKind::Delete:
            out.kind = ChangeKind::Delete;
            break;
        case OpKind::Restore:
            out.kind = ChangeKind::Restore;
            break;
        default:
            return notUndoable("it decided between several versions");
        }
    }
    return out;
}

Result<bool> UndoReader::standsFor(std::int64_t eid, std::optional<schema::FieldId> field, Dot head, Dot first, Dot last)
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

Result<std::optional<Dot>> UndoReader::predecessorIn(std::int64_t eid, std::optional<schema::FieldId> field, Dot first, Dot last)
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

Result<bool> UndoReader::isFromUndo(Dot dot)
{
    DOSSIER_ASSIGN(Statement * statement,
                   m_file.statements.get("SELECT undoes IS NOT NULL FROM act WHERE first = (SELECT max(first) FROM act WHERE first <= ?)"));
    StatementUse row(*statement);
    row->bind(0, dot);
    DOSSIER_ASSIGN(const bool found, row->step());
    return found && row->integer(0) != 0;
}

Result<void> UndoReader::requireUntouched(const JournalEntry &entry, const RecordHeads &heads, Dot first, Dot last)
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

Result<void> UndoReader::requireNewest(const JournalEntry &entry, Dot first, Dot last)
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
