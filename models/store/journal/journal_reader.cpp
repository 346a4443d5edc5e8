// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/journal_reader.h"

#include "store/journal/change_codec.h"
#include "store/journal/hash.h"
#include "store/sql/connection.h"

#include <algorithm>
#include <limits>
#include <map>

namespace dossier::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using domain::Dot;

namespace {

constexpr const char *kColumns =
    "SELECT c.dot, c.hlc, c.eid, c.chain, c.hdr, c.salt, c.val, c.sig, c.received, e.etype, e.uuid, s.uuid"
    " FROM chg c JOIN ent e ON e.eid = c.eid JOIN ent s ON s.eid = e.subject";
/// Changes read at a time while feeds are merged, so that no statement stays open meanwhile.
constexpr int kBatch = 512;

std::unexpected<base::Error> damaged(const char *what)
{
    return fail(ErrorCode::DamagedDatabase, QStringLiteral("journal: %1").arg(QLatin1StringView(what)));
}

template<typename Array>
Result<Array> arrayFrom(const QByteArray &bytes)
{
    Array out{};
    if (std::size_t(bytes.size()) != out.size())
        return damaged("a column of wrong length");
    std::memcpy(out.data(), bytes.constData(), out.size());
    return out;
}

Result<base::RecordId> recordIdFrom(const QByteArray &bytes)
{
    const auto id = base::RecordId::fromByteArray(bytes);
    if (!id)
        return damaged("record id");
    return *id;
}

/// Whether everything that `entry` names lies before the place that was reached in each feed.
bool isDeliverable(const JournalEntry &entry, const std::map<FeedNumber, std::uint64_t> &reached)
{
    return std::all_of(entry.ops.begin(), entry.ops.end(), [&](const StoredOp &op) {
        return std::all_of(op.predecessors.begin(), op.predecessors.end(), [&](Dot dot) {
            const auto feed = reached.find(feedOf(dot));
            return feed != reached.end() && seqOf(dot) <= feed->second;
        });
    });
}

} // namespace

Result<const FeedList *> JournalReader::feeds()
{
    if (!m_feeds) {
        FeedList list;
        DOSSIER_TRY(list.load(*m_connection));
        m_feeds = std::move(list);
    }
    return &*m_feeds;
}

Result<Feed> JournalReader::feedAt(FeedNumber number)
{
    DOSSIER_ASSIGN(const FeedList *list, feeds());
    const Feed *feed = list->byNumber(number);
    if (!feed) {
        // Another connection may have met a new laptop since.
        forget();
        DOSSIER_ASSIGN(list, feeds());
        feed = list->byNumber(number);
    }
    if (!feed)
        return damaged("a change of an unknown feed");
    return *feed;
}

Result<Digest> JournalReader::chainAt(Dot dot)
{
    DOSSIER_ASSIGN(Rows rows, m_connection->select("SELECT chain FROM chg WHERE dot=?", dot));
    DOSSIER_ASSIGN(const bool found, rows.next());
    if (!found)
        return damaged("a named change is missing");
    return arrayFrom<Digest>(rows.bytes(0));
}

Result<std::optional<Dot>> JournalReader::find(const base::FeedId &feed, std::uint64_t seq)
{
    DOSSIER_ASSIGN(const FeedList *list, feeds());
    const Feed *known = list->byId(feed);
    if (!known || seq == 0 || seq > limits::kSeq)
        return std::nullopt;
    DOSSIER_ASSIGN(Rows rows, m_connection->select("SELECT 1 FROM chg WHERE dot=?", makeDot(known->number, seq)));
    DOSSIER_ASSIGN(const bool found, rows.next());
    return found ? std::optional(makeDot(known->number, seq)) : std::nullopt;
}

