// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/aead.h"

#include <sodium.h>

namespace dossier::vault {

static_assert(kAeadKeySize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kAeadNonceSize == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kAeadTagSize == crypto_aead_xchacha20poly1305_ietf_ABYTES);

void aeadSeal(std::span<std::uint8_t> cipher, ByteView plain, ByteView associated, ByteView nonce,
              const base::SecretBytes &key)
{
    Q_ASSERT(cipher.size() == plain.size() + kAeadTagSize && nonce.size() == kAeadNonceSize && key.size() == kAeadKeySize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(cipher.data(), nullptr, plain.data(), plain.size(), associated.data(),
                                               associated.size(), nullptr, nonce.data(), key.bytes().data());
}

bool aeadOpen(std::span<std::uint8_t> plain, ByteView cipher, ByteView associated, ByteView nonce,
              const base::SecretBytes &key)
{
    Q_ASSERT(cipher.size() == plain.size() + kAeadTagSize && nonce.size() == kAeadNonceSize && key.size() == kAeadKeySize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, cipher.data(), cipher.size(),
                                                   associated.data(), associated.size(), nonce.data(),
                                                   key.bytes().data()) == 0)
        return true;
    sodium_memzero(plain.data(), plain.size());
    return false;
}

} // namespace dossier::vault
