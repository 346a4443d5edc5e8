// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/random.h"
#include "vault/wire.h"

#include <array>
#include <bitset>

namespace dossier::vault {

/// A random place that is not taken: its number tells nothing about how many there are. Error
/// InvalidArgument where all are.
template<std::size_t count>
[[nodiscard]] base::Result<int> freePlace(const std::bitset<count> &used, base::Random &random)
{
    const std::size_t free = count - used.count();
    if (free == 0)
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("no place is free in the header"));
    std::array<std::uint8_t, 8> draw;
    random.fill(draw);
    std::size_t skip = readLittleEndian<std::uint64_t>(draw, 0) % free;
    for (std::size_t i = 0; i < count; ++i) {
        if (!used.test(i) && skip-- == 0)
            return static_cast<int>(i);
    }
    return base::fail(base::ErrorCode::Internal, QStringLiteral("free place"));
}

} // namespace dossier::vault
