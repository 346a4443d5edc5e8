// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/credentials.h"

#include "cli/input_file.h"
#include "cli/tty_input.h"
#include "vault/secret_input.h"
#include "vault/vault_folder.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace dossier::cli {

using base::ErrorCode;
using base::Result;
using base::SecretBytes;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

Result<SecretBytes> passphraseFrom(const Result<SecretBytes> &raw)
{
    if (!raw)
        return std::unexpected(raw.error());
    return vault::passphraseFromText(*raw);
}

Result<SecretBytes> passphraseOfFile(const CommandLine &line, const QString &option)
{
    return naming(u"--"_s + option, passphraseFrom(vault::readSecretFile(line.value(option), vault::kLongestPassphraseBytes + 2)));
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
        DOSSIER_ASSIGN(SecretBytes read, passphraseOfFile(line, u"passphrase-file"_s));
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

/// Links followed as far as the path exists.
fs::path resolved(const QString &path)
{
    const fs::path absolute = QFile::encodeName(QFileInfo(path).absoluteFilePath()).toStdString();
    std::error_code failed;
    const fs::path canonical = fs::weakly_canonical(absolute, failed);
    const fs::path found = failed ? absolute.lexically_normal() : canonical;
    // "folder/" ends in an empty name, which no path in the folder has there.
    return found.has_filename() ? found : found.parent_path();
}

/// Whoever takes the vault can try without end: only the length of the passphrase stands against that.
void warnOfShort(const Terminal &terminal, const SecretBytes &passphrase)
{
    constexpr std::size_t kShort = 12;   // bytes
    if (passphrase.size() < kShort)
        terminal.say(u"This passphrase is short. Four or five words that nobody would put together are safer."_s);
}

Result<vault::KeyFile> readOrMakeKeyFile(const QString &path, const QString &vaultPath, base::Random &random)
{
    if (QFileInfo::exists(path))
        return vault::KeyFile::read(path);
    DOSSIER_TRY(checkSecretPlace(path, vaultPath));
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
        DOSSIER_ASSIGN(out.recoveryCode, naming(u"--recovery-code-file"_s, vault::RecoveryCode::read(line.value(u"recovery-code-file"_s))));
        return out;
    }
    if (line.has(u"key-file"_s)) {
        DOSSIER_ASSIGN(out.keyFile, naming(u"--key-file"_s, vault::KeyFile::read(line.value(u"key-file"_s))));
    }
    DOSSIER_ASSIGN(out.passphrase, givenPassphrase(line));
    if (!out.passphrase) {
        DOSSIER_ASSIGN(out.passphrase, passphraseFrom(askSecret(u"Passphrase: "_s)));
    }
    return out;
}

Result<Secrets> secretsToCreate(const Environment &environment, const CommandLine &line)
{
    Secrets out;
    DOSSIER_ASSIGN(out.passphrase, givenPassphrase(line));
    if (!out.passphrase) {
        DOSSIER_ASSIGN(out.passphrase, askTwice());
    }
    warnOfShort(environment.terminal, *out.passphrase);
    if (line.has(u"key-file"_s)) {
        DOSSIER_ASSIGN(out.keyFile, readOrMakeKeyFile(line.value(u"key-file"_s), line.arguments.first(), environment.random));
    }
    return out;
}

Result<Secrets> newSecrets(const Environment &environment, const CommandLine &line)
{
    Secrets out;
    if (line.has(u"new-passphrase-file"_s)) {
        DOSSIER_ASSIGN(out.passphrase, passphraseOfFile(line, u"new-passphrase-file"_s));
    } else {
        DOSSIER_ASSIGN(out.passphrase, askTwice());
    }
    warnOfShort(environment.terminal, *out.passphrase);
    if (line.has(u"new-key-file"_s)) {
        DOSSIER_ASSIGN(out.keyFile, readOrMakeKeyFile(line.value(u"new-key-file"_s), line.arguments.first(), environment.random));
    }
    return out;
}

Result<void> checkSecretPlace(const QString &file, const QString &vaultPath)
{
    const fs::path asked = resolved(file);
    const fs::path vaultFolder = resolved(vaultPath);
    const bool inVault = std::mismatch(vaultFolder.begin(), vaultFolder.end(), asked.begin(), asked.end()).first == vaultFolder.end();
    if (inVault || vault::liesInVault(file))
        return base::fail(ErrorCode::InvalidArgument, u"a key or code must not lie inside a vault"_s);
    const QFileInfo info(file);
    if (info.exists() || info.isSymLink())
        return base::fail(ErrorCode::AlreadyExists, u"file for a key or code"_s);
    const QFileInfo folder(info.absolutePath());
    if (!folder.isDir())
        return base::fail(ErrorCode::NotFound, u"folder for a key or code"_s);
    return folder.isWritable() ? Result<void>() : Result<void>(base::fail(ErrorCode::ReadOnlyMedium));
}

Result<void> deliverRecoveryCode(const vault::RecoveryCode &code, const QString &file, const Terminal &terminal)
{
    Result<void> written;
    if (!file.isEmpty()) {
        written = code.write(file);
        if (written)
            return {};
        terminal.say(u"The recovery code could not be written to its file. It works all the same."_s);
    }
    DOSSIER_ASSIGN(const SecretBytes text, code.text());
    terminal.say(u"Recovery code, shown this once. Write it on paper and keep it away from this machine:"_s);
    std::fwrite(text.bytes().data(), 1, text.size(), stderr);
    std::fputc('\n', stderr);
    return written;
}

} // namespace dossier::cli
