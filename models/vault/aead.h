// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"
#include "vault/wire.h"

namespace dossier::vault {

// XChaCha20-Poly1305 (IETF), the one authenticated cipher of everything here that is not a database page.
inline constexpr std::size_t kAeadKeySize = 32;
inline constexpr std::size_t kAeadNonceSize = 24;
inline constexpr std::size_t kAeadTagSize = 16;

/// `cipher` has room for the plaintext and kAeadTagSize more. The key has kAeadKeySize bytes, the
/// nonce kAeadNonceSize.
void aeadSeal(std::span<std::uint8_t> cipher, ByteView plain, ByteView associated, ByteView nonce,
              const base::SecretBytes &key);
/// False, and a zeroed `plain`, unless `cipher` is authentic. `plain` is kAeadTagSize shorter.
[[nodiscard]] bool aeadOpen(std::span<std::uint8_t> plain, ByteView cipher, ByteView associated, ByteView nonce,
                            const base::SecretBytes &key);

} // namespace dossier::vault
