// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/file_stamp.h"

#include <QFile>

#include <sys/stat.h>

namespace dossier::exchange {

template<typename Status>
FileStamp::FileStamp(const Status &status)
    : m_device(status.st_dev)
    , m_inode(status.st_ino)
    , m_size(status.st_size)
    , m_seconds(status.st_mtim.tv_sec)
    , m_nanoseconds(status.st_mtim.tv_nsec)
{
}

std::optional<FileStamp> FileStamp::ofDescriptor(int descriptor)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return std::nullopt;
    return FileStamp(status);
}

std::optional<FileStamp> FileStamp::ofPath(const QString &path)
{
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return FileStamp(status);
}

} // namespace dossier::exchange
