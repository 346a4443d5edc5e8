// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/secret_task.h"

#include "store/session/session.h"
#include "vault/kdf.h"
#include "vault/secret_input.h"
#include "vault/vault_folder.h"

namespace dossier::ui {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::chrono::milliseconds kUnlockTime{1000};

} // namespace

vault::Credentials Secrets::credentials() const
{
    return {passphrase ? &*passphrase : nullptr, keyFile ? &*keyFile : nullptr, recoveryCode ? &*recoveryCode : nullptr};
}

Result<Secrets> secretsOf(const base::SecretBytes &typed, const QString &keyFile)
{
    Secrets out;
    DOSSIER_ASSIGN(out.passphrase, vault::passphraseFromText(typed));
    if (!keyFile.isEmpty()) {
        DOSSIER_ASSIGN(out.keyFile, vault::KeyFile::read(keyFile));
    }
    return out;
}

Result<Secrets> recoverySecretsOf(const base::SecretBytes &typed)
{
    Secrets out;
    DOSSIER_ASSIGN(out.recoveryCode, vault::RecoveryCode::parse(typed));
    return out;
}

Result<std::unique_ptr<vault::Vault>> openKeys(const QString &path, const Secrets &secrets, base::Random &random)
{
    if (const auto folder = vault::VaultFolder::existing(path); !folder)
        return base::fail(folder.error().code == ErrorCode::NotFound ? ErrorCode::NotAVault : folder.error().code);
    // While the person waits for Argon2 anyway, on whatever thread that runs.
    store::Session::prepareEngine();
    auto opened = vault::Vault::open(path, secrets.credentials(), vault::Access::ReadWrite, random);
    if (opened || opened.error().code != ErrorCode::ReadOnlyMedium)
        return opened;
    return vault::Vault::open(path, secrets.credentials(), vault::Access::ReadOnly, random);
}

Result<vault::CreatedVault> createKeys(const QString &path, const Secrets &secrets, base::Random &random)
{
    vault::CreateOptions options;
    options.credentials = secrets.credentials();
    options.withRecoveryCode = true;
    DOSSIER_ASSIGN(options.kdfMemoryKib, vault::calibrateKdfMemoryKib(kUnlockTime));
    return vault::Vault::create(path, options, random);
}

} // namespace dossier::ui
