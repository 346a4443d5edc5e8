// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/journal.h"

#include "store/journal/change_codec.h"
#include "store/journal/change_rules.h"
#include "store/journal/hash.h"
#include "store/sql/connection.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using domain::Dot;

namespace {

std::unexpected<base::Error> refused(ErrorCode code, const char *what)
{
    return fail(code, QStringLiteral("journal: %1").arg(QLatin1StringView(what)));
}

/// The array's bytes without a copy; it outlives the statement.
template<typename Array>
QByteArray borrowed(const Array &bytes)
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
}

template<typename Ops>
bool creates(const Ops &ops)
{
    return !ops.empty() && ops.front().kind == OpKind::Create;
}

} // namespace

Journal::Journal(Connection &connection, const base::Clock &clock, base::Random &random, std::uint16_t schemaVersion)
    : m_connection(&connection), m_statements(connection), m_random(&random), m_reader(connection), m_clock(clock), m_schemaVersion(schemaVersion)
{
}

Result<void> Journal::refresh()
{
    if (!m_connection->inTransaction())
        return refused(ErrorCode::Internal, "written outside a transaction");
    if (m_epoch == m_connection->transactionEpoch())
        return {};
    m_reader.forget();
    DOSSIER_ASSIGN(const FeedList *feeds, m_reader.feeds());
    m_feed = 0;
    m_ends.clear();
    m_clock.restore(0);
    m_nextEntity = 0;
    m_subject = {};
    for (const Feed &feed : feeds->all()) {
        DOSSIER_ASSIGN(const auto found, m_reader.end(feed.number));
        const JournalReader::End end = found.value_or(JournalReader::End());
        m_ends[feed.number] = end;
        // Our own stamps count whatever the computer's clock says now; others' only if credible.
        if (feed.state == FeedState::Foreign)
            m_clock.witness(end.clock);
        else
            m_clock.restore(std::max(m_clock.newest(), end.clock));
        if (feed.state == FeedState::Own) {
            m_feed = feed.number;
            m_feedId = feed.id;
        }
    }
    m_epoch = m_connection->transactionEpoch();
    return {};
}

Result<base::FeedId> Journal::startFeed(base::IncarnationToken incarnation)
{
    DOSSIER_TRY(refresh());
    const auto id = base::newId<struct base::FeedTag>(*m_random);
    DOSSIER_TRY(m_connection->run("UPDATE feed SET state=? WHERE state=?", int(FeedState::Closed), int(FeedState::Own)));
    DOSSIER_TRY(m_connection->run("INSERT INTO feed(feed_id, incarnation, state) VALUES(?, ?, ?)", id.toByteArray(),
                                  incarnation.toByteArray(), int(FeedState::Own)));
    m_epoch = ~std::uint64_t(0);
    return id;
}

Result<void> Journal::adoptFeed(const Feed &feed)
{
    DOSSIER_TRY(refresh());
    const QVariant incarnation = feed.incarnation ? QVariant(feed.incarnation->toByteArray()) : QVariant();
    DOSSIER_TRY(m_connection->run("INSERT INTO feed(fid, feed_id, incarnation, state) VALUES(?, ?, ?, ?)", feed.number,
                                  feed.id.toByteArray(), incarnation, int(feed.state)));
    m_epoch = ~std::uint64_t(0);
    return {};
}

Result<EntityNumber> Journal::numberOf(base::RecordId id)
{
    {
        DOSSIER_ASSIGN(Statement * known, m_statements.get("SELECT eid FROM ent WHERE uuid=?"));
        StatementUse row(*known);
        row->bind(0, borrowed(id.bytes()));
        DOSSIER_ASSIGN(const bool found, row->step());
        if (found)
            return row->integer(0);
    }
    DOSSIER_ASSIGN(Statement * insert, m_statements.get("INSERT INTO ent(uuid, etype) VALUES(?, 0)"));
    insert->bind(0, borrowed(id.bytes()));
    DOSSIER_TRY(insert->run());
    m_nextEntity = 0;
    return m_connection->lastInsertId();
}

