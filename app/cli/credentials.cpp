// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/credentials.h"

#include "cli/tty_input.h"
#include "vault/secret_input.h"
#include "vault/vault_folder.h"

#include <QFileInfo>

#include <cstdio>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using base::SecretBytes;
using namespace Qt::StringLiterals;

namespace {

Result<SecretBytes> passphraseFrom(const Result<SecretBytes> &raw)
{
    if (!raw)
        return std::unexpected(raw.error());
    return vault::passphraseFromText(*raw);
}

Result<SecretBytes> passphraseOfFile(const QString &path)
{
    return passphraseFrom(vault::readSecretFile(path, vault::kLongestPassphraseBytes + 2));
}

/// What the options name; absent where they name none.
Result<std::optional<SecretBytes>> givenPassphrase(const CommandLine &line)
{
    if (line.has(u"passphrase-fd"_s)) {
        bool isNumber = false;
        const int descriptor = line.value(u"passphrase-fd"_s).toInt(&isNumber);
        if (!isNumber || descriptor < 0)
            return base::fail(ErrorCode::InvalidArgument, u"--passphrase-fd"_s);
        DOSSIER_ASSIGN(SecretBytes read, passphraseFrom(vault::readSecretDescriptor(descriptor, vault::kLongestPassphraseBytes + 2)));
        return read;
    }
    if (line.has(u"passphrase-file"_s)) {
        DOSSIER_ASSIGN(SecretBytes read, passphraseOfFile(line.value(u"passphrase-file"_s)));
        return read;
    }
    return std::nullopt;
}

Result<SecretBytes> askTwice()
{
    DOSSIER_ASSIGN(const SecretBytes first, passphraseFrom(askSecret(u"New passphrase: "_s)));
    DOSSIER_ASSIGN(const SecretBytes second, passphraseFrom(askSecret(u"The same again: "_s)));
    if (!first.equals(second.bytes()))
        return base::fail(ErrorCode::InvalidArgument, u"the two passphrases differ"_s);
    return first.clone();
}

Result<vault::KeyFile> readOrMakeKeyFile(const QString &path, base::Random &random)
{
    if (QFileInfo::exists(path))
        return vault::KeyFile::read(path);
    DOSSIER_ASSIGN(vault::KeyFile made, vault::KeyFile::generate(random));
    DOSSIER_TRY(made.write(path));
    return made;
}

} // namespace

vault::Credentials Secrets::credentials() const
{
    return {passphrase ? &*passphrase : nullptr, keyFile ? &*keyFile : nullptr, recoveryCode ? &*recoveryCode : nullptr};
}

Result<Secrets> secretsToUnlock(const CommandLine &line)
{
    Secrets out;
    if (line.has(u"recovery-code-file"_s)) {
        DOSSIER_ASSIGN(out.recoveryCode, vault::RecoveryCode::read(line.value(u"recovery-code-file"_s)));
        return out;
    }
    if (line.has(u"key-file"_s)) {
        DOSSIER_ASSIGN(out.keyFile, vault::KeyFile::read(line.value(u"key-file"_s)));
    }
    DOSSIER_ASSIGN(out.passphrase, givenPassphrase(line));
    if (!out.passphrase) {
        DOSSIER_ASSIGN(out.passphrase, passphraseFrom(askSecret(u"Passphrase: "_s)));
    }
    return out;
}

Result<Secrets> secretsToCreate(const CommandLine &line, base::Random &random)
{
    Secrets out;
    DOSSIER_ASSIGN(out.passphrase, givenPassphrase(line));
    if (!out.passphrase) {
        DOSSIER_ASSIGN(out.passphrase, askTwice());
    }
    if (line.has(u"key-file"_s)) {
        DOSSIER_ASSIGN(out.keyFile, readOrMakeKeyFile(line.value(u"key-file"_s), random));
    }
    return out;
}

Result<Secrets> newSecrets(const CommandLine &line, base::Random &random)
{
    Secrets out;
    if (line.has(u"new-passphrase-file"_s)) {
        DOSSIER_ASSIGN(out.passphrase, passphraseOfFile(line.value(u"new-passphrase-file"_s)));
    } else {
        DOSSIER_ASSIGN(out.passphrase, askTwice());
    }
    if (line.has(u"new-key-file"_s)) {
        DOSSIER_ASSIGN(out.keyFile, readOrMakeKeyFile(line.value(u"new-key-file"_s), random));
    }
    return out;
}

Result<void> deliverRecoveryCode(const vault::RecoveryCode &code, const QString &file, const QString &vaultPath,
                                 const Terminal &terminal)
{
    if (!file.isEmpty()) {
        DOSSIER_ASSIGN(const vault::VaultFolder folder, vault::VaultFolder::existing(vaultPath));
        if (folder.contains(file))
            return base::fail(ErrorCode::InvalidArgument, u"the recovery code must not lie inside the vault"_s);
        return code.write(file);
    }
    DOSSIER_ASSIGN(const SecretBytes text, code.text());
    terminal.say(u"Recovery code, shown this once. Write it on paper and keep it away from this machine:"_s);
    std::fwrite(text.bytes().data(), 1, text.size(), stderr);
    std::fputc('\n', stderr);
    return {};
}

} // namespace dossier::cli
