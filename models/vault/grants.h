// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/header.h"
#include "vault/member_keys.h"
#include "vault/store_key.h"

namespace dossier::vault {

/// Under a second passphrase of the compartment: Argon2id over 2^memoryLog2 KiB in kKdfFloorPasses
/// passes. A grant carries its own cost, so that no change of the header's KDF records can orphan it.
struct KeyWrap {
    std::uint8_t memoryLog2 = 0;   ///< 16 (64 MiB) to 20 (1 GiB); 0 = the key is not wrapped
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 24> nonce{};
};
inline constexpr std::uint8_t kWrapFloorLog2 = 16;
inline constexpr std::uint8_t kWrapCeilingLog2 = 20;

/// The plaintext of a grant: what a member needs to open one store.
struct Grant {
    CompartmentKind kind = CompartmentKind::Main;
    StoreName name;
    base::SecretBytes salt;   ///< of the database, 16 bytes
    KeyWrap wrap;
    base::SecretBytes key;    ///< 32 bytes, or 48 where wrapped

    [[nodiscard]] bool isWrapped() const { return wrap.memoryLog2 != 0; }
    [[nodiscard]] base::Result<Grant> clone() const;
    /// Error Locked where it is wrapped.
    [[nodiscard]] base::Result<StoreKey> storeKey() const;
    /// Opens the wrap: one Argon2. Errors WrongKey, KdfOutOfRange, OutOfMemory; InvalidArgument where there is none.
    [[nodiscard]] base::Result<StoreKey> unwrap(const base::SecretBytes &passphrase) const;
};

[[nodiscard]] base::Result<Grant> plainGrant(CompartmentKind kind, const StoreName &name, const StoreKey &key);
/// One Argon2. Errors KdfOutOfRange, OutOfMemory.
[[nodiscard]] base::Result<Grant> wrappedGrant(CompartmentKind kind, const StoreName &name, const StoreKey &key,
                                               const base::SecretBytes &passphrase, std::uint8_t memoryLog2,
                                               base::Random &random);

/// A sealed box (X25519, XSalsa20-Poly1305) to the member's public key; only the member's secret opens it.
/// Says nothing about who sealed it: that is what the header's MAC is for.
[[nodiscard]] base::Result<GrantBytes> sealGrant(const Grant &grant, ByteView memberSealingKey, base::Random &random);
/// Absent where it is another member's, or random.
[[nodiscard]] base::Result<std::optional<Grant>> openGrant(const GrantBytes &bytes, const MemberKeys &member);

} // namespace dossier::vault
