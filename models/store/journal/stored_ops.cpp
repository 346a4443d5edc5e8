// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/stored_ops.h"

#include "store/journal/wire.h"

namespace dossier::store {

using base::Result;
using schema::FieldId;

namespace {

constexpr std::uint64_t kSmallNumber = 0xffff;
constexpr std::uint64_t kMostFeeds = (1U << 23U) - 1;   // so that a dot stays positive

} // namespace

QByteArray encodeStored(const StoredHeader &header)
{
    ByteWriter out(32);
    out.varint(header.schemaVersion);
    out.varint(header.ops.size());
    for (const StoredOp &op : header.ops) {
        out.byte(std::to_underlying(op.kind));
        if (op.kind == OpKind::Create)
            out.varint(op.fields.size());
        for (const FieldId field : op.fields)
            out.varint(std::to_underlying(field));
        if (!namesPredecessors(op.kind))
            continue;
        out.varint(op.predecessors.size());
        for (const domain::Dot dot : op.predecessors) {
            out.varint(static_cast<std::uint64_t>(feedOf(dot)));
            out.varint(seqOf(dot));
        }
    }
    return out.take();
}

Result<StoredHeader> decodeStored(QByteArrayView bytes)
{
    ByteReader in(bytes);
    StoredHeader header;
    header.schemaVersion = static_cast<std::uint16_t>(in.varint(kSmallNumber));
    const std::uint64_t ops = in.varint(limits::kOps);
    for (std::uint64_t i = 0; i < ops && in.ok(); ++i) {
        StoredOp op;
        op.kind = OpKind{in.byte()};
        const std::uint64_t fields = op.kind == OpKind::Create ? in.varint(limits::kFields) : namesOneField(op.kind) ? 1 : 0;
        for (std::uint64_t f = 0; f < fields && in.ok(); ++f)
            op.fields.push_back(FieldId{static_cast<std::uint16_t>(in.varint(kSmallNumber))});
        const std::uint64_t named = namesPredecessors(op.kind) ? in.varint(limits::kPredecessors) : 0;
        for (std::uint64_t p = 0; p < named && in.ok(); ++p) {
            const std::uint64_t feed = in.varint(kMostFeeds);
            op.predecessors.push_back(makeDot(static_cast<FeedNumber>(feed), in.varint(limits::kSeq)));
        }
        header.ops.push_back(std::move(op));
    }
    if (!in.ok() || !in.atEnd())
        return base::fail(base::ErrorCode::DamagedDatabase, QStringLiteral("change: stored header"));
    return header;
}

} // namespace dossier::store