Result<std::optional<JournalReader::End>> JournalReader::end(FeedNumber feed)
{
    DOSSIER_ASSIGN(Rows rows, m_connection->select("SELECT dot, chain, hlc FROM chg WHERE dot > ? AND dot < ?"
                                                   " ORDER BY dot DESC LIMIT 1",
                                                   makeDot(feed, 0), makeDot(feed + 1, 0)));
    DOSSIER_ASSIGN(const bool found, rows.next());
    if (!found)
        return std::nullopt;
    End out;
    out.seq = seqOf(rows.integer(0));
    DOSSIER_ASSIGN(out.chain, arrayFrom<Digest>(rows.bytes(1)));
    out.clock = static_cast<std::uint64_t>(rows.integer(2));
    return out;
}

Result<std::vector<Dot>> JournalReader::changesOf(EntityNumber entity)
{
    std::vector<Dot> out;
    DOSSIER_ASSIGN(Rows rows, m_connection->select("SELECT dot FROM chg WHERE eid=? ORDER BY dot", entity));
    for (;;) {
        DOSSIER_ASSIGN(const bool more, rows.next());
        if (!more)
            return out;
        out.push_back(rows.integer(0));
    }
}

Result<JournalEntry> JournalReader::read(Dot dot)
{
    Digest previous{};
    if (seqOf(dot) > 1) {
        DOSSIER_ASSIGN(previous, chainAt(dot - 1));
    }
    DOSSIER_ASSIGN(Rows rows, m_connection->select(QByteArray(kColumns) + " WHERE c.dot=?", dot));
    DOSSIER_ASSIGN(const bool found, rows.next());
    if (!found)
        return fail(ErrorCode::NotFound, QStringLiteral("journal: no such change"));
    return entryFrom(rows, previous);
}

Result<JournalEntry> JournalReader::entryFrom(const Rows &rows, const Digest &previous)
{
    JournalEntry entry;
    entry.dot = rows.integer(0);
    entry.entity = rows.integer(2);
    if (!rows.isNull(8))
        entry.received = rows.integer(8);
    DOSSIER_ASSIGN(const Feed feed, feedAt(feedOf(entry.dot)));
    const std::int64_t type = rows.integer(9);
    if (type < 1 || type > std::numeric_limits<std::uint16_t>::max())
        return damaged("type");
    ChangeHeader &header = entry.change.header;
    header.feed = feed.id;
    header.seq = seqOf(entry.dot);
    header.previous = previous;
    header.clock = static_cast<std::uint64_t>(rows.integer(1));
    header.type = schema::EntityType{static_cast<std::uint16_t>(type)};
    DOSSIER_ASSIGN(header.entity, recordIdFrom(rows.bytes(10)));
    DOSSIER_ASSIGN(header.subject, recordIdFrom(rows.bytes(11)));
    DOSSIER_ASSIGN(StoredHeader stored, decodeStored(rows.bytes(4)));
    header.schemaVersion = stored.schemaVersion;
    entry.ops = std::move(stored.ops);
    DOSSIER_TRY(completeHeader(header, entry.ops));

    const QByteArray value = rows.bytes(6);
    if (rows.isNull(5)) {
        // Erased: what is left of the value is the commitment to it.
        DOSSIER_ASSIGN(header.commitment, arrayFrom<Digest>(value));
    } else {
        DOSSIER_ASSIGN(entry.change.salt, arrayFrom<Salt>(rows.bytes(5)));
        header.commitment = commitmentOf(entry.change.salt, value);
        DOSSIER_ASSIGN(entry.change.value, decodeDetached(value, header.ops));
    }
    entry.change.signature = rows.bytes(7);
    DOSSIER_ASSIGN(entry.change.chain, arrayFrom<Digest>(rows.bytes(3)));
    const auto bytes = encodeHeader(header);
    if (!bytes || chainOf(*bytes) != entry.change.chain)
        return damaged("chain");
    return entry;
}

