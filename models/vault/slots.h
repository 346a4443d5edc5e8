// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/header.h"
#include "vault/key_file.h"
#include "vault/recovery_code.h"

namespace dossier::vault {

enum class SlotKind : std::uint8_t { Passphrase = 1, PassphraseAndKeyFile = 2, RecoveryCode = 3 };

/// What a person presents. Unowned: the caller keeps them alive through the call. A passphrase has been
/// through passphraseFromText. A key file never stands alone.
struct Credentials {
    const base::SecretBytes *passphrase = nullptr;
    const KeyFile *keyFile = nullptr;
    const RecoveryCode *recoveryCode = nullptr;
};

/// The one kind of slot these credentials make. Error InvalidArgument for none, several, or an empty passphrase.
[[nodiscard]] base::Result<SlotKind> slotKindOf(const Credentials &credentials);

/// One way to try every slot: Argon2 is behind us, what is left per slot is cheap.
struct SlotAttempt {
    SlotKind kind = SlotKind::Passphrase;
    std::uint8_t kdfIndex = 0;                ///< 0xFF where no KDF record is used
    base::SecretBytes base;                   ///< Argon2 output (32) or recovery code (16)
    const KeyFile *keyFile = nullptr;
};
inline constexpr std::uint8_t kNoKdfRecord = 0xFF;

/// One attempt for each KDF record in use, and one for the code. Errors of runKdf, InvalidArgument without any.
[[nodiscard]] base::Result<std::vector<SlotAttempt>> slotAttempts(const Credentials &credentials, const Header &header,
                                                                  KdfCache *cache);

struct OpenedSlot {
    int index = 0;
    SlotKind kind = SlotKind::Passphrase;
    std::uint8_t kdfIndex = 0;
    base::SecretBytes memberSecret;
};

/// Wraps a member secret for place `index` of that vault: salt, nonce, ciphertext and key commitment.
[[nodiscard]] base::Result<SlotBytes> sealSlot(const base::VaultId &vault, int index, const SlotAttempt &attempt,
                                               const base::SecretBytes &memberSecret, base::Random &random);
/// Tries every attempt on every slot, always all of them; the first that fits, or nothing.
[[nodiscard]] base::Result<std::optional<OpenedSlot>> openSlots(const Header &header,
                                                                const std::vector<SlotAttempt> &attempts);

} // namespace dossier::vault
