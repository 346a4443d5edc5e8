// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "store/journal/journal_tables.h"

#include <optional>
#include <vector>

namespace dossier::store {

class Connection;

enum class FeedState : std::uint8_t {
    Own = 1,      ///< this incarnation writes it; at most one
    Closed = 2,   ///< an earlier incarnation of this copy wrote it; never resumed
    Foreign = 3   ///< another laptop writes it
};

struct Feed {
    FeedNumber number = 0;
    base::FeedId id;
    std::optional<base::IncarnationToken> incarnation;   ///< of ours only
    FeedState state = FeedState::Foreign;
};

/// The feeds of one file: few, so all of them are kept at hand.
class FeedList
{
public:
    [[nodiscard]] base::Result<void> load(Connection &connection);
    [[nodiscard]] const std::vector<Feed> &all() const { return m_feeds; }
    [[nodiscard]] const Feed *byNumber(FeedNumber number) const;
    [[nodiscard]] const Feed *byId(const base::FeedId &id) const;
    /// The one that is written; null before the first.
    [[nodiscard]] const Feed *own() const;

private:
    std::vector<Feed> m_feeds;
};

} // namespace dossier::store
