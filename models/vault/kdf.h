// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"

#include <array>
#include <chrono>
#include <vector>

namespace dossier::vault {

// A header is read before it can be trusted, and may ask for anything: these hold before a byte is allocated.
inline constexpr std::uint32_t kKdfFloorKib = 64 * 1024;
inline constexpr std::uint32_t kKdfCeilingKib = 1024 * 1024;
inline constexpr std::uint32_t kKdfFloorPasses = 3;
inline constexpr std::uint32_t kKdfCeilingPasses = 16;

/// Argon2id version 1.3, one lane, 32 bytes of output (RFC 9106).
struct KdfParameters {
    std::uint32_t memoryKib = kKdfFloorKib;
    std::uint32_t passes = kKdfFloorPasses;
    std::array<std::uint8_t, 16> salt{};

    friend bool operator==(const KdfParameters &, const KdfParameters &) = default;
};

/// Error KdfOutOfRange below the floor or above the ceiling.
[[nodiscard]] base::Result<void> checkKdf(const KdfParameters &parameters);
/// 32 bytes. Errors KdfOutOfRange, OutOfMemory. Cannot be interrupted.
[[nodiscard]] base::Result<base::SecretBytes> runKdf(const base::SecretBytes &passphrase, const KdfParameters &parameters);
/// The largest power of two KiB, between floor and ceiling and at most a quarter of the machine's memory, that
/// kKdfFloorPasses passes handle within `target` here and now. The floor where nothing is fast enough.
[[nodiscard]] base::Result<std::uint32_t> calibrateKdfMemoryKib(std::chrono::milliseconds target);

/// Remembers what Argon2 made of one passphrase, so that two copies of a header with the same record
/// cost one run. Lives as long as one unlock.
class KdfCache
{
public:
    explicit KdfCache(const base::SecretBytes &passphrase) : m_passphrase(passphrase) {}
    /// A copy of the output; errors as runKdf.
    [[nodiscard]] base::Result<base::SecretBytes> key(const KdfParameters &parameters);
    [[nodiscard]] int runs() const { return static_cast<int>(m_entries.size()); }

private:
    struct Entry {
        KdfParameters parameters;
        base::SecretBytes output;
    };
    const base::SecretBytes &m_passphrase;
    std::vector<Entry> m_entries;
};

} // namespace dossier::vault
