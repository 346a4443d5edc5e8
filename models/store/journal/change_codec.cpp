// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/change_codec.h"

#include "store/journal/change_rules.h"
#include "store/journal/hash.h"
#include "store/journal/value_codec.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using schema::FieldId;

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kSubjectIsEntity = 1;
constexpr std::uint64_t kSmallNumber = 0xffff;

std::unexpected<base::Error> damaged(const char *what)
{
    return fail(ErrorCode::DamagedDatabase, QStringLiteral("change: %1").arg(QLatin1StringView(what)));
}

/// 0 is the own feed, i + 1 the i-th dependency.
std::size_t feedIndex(const ChangeHeader &header, const base::FeedId &feed)
{
    if (feed == header.feed)
        return 0;
    const auto found = std::lower_bound(header.dependencies.begin(), header.dependencies.end(), feed,
                                        [](const Dependency &d, const base::FeedId &f) { return d.feed < f; });
    return static_cast<std::size_t>(found - header.dependencies.begin()) + 1;
}

void encodeOp(ByteWriter &out, const ChangeHeader &header, const Op &op)
{
    out.byte(std::to_underlying(op.kind));
    if (op.kind == OpKind::Create)
        out.varint(op.fields.size());
    for (const FieldId field : op.fields)
        out.varint(std::to_underlying(field));
    if (!namesPredecessors(op.kind))
        return;
    out.varint(op.predecessors.size());
    for (const Predecessor &named : op.predecessors) {
        out.varint(feedIndex(header, named.feed));
        out.varint(named.seq);
    }
}

Op decodeOp(ByteReader &in, const ChangeHeader &header)
{
    Op op;
    op.kind = OpKind{in.byte()};
    const std::uint64_t fields = op.kind == OpKind::Create ? in.varint(limits::kFields) : namesOneField(op.kind) ? 1 : 0;
    for (std::uint64_t i = 0; i < fields && in.ok(); ++i)
        op.fields.push_back(FieldId{static_cast<std::uint16_t>(in.varint(kSmallNumber))});
    const std::uint64_t named = namesPredecessors(op.kind) ? in.varint(limits::kPredecessors) : 0;
    for (std::uint64_t i = 0; i < named && in.ok(); ++i) {
        const std::uint64_t index = in.varint(header.dependencies.size());
        Predecessor predecessor{header.feed, in.varint(limits::kSeq)};
        if (in.ok() && index > 0)
            predecessor.feed = header.dependencies[index - 1].feed;
        op.predecessors.push_back(predecessor);
    }
    return op;
}

void decodeDependencies(ByteReader &in, ChangeHeader &header)
{
    const std::uint64_t count = in.varint(limits::kDependencies);
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        Dependency dependency;
        dependency.feed = in.id<base::FeedId>();
        dependency.seq = in.varint(limits::kSeq);
        dependency.chain = in.array<std::array<std::uint8_t, 8>>();
        header.dependencies.push_back(dependency);
    }
}

bool suits(OpKind kind, const schema::Value &value)
{
    switch (kind) {
    case OpKind::Add:
    case OpKind::Remove:
        return !schema::isAbsent(value);
    case OpKind::Alias:
        return schema::isAbsent(value) || std::holds_alternative<base::RecordId>(value);
    case OpKind::Blob:
        return std::holds_alternative<QByteArray>(value);
    case OpKind::Note:
        return schema::isAbsent(value) || std::holds_alternative<QString>(value);
    default:
        return true;
    }
}

/// Members of one set are named in the order of their bytes, each once.
class MemberOrder
{
public:
    bool accepts(const Op &op, QByteArrayView encoded)
    {
        const bool ofSet = op.kind == OpKind::Add || op.kind == OpKind::Remove;
        const bool follows = ofSet && m_before && m_before->kind == op.kind && m_before->fields == op.fields;
        const bool fits = !follows
            || std::lexicographical_compare(m_member.begin(), m_member.end(), encoded.begin(), encoded.end(),
                                            [](char a, char b) { return quint8(a) < quint8(b); });
        m_before = &op;
        m_member = encoded;
        return fits;
    }

private:
    const Op *m_before = nullptr;
    QByteArrayView m_member;
};

std::size_t totalValues(const std::vector<Op> &ops)
{
    std::size_t total = 0;
    for (const Op &op : ops)
        total += valueCount(op);
    return total;
}

} // namespace

Result<QByteArray> encodeHeader(const ChangeHeader &header)
{
    DOSSIER_TRY(checkHeader(header));
    ByteWriter out;
    out.byte(kVersion);
    out.array(header.feed.bytes());
    out.varint(header.seq);
    out.array(header.previous);
    out.fixed64(header.clock);
    out.varint(header.schemaVersion);
    const bool self = header.subject == header.entity;
    out.byte(self ? kSubjectIsEntity : 0);
    out.varint(header.dependencies.size());
    for (const Dependency &dependency : header.dependencies) {
        out.array(dependency.feed.bytes());
        out.varint(dependency.seq);
        out.array(dependency.chain);
    }
    out.varint(std::to_underlying(header.type));
    out.array(header.entity.bytes());
    if (!self)
        out.array(header.subject.bytes());
    out.varint(header.ops.size());
    for (const Op &op : header.ops)
        encodeOp(out, header, op);
    out.array(header.commitment);
    if (out.bytes().size() > limits::kHeaderBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("change: header too large"));
    return out.take();
}

