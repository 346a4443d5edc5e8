// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/atomic_file.h"
#include "vault/running_mac.h"

#include <functional>
#include <set>

namespace dossier::vault {

/// Fills the buffer with the next bytes and says how many; 0 at the end.
using ByteSource = std::function<base::Result<std::size_t>(std::span<std::uint8_t>)>;

/// A source that reads a file; Errors NotFound, Io. The descriptor is closed with the source.
struct FileSource {
    std::uint64_t length = 0;
    ByteSource read;
};
[[nodiscard]] base::Result<FileSource> fileSource(const QString &path);

/// Writes one backup file: FORMAT.md, "Backup". Nothing stands under the final name before commit();
/// an error or the destructor leaves no trace. What goes in, and that it is consistent, is the caller's.
class BackupWriter
{
public:
    /// `headerBytes` are those of the vault (Vault::headerBytes); `mainKey` the key of main.
    [[nodiscard]] static base::Result<BackupWriter> create(const QString &path, const QByteArray &headerBytes,
                                                           const base::SecretBytes &mainKey);
    /// `name` as isStoreFileName, each once. Error InvalidArgument; Io where the source gives more or fewer bytes.
    [[nodiscard]] base::Result<void> append(const QByteArray &name, std::uint64_t length, const ByteSource &source);
    /// Writes the end and makes everything durable under temporaryPath(), where it can be verified.
    [[nodiscard]] base::Result<void> seal();
    [[nodiscard]] QString temporaryPath() const { return m_file.temporaryPath(); }
    /// seal if not sealed, then the final name.
    [[nodiscard]] base::Result<void> commit();

private:
    BackupWriter(base::AtomicFile file, RunningMac mac) : m_file(std::move(file)), m_mac(std::move(mac)) {}
    [[nodiscard]] base::Result<void> write(ByteView bytes);

    base::AtomicFile m_file;
    RunningMac m_mac;
    std::set<QByteArray> m_names;
    bool m_sealed = false;
};

} // namespace dossier::vault
