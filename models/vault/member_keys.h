// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"
#include "vault/wire.h"

#include <array>

namespace dossier::vault {

/// What others know of a member: where a grant is sealed to, and what a signature is checked with.
struct MemberPublicKeys {
    std::array<std::uint8_t, 32> sealing{};   ///< X25519
    std::array<std::uint8_t, 32> signing{};   ///< Ed25519

    friend bool operator==(const MemberPublicKeys &, const MemberPublicKeys &) = default;
};

using Signature = std::array<std::uint8_t, 64>;

/// Both key pairs of a member, made from the member secret that a slot wraps.
class MemberKeys
{
public:
    static constexpr std::size_t kSecretSize = 32;

    /// `memberSecret` has kSecretSize bytes; Error InvalidArgument otherwise.
    [[nodiscard]] static base::Result<MemberKeys> fromSecret(base::SecretBytes memberSecret);

    [[nodiscard]] const MemberPublicKeys &publicKeys() const { return m_publicKeys; }
    [[nodiscard]] const base::SecretBytes &secret() const { return m_secret; }
    /// The X25519 secret key.
    [[nodiscard]] const base::SecretBytes &sealingSecret() const { return m_sealingSecret; }
    [[nodiscard]] Signature sign(ByteView message) const;

private:
    MemberKeys() = default;

    base::SecretBytes m_secret;
    base::SecretBytes m_sealingSecret;
    base::SecretBytes m_signingSecret;
    MemberPublicKeys m_publicKeys;
};

[[nodiscard]] bool isSignedBy(const MemberPublicKeys &member, ByteView message, const Signature &signature);

} // namespace dossier::vault
