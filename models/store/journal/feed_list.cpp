// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal/feed_list.h"

#include "store/sql/connection.h"

#include <algorithm>

namespace dossier::store {

using base::ErrorCode;
using base::Result;

namespace {

template<typename Predicate>
const Feed *find(const std::vector<Feed> &feeds, Predicate predicate)
{
    const auto found = std::find_if(feeds.begin(), feeds.end(), predicate);
    return found == feeds.end() ? nullptr : &*found;
}

} // namespace

Result<void> FeedList::load(Connection &connection)
{
    std::vector<Feed> feeds;
    DOSSIER_ASSIGN(Rows rows, connection.select("SELECT fid, feed_id, incarnation, state FROM feed ORDER BY fid"));
    for (;;) {
        DOSSIER_ASSIGN(const bool more, rows.next());
        if (!more)
            break;
        Feed feed;
        feed.number = rows.integer(0);
        const auto id = base::FeedId::fromByteArray(rows.bytes(1));
        if (!rows.isNull(2))
            feed.incarnation = base::IncarnationToken::fromByteArray(rows.bytes(2));
        const std::int64_t state = rows.integer(3);
        if (!id || feed.number < 1 || state < 1 || state > 3)
            return base::fail(ErrorCode::DamagedDatabase, QStringLiteral("journal: feed"));
        feed.id = *id;
        feed.state = FeedState{static_cast<std::uint8_t>(state)};
        feeds.push_back(feed);
    }
    m_feeds = std::move(feeds);
    return {};
}

const Feed *FeedList::byNumber(FeedNumber number) const
{
    return find(m_feeds, [number](const Feed &feed) { return feed.number == number; });
}

const Feed *FeedList::byId(const base::FeedId &id) const
{
    return find(m_feeds, [&id](const Feed &feed) { return feed.id == id; });
}

const Feed *FeedList::own() const
{
    return find(m_feeds, [](const Feed &feed) { return feed.state == FeedState::Own; });
}

} // namespace dossier::store
