// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "store/journal/hybrid_clock.h"
#include "store/journal/journal_reader.h"
#include "store/tables/statement.h"

#include <map>

namespace dossier::store {

/// A change to be written here: what is not known before it has a place is left out.
struct NewChange {
    schema::EntityType type{};
    base::RecordId entity;
    base::RecordId subject;            ///< equal to `entity` where it is its own
    std::vector<StoredOp> ops;         ///< predecessors in any order
    DetachedValue value;
};

/// Where a change has been put.
struct Appended {
    domain::Dot dot = 0;
    EntityNumber entity = 0;
    base::FeedId feed;
    std::uint64_t seq = 0;
    std::uint64_t clock = 0;
    Digest chain{};
};

/// Writes the journal of one file: the tables feed, ent and chg, inside a transaction that others
/// begin and commit (Transaction). After a rollback, and when another connection has written in
/// between, it looks at the file again by itself. Heads and tables follow from what it returns.
class Journal
{
public:
    /// All outlive the journal.
    Journal(Connection &connection, const base::Clock &clock, base::Random &random, std::uint16_t schemaVersion);

    /// Closes the feed of the earlier incarnation, if any, and begins one that this incarnation
    /// writes. An old feed is never resumed.
    [[nodiscard]] base::Result<base::FeedId> startFeed(base::IncarnationToken incarnation);
    /// Errors: Internal without a transaction or an own feed; InvalidArgument where the ops break a
    /// rule of change_rules.h, name what does not exist or change the record's type or subject;
    /// InvalidValue where a value is not canonical or does not suit its op. Nothing is written then.
    [[nodiscard]] base::Result<Appended> append(const NewChange &change);
    /// The member's signature of that change's chain hash, which may come at any time.
    [[nodiscard]] base::Result<void> sign(domain::Dot dot, QByteArrayView signature);

    enum class Reception : std::uint8_t { Stored, Known };
    struct Received {
        Reception what = Reception::Stored;
        domain::Dot dot = 0;
        EntityNumber entity = 0;
        std::vector<StoredOp> ops;
    };
    /// A change from another feed, after full checking. Known: it was here already, and nothing
    /// happens. Errors: DamagedDatabase where it contradicts itself or what is here; Conflict where
    /// the same place holds another change (a fork) or where it claims to be of our own feed;
    /// NotFound where something that must come before it is missing.
    [[nodiscard]] base::Result<Received> receive(const Change &change, std::int64_t receivedAt);
    /// The same for rebuilding: into a new file, any feed, with what is remembered of its arrival.
    [[nodiscard]] base::Result<Received> restore(const JournalEntry &entry);
    /// Puts a feed into a new file under the number it had.
    [[nodiscard]] base::Result<void> adoptFeed(const Feed &feed);

    /// Removes salt and value of a change for good and keeps the commitment, so that the chain
    /// still verifies. Idempotent.
    [[nodiscard]] base::Result<void> detach(domain::Dot dot);

    /// Local number of a record, made where it is not known yet (a reference to what has not come).
    [[nodiscard]] base::Result<EntityNumber> numberOf(base::RecordId id);
    [[nodiscard]] JournalReader &reader() { return m_reader; }

private:
    struct Placed {
        FeedNumber feed = 0;
        EntityNumber entity = 0;
        std::optional<std::int64_t> received;
    };

    [[nodiscard]] base::Result<void> refresh();
    [[nodiscard]] base::Result<EntityNumber> claim(base::RecordId id, schema::EntityType type, base::RecordId subject,
                                                   bool created);
    /// Gives a new record its number, type and subject in one statement; 0 where it is not new to this file.
    [[nodiscard]] base::Result<EntityNumber> claimNew(base::RecordId id, schema::EntityType type, base::RecordId subject);
    [[nodiscard]] base::Result<EntityNumber> numberOfSubject(base::RecordId subject);
    [[nodiscard]] base::Result<ChangeHeader> headerFor(const NewChange &change, std::vector<StoredOp> &ops);
    [[nodiscard]] base::Result<Received> store(const Change &change, std::optional<std::int64_t> receivedAt);
    [[nodiscard]] base::Result<FeedNumber> feedNumber(const base::FeedId &id);
    [[nodiscard]] base::Result<std::vector<StoredOp>> localOps(const ChangeHeader &header);
    [[nodiscard]] base::Result<void> insert(const Placed &place, const ChangeHeader &header, const std::vector<StoredOp> &ops,
                                            const Digest &chain, const Salt *salt, const QByteArray &value,
                                            const QByteArray &signature);

    Connection *m_connection;
    Statements m_statements;
    base::Random *m_random;
    JournalReader m_reader;
    HybridClock m_clock;
    std::uint16_t m_schemaVersion;

    // What the file says, as long as m_epoch is the connection's.
    std::uint64_t m_epoch = ~std::uint64_t(0);
    FeedNumber m_feed = 0;
    base::FeedId m_feedId;
    EntityNumber m_nextEntity = 0;                            ///< free, unless somebody took it; 0: not looked for yet
    std::pair<base::RecordId, EntityNumber> m_subject;        ///< the newest that was looked up; number 0: none
    std::map<FeedNumber, JournalReader::End> m_ends;   ///< of every feed; seq 0 where it is empty
};

} // namespace dossier::store
