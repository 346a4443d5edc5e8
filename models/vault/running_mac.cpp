// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/running_mac.h"

#include <sodium.h>

namespace dossier::vault {

struct RunningMac::State {
    crypto_generichash_state hash;
    // It holds the block of the key.
    ~State() { sodium_memzero(&hash, sizeof hash); }
};

RunningMac::RunningMac(const base::SecretBytes &key) : m_state(std::make_unique<State>())
{
    crypto_generichash_init(&m_state->hash, key.bytes().data(), key.size(), sizeof(Digest));
}

RunningMac::RunningMac(RunningMac &&) noexcept = default;
RunningMac &RunningMac::operator=(RunningMac &&) noexcept = default;
RunningMac::~RunningMac() = default;

void RunningMac::add(ByteView bytes)
{
    crypto_generichash_update(&m_state->hash, bytes.data(), bytes.size());
}

Digest RunningMac::finish()
{
    Digest digest;
    crypto_generichash_final(&m_state->hash, digest.data(), digest.size());
    return digest;
}

} // namespace dossier::vault