Result<ChangeHeader> decodeHeader(QByteArrayView bytes)
{
    if (bytes.size() > limits::kHeaderBytes)
        return damaged("header too large");
    ByteReader in(bytes);
    if (in.byte() != kVersion)
        return fail(bytes.isEmpty() ? ErrorCode::DamagedDatabase : ErrorCode::UnsupportedVersion,
                    QStringLiteral("change: version"));
    ChangeHeader header;
    header.feed = in.id<base::FeedId>();
    header.seq = in.varint(limits::kSeq);
    header.previous = in.array<Digest>();
    header.clock = in.fixed64();
    header.schemaVersion = static_cast<std::uint16_t>(in.varint(kSmallNumber));
    const std::uint8_t flags = in.byte();
    if (flags > kSubjectIsEntity)
        return damaged("unknown flag");
    decodeDependencies(in, header);
    header.type = schema::EntityType{static_cast<std::uint16_t>(in.varint(kSmallNumber))};
    header.entity = in.id<base::RecordId>();
    header.subject = flags == kSubjectIsEntity ? header.entity : in.id<base::RecordId>();
    if (flags == 0 && header.subject == header.entity)
        return damaged("subject written out although it is the entity");
    const std::uint64_t ops = in.varint(limits::kOps);
    for (std::uint64_t i = 0; i < ops && in.ok(); ++i)
        header.ops.push_back(decodeOp(in, header));
    header.commitment = in.array<Digest>();
    if (!in.ok() || !in.atEnd())
        return damaged("header of wrong length");
    if (auto sound = checkHeader(header); !sound)
        return fail(ErrorCode::DamagedDatabase, sound.error().detail);
    return header;
}

Result<QByteArray> encodeDetached(const DetachedValue &value, const std::vector<Op> &ops)
{
    if (value.values.size() != totalValues(ops))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("change: number of values"));
    ByteWriter out;
    out.array(value.action.bytes());
    out.array(value.actor.bytes());
    if (!encodeText(out, value.label) || out.bytes().size() > 33 + limits::kLabelBytes
        || !encodeText(out, value.reason))
        return fail(ErrorCode::InvalidValue, QStringLiteral("change: label or reason"));
    // Where each value lies, because the order of members is the order of their bytes.
    std::vector<std::pair<qsizetype, const Op *>> members;
    std::size_t next = 0;
    for (const Op &op : ops) {
        for (std::size_t i = 0; i < valueCount(op); ++i, ++next) {
            if (!suits(op.kind, value.values[next]))
                return fail(ErrorCode::InvalidValue, QStringLiteral("change: value of another kind"));
            members.emplace_back(out.bytes().size(), &op);
            DOSSIER_TRY(encodeValue(out, value.values[next]));
        }
    }
    if (out.bytes().size() > limits::kValueBytes)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("change: values too large"));
    MemberOrder order;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const qsizetype end = i + 1 < members.size() ? members[i + 1].first : out.bytes().size();
        if (!order.accepts(*members[i].second, QByteArrayView(out.bytes()).sliced(members[i].first, end - members[i].first)))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("change: order of members"));
    }
    return out.take();
}

Result<DetachedValue> decodeDetached(QByteArrayView bytes, const std::vector<Op> &ops)
{
    if (bytes.size() > limits::kValueBytes)
        return damaged("values too large");
    ByteReader in(bytes);
    DetachedValue out;
    out.action = in.id<base::ActionId>();
    out.actor = in.id<base::MemberId>();
    out.label = decodeText(in);
    if (bytes.size() - in.remaining() > 33 + limits::kLabelBytes)
        return damaged("label");
    out.reason = decodeText(in);
    MemberOrder order;
    for (const Op &op : ops) {
        for (std::size_t i = 0; i < valueCount(op) && in.ok(); ++i) {
            const qsizetype start = bytes.size() - in.remaining();
            out.values.push_back(decodeValue(in));
            if (!in.ok() || !suits(op.kind, out.values.back()))
                return damaged("value");
            if (!order.accepts(op, bytes.sliced(start, bytes.size() - in.remaining() - start)))
                return damaged("order of members");
        }
    }
    if (!in.ok() || !in.atEnd())
        return damaged("value of wrong length");
    return out;
}

Result<void> checkChange(const Change &change)
{
    DOSSIER_ASSIGN(const QByteArray header, encodeHeader(change.header));
    if (chainOf(header) != change.chain)
        return damaged("chain");
    if (!change.value)
        return {};
    DOSSIER_ASSIGN(const QByteArray value, encodeDetached(*change.value, change.header.ops));
    if (commitmentOf(change.salt, value) != change.header.commitment)
        return damaged("commitment");
    return {};
}

} // namespace dossier::store
