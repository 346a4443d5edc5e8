// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/member_keys.h"

#include "vault/keyed_hash.h"

#include <sodium.h>

namespace dossier::vault {

using base::Result;
using base::SecretBytes;

static_assert(sizeof(MemberPublicKeys::sealing) == crypto_box_PUBLICKEYBYTES);
static_assert(sizeof(MemberPublicKeys::signing) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(Signature) == crypto_sign_BYTES);

Result<MemberKeys> MemberKeys::fromSecret(SecretBytes memberSecret)
{
    if (memberSecret.size() != kSecretSize)
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("size of a member secret"));
    MemberKeys keys;
    DOSSIER_ASSIGN(const SecretBytes sealingSeed, deriveKey(memberSecret, "dossier.member.x25519.1"));
    DOSSIER_ASSIGN(keys.m_sealingSecret, SecretBytes::zeroed(crypto_box_SECRETKEYBYTES));
    crypto_box_seed_keypair(keys.m_publicKeys.sealing.data(), keys.m_sealingSecret.writable().data(),
                            sealingSeed.bytes().data());
    DOSSIER_ASSIGN(const SecretBytes signingSeed, deriveKey(memberSecret, "dossier.member.ed25519.1"));
    DOSSIER_ASSIGN(keys.m_signingSecret, SecretBytes::zeroed(crypto_sign_SECRETKEYBYTES));
    crypto_sign_seed_keypair(keys.m_publicKeys.signing.data(), keys.m_signingSecret.writable().data(),
                             signingSeed.bytes().data());
    keys.m_secret = std::move(memberSecret);
    return keys;
}

Signature MemberKeys::sign(ByteView message) const
{
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_signingSecret.bytes().data());
    return signature;
}

bool isSignedBy(const MemberPublicKeys &member, ByteView message, const Signature &signature)
{
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), member.signing.data()) == 0;
}

} // namespace dossier::vault
