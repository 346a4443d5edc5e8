// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "vault/store_key.h"

#include <QString>

namespace dossier::vault {

/// Names and paths of a vault on disk (architecture.md, 4); knows nothing of what is in the files.
class VaultFolder
{
public:
    /// Makes the folder, mode 0700, and blobs/ in it. A folder that exists must be empty. Errors AlreadyExists,
    /// NetworkFileSystem, ReadOnlyMedium, NoSpace, NotFound where the parent is missing.
    [[nodiscard]] static base::Result<VaultFolder> create(const QString &path);
    /// `path` is the folder or its vault.dossier. Errors NotFound; NotAVault where neither copy of the header is there.
    [[nodiscard]] static base::Result<VaultFolder> existing(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString headerPath() const;
    [[nodiscard]] QString headerBackupPath() const;
    [[nodiscard]] QString lockPath() const;
    [[nodiscard]] QString blobsPath() const;
    [[nodiscard]] QString databasePath(const StoreName &name) const;
    [[nodiscard]] QString draftsPath(const StoreName &name) const;
    [[nodiscard]] QString markPath(const StoreName &name) const;

    /// Errors NetworkFileSystem, ReadOnlyMedium.
    [[nodiscard]] base::Result<void> requireWritable() const;
    /// Takes away temporary files (".<32 hex digits>.tmp") that a killed program left in the folder. Only under the
    /// lock of a writer: nobody else writes such files then.
    void sweepTemporaries() const;
    /// True where `path` lies in the folder or in that of any other vault, or would; links are followed.
    [[nodiscard]] bool contains(const QString &path) const;
    /// Takes away what create() made and what a failed creation has put there since: the headers and the lock.
    /// Leaves everything else, and the folder with it.
    void removeUnfinished() const;

private:
    explicit VaultFolder(QString path) : m_path(std::move(path)) {}
    QString m_path;
};

/// True where `path` lies in the folder of some vault, or would; links are followed.
[[nodiscard]] bool liesInVault(const QString &path);
/// True for the names a vault's files may have, relative to its folder: "main.db", "main.db-wal",
/// "<32 hex>.drafts", "main.mark", "blobs/<32 to 64 hex>" and their like. Header and lock are not among them.
[[nodiscard]] bool isStoreFileName(QByteArrayView name);

} // namespace dossier::vault
