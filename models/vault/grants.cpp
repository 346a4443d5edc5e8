// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/grants.h"

#include "base/random.h"
#include "vault/aead.h"

#include <sodium.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

// FORMAT.md, "Grant". Frozen.
constexpr std::size_t kPlainSize = 144;
constexpr std::size_t kNameOffset = 2;
constexpr std::size_t kSaltOffset = 18;
constexpr std::size_t kWrapSaltOffset = 34;
constexpr std::size_t kWrapNonceOffset = 50;
constexpr std::size_t kKeyOffset = 74;
constexpr std::size_t kWrappedKeySize = StoreKey::kKeySize + kAeadTagSize;
static_assert(kPlainSize + crypto_box_SEALBYTES == kGrantSize);
static_assert(crypto_box_SEALBYTES == crypto_box_PUBLICKEYBYTES + crypto_box_MACBYTES);

/// What a wrapped key is bound to.
std::array<std::uint8_t, 1 + StoreName::kSize> wrapContext(CompartmentKind kind, const StoreName &name)
{
    std::array<std::uint8_t, 1 + StoreName::kSize> context;
    context[0] = static_cast<std::uint8_t>(kind);
    std::ranges::copy(name.bytes(), context.begin() + 1);
    return context;
}

Result<SecretBytes> wrapKey(const KeyWrap &wrap, const SecretBytes &passphrase)
{
    if (wrap.memoryLog2 < kWrapFloorLog2 || wrap.memoryLog2 > kWrapCeilingLog2)
        return fail(ErrorCode::KdfOutOfRange, QStringLiteral("wrap of a grant"));
    const KdfParameters parameters{std::uint32_t{1} << wrap.memoryLog2, kKdfFloorPasses, wrap.salt};
    DOSSIER_ASSIGN(const SecretBytes output, runKdf(passphrase, parameters));
    return deriveKey(output, "dossier.grant.wrap.1");
}

Result<SecretBytes> serialise(const Grant &grant)
{
    DOSSIER_ASSIGN(SecretBytes plain, SecretBytes::zeroed(kPlainSize));
    const std::span<std::uint8_t> bytes = plain.writable();
    bytes[0] = static_cast<std::uint8_t>(grant.kind);
    bytes[1] = grant.wrap.memoryLog2;
    place(bytes, kNameOffset, grant.name.bytes());
    place(bytes, kSaltOffset, grant.salt.bytes());
    place(bytes, kWrapSaltOffset, grant.wrap.salt);
    place(bytes, kWrapNonceOffset, grant.wrap.nonce);
    place(bytes, kKeyOffset, grant.key.bytes());
    return plain;
}

/// Absent where the content is not of this format: written by nobody who follows it.
Result<std::optional<Grant>> parse(const SecretBytes &plain)
{
    const ByteView bytes = plain.bytes();
    const bool wrapped = bytes[1] != 0;
    const std::size_t keySize = wrapped ? kWrappedKeySize : StoreKey::kKeySize;
    StoreName::Bytes name;
    std::ranges::copy(bytes.subspan(kNameOffset, name.size()), name.begin());
    const bool isMain = bytes[0] == static_cast<std::uint8_t>(CompartmentKind::Main);
    if (bytes[0] >= kCompartmentKinds || isMain != StoreName(name).isMain() || !isAllZero(bytes.subspan(kKeyOffset + keySize)))
        return std::optional<Grant>();

    Grant grant;
    grant.kind = static_cast<CompartmentKind>(bytes[0]);
    grant.name = StoreName(name);
    grant.wrap.memoryLog2 = bytes[1];
    std::ranges::copy(bytes.subspan(kWrapSaltOffset, grant.wrap.salt.size()), grant.wrap.salt.begin());
    std::ranges::copy(bytes.subspan(kWrapNonceOffset, grant.wrap.nonce.size()), grant.wrap.nonce.begin());
    DOSSIER_ASSIGN(grant.salt, SecretBytes::copyOf(bytes.subspan(kSaltOffset, StoreKey::kSaltSize)));
    DOSSIER_ASSIGN(grant.key, SecretBytes::copyOf(bytes.subspan(kKeyOffset, keySize)));
    return std::optional(std::move(grant));
}

using BoxNonce = std::array<std::uint8_t, crypto_box_NONCEBYTES>;

/// As libsodium's crypto_box_seal: BLAKE2b of the ephemeral and the recipient's public key.
BoxNonce sealNonce(ByteView ephemeral, ByteView recipient)
{
    BoxNonce nonce;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, nonce.size());
    crypto_generichash_update(&state, ephemeral.data(), ephemeral.size());
    crypto_generichash_update(&state, recipient.data(), recipient.size());
    crypto_generichash_final(&state, nonce.data(), nonce.size());
    return nonce;
}

} // namespace

