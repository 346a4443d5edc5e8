// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/store.h"
#include "vault/vault.h"

#include <vector>

namespace dossier::store {

/// A place of the vault's header that is in use: a way to unlock (slot) or a key to a compartment
/// (grant), and whose it is.
struct DirectoryEntry {
    enum class Place : std::uint8_t { Slot = 1, Grant = 2 };
    Place place = Place::Slot;
    int index = 0;
    std::uint8_t kind = 0;              ///< vault::SlotKind or vault::CompartmentKind
    base::MemberId member{};
    std::int64_t addedAt = 0;           ///< microseconds since 1970, UTC
    vault::Digest hash{};               ///< of the place's bytes when it was written
    bool removing = false;              ///< about to be given up
};

/// Which places of the header are in use. The header itself cannot tell: an unused place is random,
/// so that nobody can count members or compartments from outside. The list lies in main.db and is
/// written after the header, but before it where a place is given up, so that a crash between the
/// two never makes a place that still opens look free.
class HeaderDirectory
{
public:
    HeaderDirectory(Store &main, const vault::Vault &vault) : m_main(main), m_vault(vault) {}

    [[nodiscard]] base::Result<std::vector<DirectoryEntry>> entries() const;
    [[nodiscard]] base::Result<vault::UsedEntries> used() const;
    /// Adds entries for places just written, with the hash they have now, in one commit.
    [[nodiscard]] base::Result<void> add(std::vector<DirectoryEntry> entries);
    /// Before and after the header gives up the place.
    [[nodiscard]] base::Result<void> beginRemoval(DirectoryEntry::Place place, int index);
    [[nodiscard]] base::Result<void> finishRemoval(DirectoryEntry::Place place, int index);
    /// Grants of one compartment, whoever holds them.
    [[nodiscard]] base::Result<vault::GrantSet> grantsOf(vault::CompartmentKind kind) const;

    /// The oldest header that main accepts (security.md, 2).
    [[nodiscard]] base::Result<std::uint64_t> minimumGeneration() const;
    [[nodiscard]] base::Result<void> raiseMinimumGeneration();

private:
    [[nodiscard]] bool isGone(const DirectoryEntry &entry) const;
    [[nodiscard]] base::Result<void> write(const std::vector<DirectoryEntry> &entries);

    Store &m_main;
    const vault::Vault &m_vault;
};

} // namespace dossier::store
