// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/slots.h"

#include "base/random.h"
#include "vault/aead.h"
#include "vault/member_keys.h"

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

// FORMAT.md, "Slot". Frozen.
constexpr std::size_t kSaltSize = 16;
constexpr std::size_t kNonceOffset = 16;
constexpr std::size_t kCipherOffset = 40;
constexpr std::size_t kCommitmentOffset = 224;
constexpr std::size_t kCipherSize = kCommitmentOffset - kCipherOffset;
constexpr std::size_t kPlainSize = kCipherSize - kAeadTagSize;
constexpr std::size_t kSecretOffset = 2;
static_assert(kNonceOffset + kAeadNonceSize == kCipherOffset && kCommitmentOffset + sizeof(Digest) == kSlotSize);

/// Ties a slot to its vault and place, so that none can be moved.
using Place = std::array<std::uint8_t, base::VaultId::kSize + 1>;

Place placeOf(const base::VaultId &vault, std::size_t index)
{
    Place bytes;
    std::ranges::copy(vault.bytes(), bytes.begin());
    bytes.back() = static_cast<std::uint8_t>(index);
    return bytes;
}

Result<SecretBytes> slotKey(const SlotAttempt &attempt, ByteView salt)
{
    switch (attempt.kind) {
    case SlotKind::Passphrase:
        return deriveKey(attempt.base, "dossier.slot.passphrase.1", {salt});
    case SlotKind::PassphraseAndKeyFile:
        return deriveKey(attempt.base, "dossier.slot.keyfile.1", {salt, attempt.keyFile->secret().bytes()});
    case SlotKind::RecoveryCode:
        return deriveKey(attempt.base, "dossier.slot.recovery.1", {salt});
    }
    return fail(ErrorCode::Internal, QStringLiteral("kind of slot"));
}

/// With it, one slot cannot be made that opens under two keys (partitioning oracle).
Digest commitmentOf(const SecretBytes &key, const Place &where)
{
    constexpr std::string_view kDomain = "dossier.slot.commitment.1";
    return keyedHash(key, {asBytes(kDomain), where});
}

bool holds(const SecretBytes &plain, const SlotAttempt &attempt)
{
    const ByteView bytes = plain.bytes();
    return bytes[0] == static_cast<std::uint8_t>(attempt.kind) && bytes[1] == attempt.kdfIndex
        && isAllZero(bytes.subspan(kSecretOffset + MemberKeys::kSecretSize));
}

} // namespace

Result<SlotKind> slotKindOf(const Credentials &credentials)
{
    if (credentials.recoveryCode != nullptr) {
        if (credentials.passphrase != nullptr || credentials.keyFile != nullptr)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("a recovery code stands alone"));
        return SlotKind::RecoveryCode;
    }
    if (credentials.passphrase == nullptr || credentials.passphrase->isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no passphrase"));
    return credentials.keyFile != nullptr ? SlotKind::PassphraseAndKeyFile : SlotKind::Passphrase;
}

Result<std::vector<SlotAttempt>> slotAttempts(const Credentials &credentials, const Header &header, KdfCache *cache)
{
    std::vector<SlotAttempt> attempts;
    if (credentials.passphrase != nullptr && cache != nullptr) {
        for (std::size_t i = 0; i < kKdfRecordCount; ++i) {
            if (!header.kdf[i])
                continue;
            SlotAttempt attempt;
            attempt.kind = credentials.keyFile != nullptr ? SlotKind::PassphraseAndKeyFile : SlotKind::Passphrase;
            attempt.kdfIndex = static_cast<std::uint8_t>(i);
            attempt.keyFile = credentials.keyFile;
            DOSSIER_ASSIGN(attempt.base, cache->key(*header.kdf[i]));
            attempts.push_back(std::move(attempt));
        }
    }
    if (credentials.recoveryCode != nullptr) {
        SlotAttempt attempt;
        attempt.kind = SlotKind::RecoveryCode;
        attempt.kdfIndex = kNoKdfRecord;
        DOSSIER_ASSIGN(attempt.base, credentials.recoveryCode->secret().clone());
        attempts.push_back(std::move(attempt));
    }
    if (credentials.passphrase == nullptr && credentials.recoveryCode == nullptr)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no credentials"));
    return attempts;
}

Result<SlotBytes> sealSlot(const base::VaultId &vault, int index, const SlotAttempt &attempt,
                           const SecretBytes &memberSecret, base::Random &random)
{
    if (memberSecret.size() != MemberKeys::kSecretSize || index < 0 || index >= int(kSlotCount))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("slot"));
    SlotBytes slot;
    random.fill(std::span(slot).first(kCipherOffset));
    DOSSIER_ASSIGN(const SecretBytes key, slotKey(attempt, ByteView(slot).first(kSaltSize)));
    DOSSIER_ASSIGN(SecretBytes plain, SecretBytes::zeroed(kPlainSize));
    plain.writable()[0] = static_cast<std::uint8_t>(attempt.kind);
    plain.writable()[1] = attempt.kdfIndex;
    place(plain.writable(), kSecretOffset, memberSecret.bytes());
    const Place where = placeOf(vault, static_cast<std::size_t>(index));
    aeadSeal(std::span(slot).subspan(kCipherOffset, kCipherSize), plain.bytes(), where,
             ByteView(slot).subspan(kNonceOffset, kAeadNonceSize), key);
    place(slot, kCommitmentOffset, commitmentOf(key, where));
    return slot;
}

Result<std::optional<OpenedSlot>> openSlots(const Header &header, const std::vector<SlotAttempt> &attempts)
{
    std::optional<OpenedSlot> opened;
    DOSSIER_ASSIGN(SecretBytes plain, SecretBytes::zeroed(kPlainSize));
    for (std::size_t index = 0; index < kSlotCount; ++index) {
        const ByteView slot = header.slots[index];
        const Place where = placeOf(header.vaultId, index);
        for (const SlotAttempt &attempt : attempts) {
            DOSSIER_ASSIGN(const SecretBytes key, slotKey(attempt, slot.first(kSaltSize)));
            const bool committed = sameDigest(commitmentOf(key, where), slot.subspan(kCommitmentOffset));
            const bool decrypted = aeadOpen(plain.writable(), slot.subspan(kCipherOffset, kCipherSize), where,
                                            slot.subspan(kNonceOffset, kAeadNonceSize), key);
            // No early end: how long it takes tells nothing about which slot, or whether any, fits.
            if (committed && decrypted && holds(plain, attempt) && !opened) {
                DOSSIER_ASSIGN(SecretBytes secret,
                               SecretBytes::copyOf(plain.bytes().subspan(kSecretOffset, MemberKeys::kSecretSize)));
                opened = OpenedSlot{static_cast<int>(index), attempt.kind, attempt.kdfIndex, std::move(secret)};
            }
        }
    }
    return opened;
}

} // namespace dossier::vault
