// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/keyed_hash.h"

#include <sodium.h>

namespace dossier::vault {

namespace {

void hashInto(std::span<std::uint8_t> out, ByteView key, std::string_view domain, ByteParts parts)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.empty() ? nullptr : key.data(), key.size(), out.size());
    const ByteView prefix = asBytes(domain);
    crypto_generichash_update(&state, prefix.data(), prefix.size());
    for (const ByteView part : parts)
        crypto_generichash_update(&state, part.data(), part.size());
    crypto_generichash_final(&state, out.data(), out.size());
    // The state holds the block of the key.
    sodium_memzero(&state, sizeof state);
}

} // namespace

Digest plainHash(ByteParts parts)
{
    Digest digest;
    hashInto(digest, {}, {}, parts);
    return digest;
}

Digest keyedHash(const base::SecretBytes &key, ByteParts parts)
{
    Digest digest;
    hashInto(digest, key.bytes(), {}, parts);
    return digest;
}

base::Result<base::SecretBytes> deriveKey(const base::SecretBytes &secret, std::string_view domain, ByteParts parts)
{
    if (secret.size() < crypto_generichash_KEYBYTES_MIN || secret.size() > crypto_generichash_KEYBYTES_MAX)
        return base::fail(base::ErrorCode::Internal, QStringLiteral("size of a key to derive from"));
    DOSSIER_ASSIGN(base::SecretBytes key, base::SecretBytes::zeroed(sizeof(Digest)));
    hashInto(key.writable(), secret.bytes(), domain, parts);
    return key;
}

Digest toDigest(QByteArrayView bytes)
{
    Digest digest{};
    if (bytes.size() == qsizetype(digest.size()))
        place(digest, 0, asBytes(bytes));
    return digest;
}

bool sameDigest(const Digest &a, ByteView b)
{
    return b.size() == a.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace dossier::vault
