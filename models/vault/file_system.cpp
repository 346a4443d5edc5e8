// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/file_system.h"

#include <QFile>
#include <QList>

#include <algorithm>
#include <array>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace dossier::vault {

namespace {

// linux/magic.h and the kernel's own sources; not all of them are in the installed header.
constexpr std::uint32_t kFuseMagic = 0x65735546;
constexpr std::uint32_t kPlan9Magic = 0x01021997;
constexpr std::array<std::uint32_t, 9> kNetworkMagics = {
    0x00006969,   // NFS
    0x0000517B,   // SMB
    0xFF534D42,   // CIFS
    0xFE534D42,   // SMB 2 and later
    0x5346414F,   // OpenAFS
    0x6B414653,   // AFS of the kernel
    0x00C36400,   // Ceph
    0x73757245,   // Coda
    0x0000564C,   // NCP
};
// FUSE says nothing about where the bytes lie. These are known to lie on this machine.
constexpr std::array<QByteArrayView, 12> kLocalFuseTypes = {
    "fuseblk",       "fuse.gocryptfs", "fuse.encfs",        "fuse.cryfs",   "fuse.veracrypt",      "fuse.ecryptfs",
    "fuse.bindfs",   "fuse.mergerfs",  "fuse.fuse2fs",      "fuse.ntfs-3g", "fuse.fuse-overlayfs", "fuse.lxcfs",
};

bool hasOption(const QByteArray &options, QByteArrayView wanted)
{
    const QList<QByteArray> all = options.split(',');
    return std::ranges::any_of(all, [wanted](const QByteArray &option) { return QByteArrayView(option) == wanted; });
}

} // namespace

bool isNetworkFileSystem(const MountFacts &facts)
{
    if (std::ranges::find(kNetworkMagics, facts.magic) != kNetworkMagics.end())
        return true;
    // 9p also carries the folders of a host into its virtual machine, where it behaves.
    if (facts.magic == kPlan9Magic)
        return hasOption(facts.options, "trans=tcp") || hasOption(facts.options, "trans=rdma");
    if (facts.magic == kFuseMagic)
        return std::ranges::find(kLocalFuseTypes, QByteArrayView(facts.type)) == kLocalFuseTypes.end();
    return false;
}

MountFacts mountFactsFromTable(QByteArrayView mountInfo, std::uint32_t deviceMajor, std::uint32_t deviceMinor)
{
    // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
    const QByteArray device = QByteArray::number(deviceMajor) + ':' + QByteArray::number(deviceMinor);
    for (const QByteArray &line : mountInfo.toByteArray().split('\n')) {
        const QList<QByteArray> fields = line.split(' ');
        const qsizetype separator = fields.indexOf("-");
        if (fields.size() > 2 && fields[2] == device && separator > 0 && separator + 3 < fields.size())
            return {0, fields[separator + 1], fields[separator + 3]};
    }
    return {};
}

MountFacts mountFactsOf(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    struct statfs system {};
    struct stat status {};
    if (::statfs(name.constData(), &system) != 0 || ::stat(name.constData(), &status) != 0)
        return {};
    MountFacts facts;
    QFile table(QStringLiteral("/proc/self/mountinfo"));
    if (table.open(QIODevice::ReadOnly))
        facts = mountFactsFromTable(table.readAll(), gnu_dev_major(status.st_dev), gnu_dev_minor(status.st_dev));
    facts.magic = static_cast<std::uint32_t>(system.f_type);
    return facts;
}

bool isReadOnly(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    struct statvfs system {};
    if (::statvfs(name.constData(), &system) == 0 && (system.f_flag & ST_RDONLY) != 0)
        return true;
    return ::access(name.constData(), W_OK | X_OK) != 0;
}

} // namespace dossier::vault
