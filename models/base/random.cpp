// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include <QtGlobal>

#include <sodium.h>

namespace dossier::base {

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    // Without the library there are no keys and no ids worth having: stopping is the only safe answer.
    static const bool kReady = sodium_init() >= 0;
    if (!kReady)
        qFatal("libsodium could not be initialised");
    if (!bytes.empty())
        randombytes_buf(bytes.data(), bytes.size());
}

} // namespace dossier::base
