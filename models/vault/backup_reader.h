// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "vault/header.h"

#include <QFile>

#include <functional>
#include <memory>

namespace dossier::vault {

struct BackupEntry {
    QByteArray name;               ///< isStoreFileName
    std::uint64_t length = 0;
};

/// Receives the entries of a backup one after another: first `begin`, then the bytes in order. A failure
/// ends the reading.
struct BackupSink {
    std::function<base::Result<void>(const BackupEntry &)> begin;
    std::function<base::Result<void>(ByteView)> bytes;
};

/// Reads one backup file: FORMAT.md, "Backup". Opening checks the whole structure: names that would leave
/// the folder, duplicates, lengths beyond the file and trailing bytes are refused before any content
/// is looked at. Content can be trusted only after verify() or read() has succeeded.
class BackupReader
{
public:
    /// Errors NotFound, Io; NotAVault where it is not a backup; MalformedInput; UnsupportedVersion; DamagedHeader.
    [[nodiscard]] static base::Result<BackupReader> open(const QString &path);

    [[nodiscard]] base::VaultId vaultId() const { return m_vaultId; }
    /// What unlockHeaderBytes takes: the slots of the vault open its backup.
    [[nodiscard]] const QByteArray &headerBytes() const { return m_headerBytes; }
    [[nodiscard]] const std::vector<BackupEntry> &entries() const { return m_entries; }

    /// Reads the whole file once. Error DamagedDatabase where it is not what the holder of `mainKey` wrote.
    [[nodiscard]] base::Result<void> verify(const base::SecretBytes &mainKey);
    /// The same, and hands the content on. The authenticity is known only at the end: on an error the receiver
    /// throws away what it got, even after verify(), since the file may change between.
    [[nodiscard]] base::Result<void> read(const base::SecretBytes &mainKey, const BackupSink &sink);

private:
    explicit BackupReader(std::unique_ptr<QFile> file) : m_file(std::move(file)) {}
    [[nodiscard]] base::Result<void> readHead();
    [[nodiscard]] base::Result<void> readStructure();

    std::unique_ptr<QFile> m_file;
    base::VaultId m_vaultId;
    QByteArray m_headerBytes;
    std::vector<BackupEntry> m_entries;
};

} // namespace dossier::vault
