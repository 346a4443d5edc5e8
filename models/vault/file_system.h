// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace dossier::vault {

/// What statfs and /proc/self/mountinfo say of the place of a folder.
struct MountFacts {
    std::uint32_t magic = 0;   ///< statfs f_type, as in linux/magic.h
    QByteArray type;           ///< "ext4", "fuse.sshfs"; empty where unknown
    QByteArray options;        ///< of the file system ("rw,trans=tcp")
};

/// True where locks or the order of writes are another machine's business, so that a database may be lost:
/// NFS, SMB, AFS, Ceph, 9p over a network, and every FUSE type that is not known to be local.
[[nodiscard]] bool isNetworkFileSystem(const MountFacts &facts);

/// Facts about an existing folder; magic 0 where they cannot be had.
[[nodiscard]] MountFacts mountFactsOf(const QString &folder);
/// The mountinfo line of a device number (proc(5)); empty facts where there is none.
[[nodiscard]] MountFacts mountFactsFromTable(QByteArrayView mountInfo, std::uint32_t deviceMajor, std::uint32_t deviceMinor);

/// True where the medium is mounted read-only or this user may not write into the folder.
[[nodiscard]] bool isReadOnly(const QString &folder);

} // namespace dossier::vault
