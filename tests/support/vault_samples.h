// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/atomic_file.h"
#include "support/seeded_random.h"
#include "support/temporary_folder.h"
#include "vault/backup_writer.h"
#include "vault/machine_state.h"
#include "vault/mark.h"
#include "vault/vault.h"

#include <QHash>

#include <cstring>

namespace dossier::test {

/// The value, or the end of the test program: for steps that must work before anything can be tested.
template<typename T>
[[nodiscard]] T take(base::Result<T> result)
{
    if (!result)
        qFatal("unexpected failure: %s, %s", qPrintable(base::errorName(result.error().code)), qPrintable(result.error().detail));
    return *std::move(result);
}

inline void must(const base::Result<void> &result)
{
    if (!result)
        qFatal("unexpected failure: %s, %s", qPrintable(base::errorName(result.error().code)), qPrintable(result.error().detail));
}

/// Ok, or the name of the error: what comparisons print.
template<typename T>
[[nodiscard]] QString outcome(const base::Result<T> &result)
{
    return result ? QStringLiteral("ok") : base::errorName(result.error().code);
}

[[nodiscard]] inline base::SecretBytes secretOf(std::string_view text)
{
    return take(base::SecretBytes::copyOf(vault::asBytes(text)));
}

[[nodiscard]] inline QByteArray textOf(const base::SecretBytes &secret)
{
    return vault::asView(secret.bytes()).toByteArray();
}

[[nodiscard]] inline QByteArray hexOf(vault::ByteView bytes)
{
    return vault::asView(bytes).toByteArray().toHex();
}

[[nodiscard]] inline QByteArray fileContent(const QString &path)
{
    return take(base::readFile(path, 64 * 1024 * 1024));
}

inline void writeFile(const QString &path, const QByteArray &content)
{
    must(base::AtomicFile::write(path, content));
}

[[nodiscard]] inline QByteArray withFlippedBit(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

/// As somebody would leave a header who knows the format and no key.
[[nodiscard]] inline QByteArray withChecksumMadeRight(QByteArray header)
{
    const vault::ByteView bytes = vault::asBytes(header);
    const vault::Digest checksum = vault::plainHash({bytes.first(4064), bytes.subspan(4096)});
    std::memcpy(header.data() + 4064, checksum.data(), checksum.size());
    return header;
}

constexpr std::string_view kSamplePassphrase = "Ədalət 1992, ünvan";
constexpr std::string_view kOtherPassphrase = "second member's own";
constexpr std::string_view kSourcesPassphrase = "sources only";
constexpr auto kEndorsers = vault::CompartmentKind(1);
constexpr auto kSources = vault::CompartmentKind(2);

/// A vault in a folder of its own, Argon2 at its floor, with a recovery code.
struct SampleVault {
    explicit SampleVault(std::uint64_t seed = 1) : random(seed)
    {
        vault::CreateOptions options;
        options.credentials.passphrase = &passphrase;
        vault::CreatedVault created = take(vault::Vault::create(path(), options, random));
        vault = std::move(created.vault);
        recoverySlot = created.recoverySlot;
        recoveryCode = std::move(created.recoveryCode);
    }

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("Campaign")); }
    [[nodiscard]] QString headerPath() const { return path() + QStringLiteral("/vault.dossier"); }
    [[nodiscard]] QString backupPath() const { return path() + QStringLiteral("/vault.dossier.bak"); }
    [[nodiscard]] vault::Credentials byPassphrase() const { return {.passphrase = &passphrase}; }
    /// Needs no Argon2.
    [[nodiscard]] vault::Credentials byCode() const { return {.recoveryCode = &*recoveryCode}; }
    [[nodiscard]] vault::UsedEntries used() const
    {
        vault::UsedEntries entries;
        entries.slots.set(static_cast<std::size_t>(vault->openedSlot()));
        entries.slots.set(static_cast<std::size_t>(recoverySlot));
        entries.grants = vault->ownGrants(vault::CompartmentKind::Main);
        return entries;
    }
    [[nodiscard]] base::Result<std::unique_ptr<vault::Vault>> open(const vault::Credentials &credentials,
                                                                   vault::Access access = vault::Access::ReadWrite)
    {
        return vault::Vault::open(path(), credentials, access, random);
    }

    TemporaryFolder folder;
    SeededRandom random;
    base::SecretBytes passphrase = secretOf(kSamplePassphrase);
    std::unique_ptr<vault::Vault> vault;
    int recoverySlot = -1;
    std::optional<vault::RecoveryCode> recoveryCode;
};

/// Everything of tests/data/vault, made anew from a seed: name -> bytes. One slot of each kind, a second
/// member, main, a plain and a wrapped compartment, a mark, a state file, a backup.
[[nodiscard]] QHash<QString, QByteArray> goldenVaultFiles();

} // namespace dossier::test
