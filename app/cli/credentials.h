// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "vault/key_file.h"
#include "vault/recovery_code.h"
#include "vault/slots.h"

#include <optional>

namespace dossier::cli {

/// What a person presented, kept alive while a vault is created or opened.
struct Secrets {
    std::optional<base::SecretBytes> passphrase;
    std::optional<vault::KeyFile> keyFile;
    std::optional<vault::RecoveryCode> recoveryCode;

    [[nodiscard]] vault::Credentials credentials() const;
};

/// From --passphrase-fd, --passphrase-file, --key-file, --recovery-code-file, else asked for at the
/// terminal without echo. Never from an argument.
[[nodiscard]] base::Result<Secrets> secretsToUnlock(const CommandLine &line);
/// The same for a new vault: asked twice at the terminal; a key file that is not there yet is made. A passphrase
/// that could be guessed is taken, and said to be short.
[[nodiscard]] base::Result<Secrets> secretsToCreate(const Environment &environment, const CommandLine &line);
/// From --new-passphrase-file, else asked twice; --new-key-file and the rest as above.
[[nodiscard]] base::Result<Secrets> newSecrets(const Environment &environment, const CommandLine &line);

/// A new file for a key or a code can be made at `file`, and it would not lie in the vault, beside what
/// it opens. For before anything is changed: a way in that nobody was given is worse than none.
/// Errors InvalidArgument, AlreadyExists, NotFound, ReadOnlyMedium.
[[nodiscard]] base::Result<void> checkSecretPlace(const QString &file, const QString &vaultPath);
/// Puts the code where --recovery-file says; shows it once on standard error where nothing is said, and
/// where the file cannot be written (then with the error).
[[nodiscard]] base::Result<void> deliverRecoveryCode(const vault::RecoveryCode &code, const QString &file,
                                                     const Terminal &terminal);

/// One line typed at the terminal, or read from standard input where there is none; for
/// confirmations. Error Cancelled without one.
[[nodiscard]] base::Result<QString> askLine(const QString &prompt);

} // namespace dossier::cli
