// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/change_rules.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::Result;
using schema::FieldId;

namespace {

std::unexpected<base::Error> broken(const char *rule)
{
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("change: %1").arg(QLatin1StringView(rule)));
}

bool standsAlone(OpKind kind)
{
    return kind == OpKind::Delete || kind == OpKind::Restore || kind == OpKind::Alias || kind == OpKind::Erase
        || kind == OpKind::Note;
}

bool needsPredecessor(OpKind kind)
{
    return kind == OpKind::Remove || kind == OpKind::Delete || kind == OpKind::Restore || kind == OpKind::Resolve;
}

FieldId firstField(const Op &op)
{
    return op.fields.empty() ? FieldId{} : op.fields.front();
}

template<typename Range, typename Less>
bool strictlyAscending(const Range &range, Less less)
{
    return std::adjacent_find(range.begin(), range.end(),
                              [&](const auto &a, const auto &b) { return !less(a, b); })
        == range.end();
}

Result<void> checkOp(const Op &op)
{
    if (op.kind < OpKind::Create || op.kind > OpKind::Note)
        return broken("unknown kind");
    const std::size_t most = op.kind == OpKind::Create ? limits::kFields : 1;
    if (op.fields.size() > most || (namesOneField(op.kind) && op.fields.size() != 1)
        || (!namesOneField(op.kind) && op.kind != OpKind::Create && !op.fields.empty()))
        return broken("number of fields");
    if (!op.fields.empty() && op.fields.front() == FieldId{})
        return broken("field 0");
    if (!strictlyAscending(op.fields, std::less<>()))
        return broken("order of fields");
    if (!namesPredecessors(op.kind) && !op.predecessors.empty())
        return broken("predecessors where none belong");
    if (needsPredecessor(op.kind) && op.predecessors.empty())
        return broken("no predecessor");
    if (op.predecessors.size() > limits::kPredecessors)
        return broken("number of predecessors");
    return {};
}

/// A register may be written once in a change; a set may be named by several additions.
Result<void> checkOrder(const Op &before, const Op &after)
{
    if (before.kind > after.kind)
        return broken("order of ops");
    if (before.kind < after.kind)
        return {};
    const bool ofSets = after.kind == OpKind::Add || after.kind == OpKind::Remove;
    if (firstField(before) > firstField(after) || (firstField(before) == firstField(after) && !ofSets))
        return broken("order of ops");
    return {};
}

Result<void> checkCompany(const std::vector<Op> &ops)
{
    const bool creates = ops.front().kind == OpKind::Create;
    std::vector<FieldId> registers;
    for (const Op &op : ops) {
        if (standsAlone(op.kind) && ops.size() > 1)
            return broken("op that stands alone");
        if (creates && op.kind != OpKind::Create && op.kind != OpKind::Add && op.kind != OpKind::Blob)
            return broken("op beside the creation of its row");
        if (op.kind == OpKind::Set || op.kind == OpKind::Resolve)
            registers.push_back(op.fields.front());
    }
    std::sort(registers.begin(), registers.end());
    if (!strictlyAscending(registers, std::less<>()))
        return broken("register written twice");
    return {};
}

const Dependency *dependencyOn(const ChangeHeader &header, const base::FeedId &feed)
{
    const auto found = std::lower_bound(header.dependencies.begin(), header.dependencies.end(), feed,
                                        [](const Dependency &d, const base::FeedId &f) { return d.feed < f; });
    return found != header.dependencies.end() && found->feed == feed ? &*found : nullptr;
}

/// Own feed first, then by feed, then by seq; each of the past and covered by a dependency.
Result<void> checkPredecessors(const ChangeHeader &header, const Op &op, std::vector<std::uint64_t> &newest)
{
    const auto before = [&](const Predecessor &a, const Predecessor &b) {
        const bool ownA = a.feed == header.feed;
        const bool ownB = b.feed == header.feed;
        return ownA != ownB ? ownA : a < b;
    };
    if (!strictlyAscending(op.predecessors, before))
        return broken("order of predecessors");
    for (const Predecessor &named : op.predecessors) {
        if (named.seq == 0)
            return broken("predecessor 0");
        if (named.feed == header.feed) {
            if (named.seq >= header.seq)
                return broken("predecessor of the future");
            continue;
        }
        const Dependency *dependency = dependencyOn(header, named.feed);
        if (!dependency || named.seq > dependency->seq)
            return broken("predecessor without dependency");
        std::uint64_t &most = newest[static_cast<std::size_t>(dependency - header.dependencies.data())];
        most = std::max(most, named.seq);
    }
    return {};
}

} // namespace

Result<void> checkOps(const std::vector<Op> &ops)
{
    if (ops.empty() || ops.size() > limits::kOps)
        return broken("number of ops");
    for (std::size_t i = 0; i < ops.size(); ++i) {
        DOSSIER_TRY(checkOp(ops[i]));
        if (i > 0)
            DOSSIER_TRY(checkOrder(ops[i - 1], ops[i]));
    }
    return checkCompany(ops);
}

Result<void> checkHeader(const ChangeHeader &header)
{
    if (header.seq == 0 || header.seq > limits::kSeq || header.clock > limits::kClock)
        return broken("seq or clock out of range");
    if ((header.seq == 1) != (header.previous == Digest{}))
        return broken("previous hash");
    if (header.type == schema::EntityType{} || header.entity.isNull() || header.subject.isNull())
        return broken("address");
    DOSSIER_TRY(checkOps(header.ops));
    if (header.dependencies.size() > limits::kDependencies
        || !strictlyAscending(header.dependencies,
                              [](const Dependency &a, const Dependency &b) { return a.feed < b.feed; }))
        return broken("dependencies");
    std::vector<std::uint64_t> newest(header.dependencies.size(), 0);
    for (const Op &op : header.ops)
        DOSSIER_TRY(checkPredecessors(header, op, newest));
    for (std::size_t i = 0; i < newest.size(); ++i) {
        if (header.dependencies[i].feed == header.feed || header.dependencies[i].seq != newest[i])
            return broken("dependency that no op names");
    }
    return {};
}

} // namespace dossier::store
