// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/written_values.h"

namespace dossier::store {

using base::Result;
using domain::Dot;
using domain::Heads;
using schema::FieldId;

Result<WrittenValues::Written> JournalValues::written(Dot dot, FieldId field)
{
    DOSSIER_ASSIGN(const JournalEntry entry, m_journal.read(dot));
    Written out;
    out.clock = entry.change.header.clock;
    out.chain = entry.change.chain;
    for (const LocalOp &op : localChange(entry).ops) {
        if (op.kind != OpKind::Create && op.kind != OpKind::Set && op.kind != OpKind::Resolve)
            continue;
        for (std::size_t i = 0; i < op.fields.size() && i < op.values.size(); ++i) {
            if (op.fields[i] == field)
                out.value = op.values[i];
        }
    }
    return out;
}

Result<Heads> JournalValues::seenByDeletion(Dot dot)
{
    DOSSIER_ASSIGN(const JournalEntry entry, m_journal.read(dot));
    Heads out;
    for (const StoredOp &op : entry.ops) {
        if (op.kind == OpKind::Delete)
            out.append(Heads(op.predecessors.begin(), op.predecessors.end()));
    }
    return out;
}

LocalChange localChange(const JournalEntry &entry)
{
    LocalChange out;
    out.dot = entry.dot;
    out.type = entry.change.header.type;
    out.entity = entry.change.header.entity;
    std::span<const schema::Value> rest;
    if (entry.change.value)
        rest = entry.change.value->values;
    for (std::size_t i = 0; i < entry.ops.size(); ++i) {
        const StoredOp &op = entry.ops[i];
        const std::size_t taken = std::min(valueCount(entry.change.header.ops[i]), rest.size());
        out.ops.push_back({op.kind, op.fields, Heads(op.predecessors.begin(), op.predecessors.end()), rest.first(taken)});
        rest = rest.subspan(taken);
    }
    return out;
}

} // namespace dossier::store
