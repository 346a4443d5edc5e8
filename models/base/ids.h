// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>

namespace dossier::base {

class Random;

/// A 128-bit identifier of one kind of thing; kinds do not convert into each other.
/// Record ids are random UUIDs (version 4): they travel, and tell neither order nor rate.
template<typename Tag>
class Id
{
public:
    static constexpr std::size_t kSize = 16;
    using Bytes = std::array<std::uint8_t, kSize>;

    constexpr Id() = default;
    constexpr explicit Id(const Bytes &bytes) : m_bytes(bytes) {}

    [[nodiscard]] constexpr const Bytes &bytes() const { return m_bytes; }
    [[nodiscard]] constexpr bool isNull() const { return m_bytes == Bytes{}; }
    [[nodiscard]] QByteArray toByteArray() const
    {
        return {reinterpret_cast<const char *>(m_bytes.data()), qsizetype(kSize)};
    }
    /// Absent unless exactly 16 bytes are given.
    [[nodiscard]] static std::optional<Id> fromByteArray(QByteArrayView bytes)
    {
        if (bytes.size() != qsizetype(kSize))
            return std::nullopt;
        Bytes copy;
        std::memcpy(copy.data(), bytes.data(), kSize);
        return Id(copy);
    }

    friend constexpr auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept
    {
        return qHashBits(id.m_bytes.data(), kSize, seed);
    }

private:
    Bytes m_bytes{};
};

using RecordId = Id<struct RecordTag>;   ///< a record of any entity, parts included
using VaultId = Id<struct VaultTag>;
using MemberId = RecordId;               ///< a member is a record of main
using FeedId = Id<struct FeedTag>;       ///< one journal of one incarnation of one compartment
using ActionId = Id<struct ActionTag>;   ///< one thing a person did
using IncarnationToken = Id<struct IncarnationTag>;

/// 8-4-4-4-12 lower-case hexadecimal.
[[nodiscard]] QString toString(const RecordId &id);
/// Accepts the form of toString, any case, with or without hyphens; nothing else.
[[nodiscard]] std::optional<RecordId> recordIdFromString(QStringView text);

/// A fresh version 4 UUID.
[[nodiscard]] RecordId newRecordId(Random &random);
/// 16 fresh random bytes for the other kinds.
template<typename Tag>
[[nodiscard]] Id<Tag> newId(Random &random);

} // namespace dossier::base

template<typename Tag>
struct std::hash<dossier::base::Id<Tag>> {
    std::size_t operator()(const dossier::base::Id<Tag> &id) const noexcept { return qHash(id); }
};