Result<EntityNumber> Journal::numberOfSubject(base::RecordId subject)
{
    // Parts follow what they belong to, so the same subject comes many times in a row.
    if (m_subject.second == 0 || m_subject.first != subject) {
        DOSSIER_ASSIGN(const EntityNumber number, numberOf(subject));
        m_subject = {subject, number};
    }
    return m_subject.second;
}

Result<EntityNumber> Journal::claimNew(base::RecordId id, schema::EntityType type, base::RecordId subject)
{
    EntityNumber subjectNumber = 0;
    if (subject != id) {
        DOSSIER_ASSIGN(subjectNumber, numberOfSubject(subject));
    }
    if (m_nextEntity == 0) {
        DOSSIER_ASSIGN(Statement * newest, m_statements.get("SELECT coalesce(max(eid), 0) FROM ent"));
        StatementUse row(*newest);
        DOSSIER_ASSIGN(const bool found, row->step());
        m_nextEntity = found ? row->integer(0) + 1 : 1;
    }
    // Ignored where the record has a number already, or somebody else has taken this one.
    DOSSIER_ASSIGN(Statement * insert, m_statements.get("INSERT OR IGNORE INTO ent(eid, uuid, etype, subject) VALUES(?, ?, ?, ?)"));
    insert->bind(0, m_nextEntity);
    insert->bind(1, borrowed(id.bytes()));
    insert->bind(2, std::int64_t{std::to_underlying(type)});
    insert->bind(3, subjectNumber == 0 ? m_nextEntity : subjectNumber);
    DOSSIER_TRY(insert->run());
    if (m_connection->changes() == 0) {
        m_nextEntity = 0;
        return 0;
    }
    if (subjectNumber == 0)
        m_subject = {id, m_nextEntity};
    return m_nextEntity++;
}

Result<EntityNumber> Journal::claim(base::RecordId id, schema::EntityType type, base::RecordId subject, bool created)
{
    if (created) {
        DOSSIER_ASSIGN(const EntityNumber fresh, claimNew(id, type, subject));
        if (fresh != 0)
            return fresh;
    }
    EntityNumber number = 0;
    std::int64_t knownType = 0;
    std::optional<EntityNumber> knownSubject;
    {
        DOSSIER_ASSIGN(Statement * known, m_statements.get("SELECT eid, etype, subject FROM ent WHERE uuid=?"));
        StatementUse row(*known);
        row->bind(0, borrowed(id.bytes()));
        DOSSIER_ASSIGN(const bool found, row->step());
        if (found) {
            number = row->integer(0);
            knownType = row->integer(1);
            if (!row->isNull(2))
                knownSubject = row->integer(2);
        }
    }
    // A record that is only referred to so far may not have told its type; its subject never.
    if (knownType != 0 && knownType != std::to_underlying(type))
        return refused(ErrorCode::InvalidArgument, "type of a record changes");
    if (number == 0) {
        DOSSIER_ASSIGN(number, numberOf(id));
    }
    EntityNumber subjectNumber = number;
    if (subject != id && knownSubject) {
        DOSSIER_ASSIGN(Statement * check, m_statements.get("SELECT eid FROM ent WHERE uuid=?"));
        StatementUse row(*check);
        row->bind(0, borrowed(subject.bytes()));
        DOSSIER_ASSIGN(const bool found, row->step());
        subjectNumber = found ? row->integer(0) : 0;
    } else if (subject != id) {
        DOSSIER_ASSIGN(subjectNumber, numberOf(subject));
    }
    if (knownSubject) {
        return *knownSubject == subjectNumber ? Result<EntityNumber>(number)
                                              : refused(ErrorCode::InvalidArgument, "subject of a record changes");
    }
    DOSSIER_ASSIGN(Statement * update, m_statements.get("UPDATE ent SET etype=?, subject=? WHERE eid=?"));
    update->bind(0, std::int64_t{std::to_underlying(type)});
    update->bind(1, subjectNumber);
    update->bind(2, number);
    DOSSIER_TRY(update->run());
    return number;
}

