// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"
#include "vault/wire.h"

#include <array>
#include <initializer_list>

namespace dossier::vault {

using Digest = std::array<std::uint8_t, 32>;
using ByteParts = std::initializer_list<ByteView>;

/// BLAKE2b-256 of the parts one after another.
[[nodiscard]] Digest plainHash(ByteParts parts);
/// BLAKE2b-256 with a key of 16 to 64 bytes.
[[nodiscard]] Digest keyedHash(const base::SecretBytes &key, ByteParts parts);
/// keyedHash of the domain string (ASCII, without terminator) and the parts, into locked memory.
[[nodiscard]] base::Result<base::SecretBytes> deriveKey(const base::SecretBytes &secret, std::string_view domain,
                                                        ByteParts parts = {});
/// From where it is kept as bytes; all zero where they are not as many as a digest has.
[[nodiscard]] Digest toDigest(QByteArrayView bytes);
/// Constant time.
[[nodiscard]] bool sameDigest(const Digest &a, ByteView b);

} // namespace dossier::vault
