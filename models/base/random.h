// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <cstdint>
#include <span>

namespace dossier::base {

/// Source of random bytes. The program uses SystemRandom; golden files use a seeded one
/// (tests/support), which is why it is a seam.
class Random
{
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// The operating system's generator, through libsodium.
class SystemRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

template<typename Tag>
Id<Tag> newId(Random &random)
{
    typename Id<Tag>::Bytes bytes;
    random.fill(bytes);
    return Id<Tag>(bytes);
}

} // namespace dossier::base
