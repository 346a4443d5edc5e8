// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"

#include <QByteArrayList>

#include <cstdint>

namespace dossier::store {

/// The tables of the journal, which are the truth, and the small ones that every store has beside
/// them. What each column holds, byte by byte: models/FORMAT.md, "Stored form".
///   feed    one row per journal this file holds: ours of now, ours of earlier, other laptops'
///   ent     local number, UUID, type and erasable subject of every record named anywhere
///   chg     the changes; the row id is the dot
///   head    which changes of which register are current (derived; written by the Materialiser)
///   anchor  one row, written with every commit
///   meta    small facts about this file
namespace journal_tables {

/// Statements that make them, in order.
[[nodiscard]] QByteArrayList createStatements();

} // namespace journal_tables

/// Local number of a record: ent.eid.
using EntityNumber = std::int64_t;
/// Local number of a feed: feed.fid.
using FeedNumber = std::int64_t;

/// dot = number of the feed << 40 | seq.
inline constexpr unsigned int kSeqBits = 40;
[[nodiscard]] constexpr domain::Dot makeDot(FeedNumber feed, std::uint64_t seq)
{
    return (feed << kSeqBits) | static_cast<std::int64_t>(seq);
}
[[nodiscard]] constexpr FeedNumber feedOf(domain::Dot dot)
{
    return dot >> kSeqBits;
}
[[nodiscard]] constexpr std::uint64_t seqOf(domain::Dot dot)
{
    return static_cast<std::uint64_t>(dot) & ((std::uint64_t(1) << kSeqBits) - 1);
}

} // namespace dossier::store