Result<void> JournalReader::completeHeader(ChangeHeader &header, const std::vector<StoredOp> &ops)
{
    std::map<base::FeedId, Dot> newest;
    header.ops.reserve(ops.size());
    for (const StoredOp &stored : ops) {
        Op op{stored.kind, stored.fields, {}};
        op.predecessors.reserve(stored.predecessors.size());
        for (const Dot dot : stored.predecessors) {
            DOSSIER_ASSIGN(const Feed feed, feedAt(feedOf(dot)));
            op.predecessors.push_back({feed.id, seqOf(dot)});
            if (feed.id != header.feed) {
                Dot &most = newest[feed.id];
                most = std::max(most, dot);
            }
        }
        header.ops.push_back(std::move(op));
    }
    for (const auto &[feed, dot] : newest) {
        Dependency dependency{feed, seqOf(dot), {}};
        DOSSIER_ASSIGN(const Digest chain, chainAt(dot));
        std::copy_n(chain.begin(), dependency.chain.size(), dependency.chain.begin());
        header.dependencies.push_back(dependency);
    }
    return {};
}

Result<void> JournalReader::iterate(Dot first, const Visit &visit)
{
    const FeedNumber feed = feedOf(first);
    Dot next = std::max(first, makeDot(feed, 1));
    Digest previous{};
    if (seqOf(next) > 1) {
        DOSSIER_ASSIGN(previous, chainAt(next - 1));
    }
    DOSSIER_ASSIGN(Rows rows, m_connection->select(QByteArray(kColumns) + " WHERE c.dot >= ? AND c.dot < ? ORDER BY c.dot",
                                                   next, makeDot(feed + 1, 0)));
    for (;; ++next) {
        DOSSIER_ASSIGN(const bool more, rows.next());
        if (!more)
            return {};
        if (rows.integer(0) != next)
            return damaged("a gap");
        DOSSIER_ASSIGN(const JournalEntry entry, entryFrom(rows, previous));
        DOSSIER_TRY(visit(entry));
        previous = entry.change.chain;
    }
}

Result<void> JournalReader::replay(const Visit &visit)
{
    DOSSIER_ASSIGN(const FeedList *list, feeds());
    if (list->all().size() == 1)
        return iterate(makeDot(list->all().front().number, 1), visit);
    std::map<FeedNumber, std::uint64_t> reached;
    std::map<FeedNumber, std::vector<JournalEntry>> waiting;   // newest first, so that pop is cheap
    for (const Feed &feed : list->all())
        reached[feed.number] = 0;
    const auto fill = [this](FeedNumber feed, std::uint64_t after, std::vector<JournalEntry> &into) -> Result<void> {
        const base::Error full{ErrorCode::Cancelled, {}};
        const Result<void> read = iterate(makeDot(feed, after + 1), [&](const JournalEntry &entry) -> Result<void> {
            into.push_back(entry);
            return into.size() < kBatch ? Result<void>() : std::unexpected(full);
        });
        if (!read && read.error() != full)
            return read;
        std::reverse(into.begin(), into.end());
        return {};
    };
    for (bool advanced = true; advanced;) {
        advanced = false;
        for (auto &[feed, seq] : reached) {
            std::vector<JournalEntry> &batch = waiting[feed];
            for (;;) {
                if (batch.empty())
                    DOSSIER_TRY(fill(feed, seq, batch));
                if (batch.empty() || !isDeliverable(batch.back(), reached))
                    break;
                DOSSIER_TRY(visit(batch.back()));
                batch.pop_back();
                ++seq;
                advanced = true;
            }
        }
    }
    const bool complete = std::all_of(waiting.begin(), waiting.end(), [](const auto &feed) { return feed.second.empty(); });
    return complete ? Result<void>() : damaged("changes that name each other in a circle");
}

Result<void> JournalReader::verify()
{
    DOSSIER_ASSIGN(const FeedList *list, feeds());
    std::int64_t seen = 0;
    for (const Feed &feed : list->all()) {
        DOSSIER_TRY(iterate(makeDot(feed.number, 1), [&seen](const JournalEntry &) -> Result<void> {
            ++seen;
            return {};
        }));
    }
    // A change whose record or feed is missing would not have been joined above.
    DOSSIER_ASSIGN(Rows rows, m_connection->select("SELECT count(*) FROM chg"));
    DOSSIER_TRY(rows.next());
    return rows.integer(0) == seen ? Result<void>() : damaged("a change without its record or feed");
}

} // namespace dossier::store
