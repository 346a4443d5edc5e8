// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "vault/kdf.h"
#include "vault/keyed_hash.h"

#include <QByteArray>

#include <optional>

namespace dossier::vault {

inline constexpr std::size_t kHeaderSize = 20480;
inline constexpr std::size_t kSlotCount = 16;
inline constexpr std::size_t kSlotSize = 256;
inline constexpr std::size_t kGrantCount = 64;
inline constexpr std::size_t kGrantSize = 192;
inline constexpr std::size_t kKdfRecordCount = 2;

using SlotBytes = std::array<std::uint8_t, kSlotSize>;
using GrantBytes = std::array<std::uint8_t, kGrantSize>;

/// vault.dossier as values: FORMAT.md, "Vault header". Slots and grants are opaque here; one that
/// is not in use is random and cannot be told from one that is.
struct Header {
    base::VaultId vaultId;
    std::uint64_t generation = 0;   ///< moves with slots, grants and KDF records, with nothing else
    std::array<std::optional<KdfParameters>, kKdfRecordCount> kdf;
    std::array<SlotBytes, kSlotCount> slots{};
    std::array<GrantBytes, kGrantCount> grants{};

    friend bool operator==(const Header &, const Header &) = default;
};

/// A header is *readable* when length, magic, version, checksum and the zeroes between are right: it is what
/// somebody wrote, not yet what a key holder wrote. Errors DamagedHeader, UnsupportedVersion. The KDF records
/// are as found, perhaps hostile: checkKdf.
[[nodiscard]] base::Result<Header> parseHeader(QByteArrayView bytes);
/// A readable header is *authentic* when its keyed MAC is that of the vault's main key. Constant time.
[[nodiscard]] base::Result<bool> isAuthentic(QByteArrayView readable, const base::SecretBytes &mainKey);
/// The kHeaderSize bytes with MAC and checksum.
[[nodiscard]] base::Result<QByteArray> serialiseHeader(const Header &header, const base::SecretBytes &mainKey);
/// Fills every slot and grant with random bytes.
void fillUnused(Header &header, base::Random &random);

} // namespace dossier::vault
