// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/seeded_random.h"

#include <QtEndian>

#include <sodium.h>

namespace dossier::test {

void SeededRandom::fill(std::span<std::uint8_t> bytes)
{
    for (std::uint8_t &byte : bytes) {
        if (m_used == m_block.size())
            nextBlock();
        byte = m_block[m_used++];
    }
}

std::uint32_t SeededRandom::below(std::uint32_t bound)
{
    std::array<std::uint8_t, 4> bytes{};
    fill(bytes);
    return qFromLittleEndian<std::uint32_t>(bytes.data()) % bound;
}

void SeededRandom::nextBlock()
{
    std::array<std::uint8_t, 16> input{};
    qToLittleEndian(m_seed, input.data());
    qToLittleEndian(m_counter++, input.data() + 8);
    crypto_generichash(m_block.data(), m_block.size(), input.data(), input.size(), nullptr, 0);
    m_used = 0;
}

} // namespace dossier::test
