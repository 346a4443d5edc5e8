// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/journal/change.h"
#include "store/journal/feed_list.h"
#include "store/journal/stored_ops.h"

#include <functional>
#include <optional>

namespace dossier::store {

class Connection;
class Rows;

/// A change where it lies in this file.
struct JournalEntry {
    domain::Dot dot = 0;
    EntityNumber entity = 0;
    Change change;
    std::vector<StoredOp> ops;                ///< those of the header, with dots as predecessors
    std::optional<std::int64_t> received;     ///< microseconds, UTC; absent for what was written here
};

/// Reads the journal of one file over any connection to it. Whatever is returned has been checked:
/// header, chain, commitment and values. Error DamagedDatabase where something does not fit.
class JournalReader
{
public:
    using Visit = std::function<base::Result<void>(const JournalEntry &)>;

    /// `connection` outlives the reader.
    explicit JournalReader(Connection &connection) : m_connection(&connection) {}

    /// Error NotFound.
    [[nodiscard]] base::Result<JournalEntry> read(domain::Dot dot);
    /// The changes of one record, oldest first within each feed.
    [[nodiscard]] base::Result<std::vector<domain::Dot>> changesOf(EntityNumber entity);
    /// One feed in its order, from `first` on.
    [[nodiscard]] base::Result<void> iterate(domain::Dot first, const Visit &visit);
    /// Everything, each change after those it names. A visit of either may read single changes, but
    /// neither iterate again nor write to the journal of the same connection.
    [[nodiscard]] base::Result<void> replay(const Visit &visit);
    /// Reads everything: no gap in any feed, every hash, salt and value fits. Error DamagedDatabase.
    [[nodiscard]] base::Result<void> verify();

    /// Where a change that travelled lies here; absent where it is not (yet).
    [[nodiscard]] base::Result<std::optional<domain::Dot>> find(const base::FeedId &feed, std::uint64_t seq);
    /// The newest change of a feed; absent in an empty one.
    struct End {
        std::uint64_t seq = 0;
        Digest chain{};
        std::uint64_t clock = 0;
    };
    [[nodiscard]] base::Result<std::optional<End>> end(FeedNumber feed);
    /// Good until the next call of anything here.
    [[nodiscard]] base::Result<const FeedList *> feeds();
    /// Looks again at the list of feeds after somebody else may have changed it.
    void forget() { m_feeds.reset(); }

private:
    friend class Journal;

    [[nodiscard]] base::Result<Feed> feedAt(FeedNumber number);
    [[nodiscard]] base::Result<JournalEntry> entryFrom(const Rows &rows, const Digest &previous);
    [[nodiscard]] base::Result<void> completeHeader(ChangeHeader &header, const std::vector<StoredOp> &ops);
    [[nodiscard]] base::Result<Digest> chainAt(domain::Dot dot);

    Connection *m_connection;
    std::optional<FeedList> m_feeds;
};

} // namespace dossier::store
