// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace dossier::test {

/// The same bytes for the same seed, on every machine and however they are asked for: block n is
/// BLAKE2b-512 of the seed and n, both 64-bit little-endian. For golden files and properties.
class SeededRandom final : public base::Random
{
public:
    explicit SeededRandom(std::uint64_t seed) : m_seed(seed) {}

    void fill(std::span<std::uint8_t> bytes) override;
    /// 0 up to but without `bound`, which is at least 1.
    [[nodiscard]] std::uint32_t below(std::uint32_t bound);

private:
    void nextBlock();

    std::uint64_t m_seed;
    std::uint64_t m_counter = 0;
    std::array<std::uint8_t, 64> m_block{};
    std::size_t m_used = 64;
};

} // namespace dossier::test