Result<Grant> Grant::clone() const
{
    Grant copy;
    copy.kind = kind;
    copy.name = name;
    copy.wrap = wrap;
    DOSSIER_ASSIGN(copy.salt, salt.clone());
    DOSSIER_ASSIGN(copy.key, key.clone());
    return copy;
}

Result<StoreKey> Grant::storeKey() const
{
    if (isWrapped())
        return fail(ErrorCode::Locked, QStringLiteral("compartment passphrase"));
    StoreKey opened;
    DOSSIER_ASSIGN(opened.key, key.clone());
    DOSSIER_ASSIGN(opened.salt, salt.clone());
    return opened;
}

Result<StoreKey> Grant::unwrap(const SecretBytes &passphrase) const
{
    if (!isWrapped())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("grant is not wrapped"));
    DOSSIER_ASSIGN(const SecretBytes kek, wrapKey(wrap, passphrase));
    StoreKey opened;
    DOSSIER_ASSIGN(opened.key, SecretBytes::zeroed(StoreKey::kKeySize));
    DOSSIER_ASSIGN(opened.salt, salt.clone());
    if (!aeadOpen(opened.key.writable(), key.bytes(), wrapContext(kind, name), wrap.nonce, kek))
        return fail(ErrorCode::WrongKey, QStringLiteral("compartment passphrase"));
    return opened;
}

Result<Grant> plainGrant(CompartmentKind kind, const StoreName &name, const StoreKey &key)
{
    Grant grant;
    grant.kind = kind;
    grant.name = name;
    DOSSIER_ASSIGN(grant.salt, key.salt.clone());
    DOSSIER_ASSIGN(grant.key, key.key.clone());
    return grant;
}

Result<Grant> wrappedGrant(CompartmentKind kind, const StoreName &name, const StoreKey &key, const SecretBytes &passphrase,
                           std::uint8_t memoryLog2, base::Random &random)
{
    Grant grant;
    grant.kind = kind;
    grant.name = name;
    grant.wrap.memoryLog2 = memoryLog2;
    random.fill(grant.wrap.salt);
    random.fill(grant.wrap.nonce);
    DOSSIER_ASSIGN(const SecretBytes kek, wrapKey(grant.wrap, passphrase));
    DOSSIER_ASSIGN(grant.salt, key.salt.clone());
    DOSSIER_ASSIGN(grant.key, SecretBytes::zeroed(kWrappedKeySize));
    aeadSeal(grant.key.writable(), key.key.bytes(), wrapContext(kind, name), grant.wrap.nonce, kek);
    return grant;
}

Result<GrantBytes> sealGrant(const Grant &grant, ByteView memberSealingKey, base::Random &random)
{
    const std::size_t keySize = grant.isWrapped() ? kWrappedKeySize : StoreKey::kKeySize;
    if (memberSealingKey.size() != crypto_box_PUBLICKEYBYTES || grant.key.size() != keySize
        || grant.salt.size() != StoreKey::kSaltSize)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("grant"));
    DOSSIER_ASSIGN(const SecretBytes plain, serialise(grant));
    // crypto_box_seal takes its ephemeral key from libsodium's own generator, which no golden file could
    // repeat; these are its steps, and crypto_box_seal_open opens the result.
    DOSSIER_ASSIGN(const SecretBytes seed, SecretBytes::random(crypto_box_SEEDBYTES, random));
    DOSSIER_ASSIGN(SecretBytes ephemeralSecret, SecretBytes::zeroed(crypto_box_SECRETKEYBYTES));
    GrantBytes sealed;
    crypto_box_seed_keypair(sealed.data(), ephemeralSecret.writable().data(), seed.bytes().data());
    const BoxNonce nonce = sealNonce(ByteView(sealed).first(crypto_box_PUBLICKEYBYTES), memberSealingKey);
    if (crypto_box_easy(sealed.data() + crypto_box_PUBLICKEYBYTES, plain.bytes().data(), kPlainSize, nonce.data(),
                        memberSealingKey.data(), ephemeralSecret.bytes().data()) != 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("public key of a member"));
    return sealed;
}

Result<std::optional<Grant>> openGrant(const GrantBytes &bytes, const MemberKeys &member)
{
    DOSSIER_ASSIGN(SecretBytes plain, SecretBytes::zeroed(kPlainSize));
    if (crypto_box_seal_open(plain.writable().data(), bytes.data(), bytes.size(), member.publicKeys().sealing.data(),
                             member.sealingSecret().bytes().data()) != 0)
        return std::optional<Grant>();
    return parse(plain);
}

} // namespace dossier::vault