Result<ChangeHeader> Journal::headerFor(const NewChange &change, std::vector<StoredOp> &ops)
{
    DOSSIER_ASSIGN(const FeedList *feeds, m_reader.feeds());
    // The order of the full form: own feed, then by feed id, then by seq.
    const auto before = [&](Dot a, Dot b) {
        const Feed *feedA = feeds->byNumber(feedOf(a));
        const Feed *feedB = feeds->byNumber(feedOf(b));
        if (feedA == feedB)
            return seqOf(a) < seqOf(b);
        if (feedA->number == m_feed || feedB->number == m_feed)
            return feedA->number == m_feed;
        return feedA->id < feedB->id;
    };
    for (StoredOp &op : ops) {
        const auto known = [feeds](Dot dot) { return feeds->byNumber(feedOf(dot)) != nullptr; };
        if (!std::all_of(op.predecessors.begin(), op.predecessors.end(), known))
            return refused(ErrorCode::InvalidArgument, "a predecessor that does not exist");
        std::sort(op.predecessors.begin(), op.predecessors.end(), before);
    }
    ChangeHeader header;
    header.feed = m_feedId;
    header.seq = m_ends[m_feed].seq + 1;
    header.previous = m_ends[m_feed].chain;
    header.schemaVersion = m_schemaVersion;
    header.type = change.type;
    header.entity = change.entity;
    header.subject = change.subject;
    if (const auto completed = m_reader.completeHeader(header, ops); !completed)
        return refused(ErrorCode::InvalidArgument, "a predecessor that does not exist");
    DOSSIER_TRY(checkHeader(header));
    return header;
}

Result<Appended> Journal::append(const NewChange &change)
{
    DOSSIER_TRY(refresh());
    if (m_feed == 0)
        return refused(ErrorCode::Internal, "no feed of this incarnation");
    std::vector<StoredOp> ops = change.ops;
    DOSSIER_ASSIGN(ChangeHeader header, headerFor(change, ops));
    DOSSIER_ASSIGN(const QByteArray value, encodeDetached(change.value, header.ops));
    DOSSIER_ASSIGN(const EntityNumber entity, claim(change.entity, change.type, change.subject, creates(ops)));

    Salt salt;
    m_random->fill(salt);
    header.commitment = commitmentOf(salt, value);
    header.clock = m_clock.tick();
    DOSSIER_ASSIGN(const QByteArray bytes, encodeHeader(header));
    const Digest chain = chainOf(bytes);
    DOSSIER_TRY(insert({m_feed, entity, std::nullopt}, header, ops, chain, &salt, value, {}));
    m_ends[m_feed] = {header.seq, chain, header.clock};
    return Appended{makeDot(m_feed, header.seq), entity, m_feedId, header.seq, header.clock, chain};
}

