// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/vault_lock.h"

#include "base/atomic_file.h"
#include "vault/file_system.h"

#include <QFile>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

/// A file that was removed and made again while we waited for it guards nothing.
bool stillNamed(int descriptor, const QByteArray &name)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(name.constData(), &named) == 0 && opened.st_dev == named.st_dev
        && opened.st_ino == named.st_ino;
}

} // namespace

Result<VaultLock> VaultLock::acquire(const VaultFolder &folder, Access access)
{
    if (access == Access::Beside)
        return VaultLock(-1);
    const QByteArray name = QFile::encodeName(folder.lockPath());
    constexpr int kFlags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int descriptor = ::open(name.constData(), kFlags | O_RDONLY);
    if (descriptor < 0 && errno == ENOENT) {
        if (access == Access::ReadOnly && isReadOnly(folder.path()))
            return VaultLock(-1);
        descriptor = ::open(name.constData(), kFlags | O_RDWR | O_CREAT, S_IRUSR | S_IWUSR);
    }
    if (descriptor < 0)
        return std::unexpected(base::errorFromErrno(errno, "open of the lock"));
    VaultLock lock(descriptor);
    const int operation = (access == Access::ReadWrite ? LOCK_EX : LOCK_SH) | LOCK_NB;
    while (::flock(descriptor, operation) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(ErrorCode::InUse, QStringLiteral("vault.lock"));
        if (errno != EINTR)
            return std::unexpected(base::errorFromErrno(errno, "flock"));
    }
    if (!stillNamed(descriptor, name))
        return fail(ErrorCode::InUse, QStringLiteral("vault.lock was replaced"));
    return lock;
}

Place VaultLock::place(const VaultFolder &folder) const
{
    struct stat opened {};
    if (m_descriptor < 0 || ::fstat(m_descriptor, &opened) != 0)
        return Place::Here;
    if (opened.st_nlink == 0)
        return Place::Gone;
    return stillNamed(m_descriptor, QFile::encodeName(folder.lockPath())) ? Place::Here : Place::Elsewhere;
}

VaultLock::VaultLock(VaultLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

VaultLock &VaultLock::operator=(VaultLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

VaultLock::~VaultLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace dossier::vault
