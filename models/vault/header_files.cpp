// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/header_files.h"

#include "base/atomic_file.h"

namespace dossier::vault {

using base::AtomicFile;
using base::ErrorCode;
using base::Result;

HeaderCopy readHeaderCopy(const QString &path)
{
    HeaderCopy copy;
    Result<QByteArray> content = base::readFile(path, std::int64_t{kHeaderSize});
    if (!content) {
        copy.state = content.error().code == ErrorCode::NotFound ? CopyState::Missing : CopyState::Unreadable;
        return copy;
    }
    copy.bytes = *std::move(content);
    Result<Header> header = parseHeader(copy.bytes);
    if (header) {
        copy.state = CopyState::Good;
        copy.header = *std::move(header);
    } else {
        const bool isNewer = header.error().code == ErrorCode::UnsupportedVersion;
        copy.state = isNewer ? CopyState::TooNew : CopyState::Unreadable;
    }
    return copy;
}

Result<void> writeHeaderCopies(const VaultFolder &folder, const QByteArray &bytes)
{
    const Result<QByteArray> previousBackup = base::readFile(folder.headerBackupPath(), std::int64_t{kHeaderSize});
    DOSSIER_ASSIGN(AtomicFile backup, AtomicFile::create(folder.headerBackupPath()));
    DOSSIER_TRY(backup.append(bytes));
    DOSSIER_TRY(backup.seal());
    DOSSIER_ASSIGN(AtomicFile primary, AtomicFile::create(folder.headerPath()));
    DOSSIER_TRY(primary.append(bytes));
    DOSSIER_TRY(primary.seal());

    DOSSIER_TRY(backup.commit());
    Result<void> done = primary.commit();
    // Both have their names, and .bak keeps its own through a power cut: the change is in force.
    if (primary.hasItsName())
        return {};
    if (previousBackup) {
        // If this fails too, opening sorts it out: the copies differ, and both are whole.
        static_cast<void>(AtomicFile::write(folder.headerBackupPath(), *previousBackup));
    }
    return done;
}

} // namespace dossier::vault