Result<void> Journal::insert(const Placed &place, const ChangeHeader &header, const std::vector<StoredOp> &ops,
                             const Digest &chain, const Salt *salt, const QByteArray &value, const QByteArray &signature)
{
    DOSSIER_ASSIGN(Statement * insert,
                   m_statements.get("INSERT INTO chg(dot, hlc, eid, chain, hdr, salt, val, sig, received) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->bind(0, makeDot(place.feed, header.seq));
    insert->bind(1, std::int64_t(header.clock));
    insert->bind(2, place.entity);
    insert->bind(3, borrowed(chain));
    insert->bind(4, encodeStored({header.schemaVersion, ops}));
    salt ? insert->bind(5, borrowed(*salt)) : insert->bindNull(5);
    insert->bind(6, value);
    signature.isEmpty() ? insert->bindNull(7) : insert->bind(7, signature);
    place.received ? insert->bind(8, *place.received) : insert->bindNull(8);
    return insert->run();
}

Result<void> Journal::sign(Dot dot, QByteArrayView signature)
{
    DOSSIER_TRY(m_connection->run("UPDATE chg SET sig=? WHERE dot=?", signature.toByteArray(), dot));
    return m_connection->changes() == 1 ? Result<void>() : refused(ErrorCode::NotFound, "no such change");
}

Result<Journal::Received> Journal::receive(const Change &change, std::int64_t receivedAt)
{
    DOSSIER_TRY(refresh());
    if (m_feed != 0 && change.header.feed == m_feedId) {
        // A twin of this copy writes under our name, or our own work comes back to us.
        DOSSIER_ASSIGN(const std::optional<Dot> here, m_reader.find(change.header.feed, change.header.seq));
        if (!here)
            return refused(ErrorCode::Conflict, "a change of our own feed that we did not write");
    }
    return store(change, receivedAt);
}

Result<Journal::Received> Journal::restore(const JournalEntry &entry)
{
    DOSSIER_TRY(refresh());
    return store(entry.change, entry.received);
}

Result<Journal::Received> Journal::store(const Change &change, std::optional<std::int64_t> receivedAt)
{
    const ChangeHeader &header = change.header;
    if (const auto sound = checkChange(change); !sound)
        return fail(ErrorCode::DamagedDatabase, sound.error().detail);
    DOSSIER_ASSIGN(const FeedNumber feed, feedNumber(header.feed));
    Received out{Reception::Stored, makeDot(feed, header.seq), 0, {}};
    const JournalReader::End end = m_ends[feed];
    if (header.seq <= end.seq) {
        DOSSIER_ASSIGN(const Digest here, m_reader.chainAt(out.dot));
        out.what = Reception::Known;
        return here == change.chain ? Result<Received>(out) : refused(ErrorCode::Conflict, "two changes in one place");
    }
    if (header.seq != end.seq + 1)
        return refused(ErrorCode::NotFound, "an earlier change of the feed is missing");
    if (header.previous != end.chain)
        return refused(ErrorCode::Conflict, "follows another change than the one here");
    DOSSIER_ASSIGN(out.ops, localOps(header));
    const auto claimed = claim(header.entity, header.type, header.subject, creates(header.ops));
    if (!claimed)
        return fail(claimed.error().code == ErrorCode::InvalidArgument ? ErrorCode::DamagedDatabase : claimed.error().code,
                    claimed.error().detail);
    out.entity = *claimed;
    QByteArray value = borrowed(header.commitment);
    if (change.value) {
        DOSSIER_ASSIGN(value, encodeDetached(*change.value, header.ops));
    }
    DOSSIER_TRY(insert({feed, out.entity, receivedAt}, header, out.ops, change.chain, change.value ? &change.salt : nullptr,
                       value, change.signature));
    m_ends[feed] = {header.seq, change.chain, header.clock};
    m_clock.witness(header.clock);
    return out;
}

Result<FeedNumber> Journal::feedNumber(const base::FeedId &id)
{
    DOSSIER_ASSIGN(const FeedList *feeds, m_reader.feeds());
    if (const Feed *known = feeds->byId(id))
        return known->number;
    DOSSIER_TRY(m_connection->run("INSERT INTO feed(feed_id, state) VALUES(?, ?)", borrowed(id.bytes()), int(FeedState::Foreign)));
    m_reader.forget();
    return m_connection->lastInsertId();
}

/// Predecessors by the numbers of this file; all of them and the dependencies must be here.
Result<std::vector<StoredOp>> Journal::localOps(const ChangeHeader &header)
{
    for (const Dependency &dependency : header.dependencies) {
        DOSSIER_ASSIGN(const std::optional<Dot> here, m_reader.find(dependency.feed, dependency.seq));
        if (!here)
            return refused(ErrorCode::NotFound, "a change that this one names is missing");
        DOSSIER_ASSIGN(const Digest chain, m_reader.chainAt(*here));
        if (!std::equal(dependency.chain.begin(), dependency.chain.end(), chain.begin()))
            return refused(ErrorCode::Conflict, "names another change than the one here");
    }
    DOSSIER_ASSIGN(const FeedList *feeds, m_reader.feeds());
    std::vector<StoredOp> out;
    out.reserve(header.ops.size());
    for (const Op &op : header.ops) {
        StoredOp local{op.kind, op.fields, {}};
        for (const Predecessor &named : op.predecessors) {
            // Feeds have no gaps, so what is older than a dependency is here as well.
            const Feed *feed = feeds->byId(named.feed);
            if (!feed)
                return refused(ErrorCode::NotFound, "a feed that this change names is missing");
            local.predecessors.push_back(makeDot(feed->number, named.seq));
        }
        out.push_back(std::move(local));
    }
    return out;
}

Result<void> Journal::detach(Dot dot)
{
    DOSSIER_ASSIGN(const JournalEntry entry, m_reader.read(dot));
    return m_connection->run("UPDATE chg SET salt=NULL, val=? WHERE dot=?", borrowed(entry.change.header.commitment), dot);
}

} // namespace dossier::store
