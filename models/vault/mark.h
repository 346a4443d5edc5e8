// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "vault/keyed_hash.h"
#include "vault/store_key.h"

namespace dossier::vault {

inline constexpr std::size_t kMarkSize = 256;

/// The lower bound beside each store (security.md, 2): what the store had at least reached when it was
/// last locked, closed, backed up or narrowed. A store that is behind its mark has been put back.
struct Mark {
    std::uint64_t commit = 0;
    base::FeedId feed;          ///< the feed this copy writes
    std::uint64_t seq = 0;      ///< its newest change
    Digest chain{};             ///< hash of that change's header
    Digest protective{};        ///< multiset hash of all protective values

    friend bool operator==(const Mark &, const Mark &) = default;
};

/// Error MissingMark where there is none, or none that this store's key has written.
[[nodiscard]] base::Result<Mark> readMark(const QString &path, const StoreKey &key);
/// Replaces the file whole; a full disk leaves the old mark, which is still a lower bound.
[[nodiscard]] base::Result<void> writeMark(const QString &path, const StoreKey &key, const Mark &mark,
                                           base::Random &random);

} // namespace dossier::vault
