// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "vault/vault.h"

#include <optional>

/// The slow half of opening and creating (Argon2), as values that may go to another thread.
namespace dossier::ui {

/// What a person presented, owned.
struct Secrets {
    std::optional<base::SecretBytes> passphrase;    ///< through passphraseFromText
    std::optional<vault::KeyFile> keyFile;
    std::optional<vault::RecoveryCode> recoveryCode;

    [[nodiscard]] vault::Credentials credentials() const;
};

/// What a form holds; the key file is read here. `keyFile` may be empty. Errors of passphraseFromText and KeyFile::read.
[[nodiscard]] base::Result<Secrets> secretsOf(const base::SecretBytes &typed, const QString &keyFile);
/// A recovery code as typed. Errors of RecoveryCode::parse.
[[nodiscard]] base::Result<Secrets> recoverySecretsOf(const base::SecretBytes &typed);

/// Opens the keys of a vault for writing; for reading where the medium cannot be written.
[[nodiscard]] base::Result<std::unique_ptr<vault::Vault>> openKeys(const QString &path, const Secrets &secrets, base::Random &random);
/// Makes folder and keys, with as much memory for Argon2 as this machine does in about a second.
[[nodiscard]] base::Result<vault::CreatedVault> createKeys(const QString &path, const Secrets &secrets, base::Random &random);

} // namespace dossier::ui
