// SPDX-License-Identifier: GPL-3.0-or-later
#include "undo_log.h"

#include "real_calls.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace dossier::fault {

namespace {

std::uint64_t inodeOf(const std::string &path)
{
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

std::uint64_t folderOf(const std::string &path)
{
    return inodeOf(path.substr(0, path.rfind('/')));
}

/// The content stays reached by the link whatever becomes of the name.
void keepAlive(const std::string &path, const std::string &link)
{
    if (::linkat(AT_FDCWD, path.c_str(), AT_FDCWD, link.c_str(), AT_SYMLINK_FOLLOW) != 0 && errno != EEXIST)
        std::abort();
}

/// Through a descriptor of its own: the one of the program may be for writing only.
std::string readOld(int descriptor, off_t offset, std::size_t length)
{
    const std::string self = "/proc/self/fd/" + std::to_string(descriptor);
    const int reader = real().open(self.c_str(), O_RDONLY | O_CLOEXEC);
    if (reader < 0)
        std::abort();
    std::string bytes(length, '\0');
    std::size_t have = 0;
    while (have < length) {
        const ssize_t count = ::pread(reader, bytes.data() + have, length - have, offset + static_cast<off_t>(have));
        if (count <= 0)
            break;
        have += static_cast<std::size_t>(count);
    }
    real().close(reader);
    bytes.resize(have);
    return bytes;
}

} // namespace

UndoLog::UndoLog(std::string folder)
    : m_folder(std::move(folder)), m_log(real().open((m_folder + '/' + kUndoLogName).c_str(),
                                                     O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600))
{
    // A harness that cannot keep its log would let every test pass.
    if (m_log < 0)
        std::abort();
}

std::string UndoLog::linkName(std::uint64_t inode) const
{
    return m_folder + '/' + std::to_string(inode);
}

void UndoLog::append(UndoRecord record, std::string_view payload)
{
    record.payload = static_cast<std::uint32_t>(payload.size());
    std::string bytes(reinterpret_cast<const char *>(&record), sizeof record);
    bytes += payload;
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = real().write(m_log, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR)
            std::abort();
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
}

void UndoLog::beforeWrite(int descriptor, off_t offset, std::size_t length)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return;
    UndoRecord record{.kind = UndoRecord::Write, .file = status.st_ino};
    record.offset = static_cast<std::uint64_t>(offset);
    record.length = length;
    record.sizeBefore = static_cast<std::uint64_t>(status.st_size);
    append(record, readOld(descriptor, offset, length));
}

void UndoLog::beforeTruncate(int descriptor, off_t size)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return;
    UndoRecord record{.kind = UndoRecord::Truncate, .file = status.st_ino};
    record.offset = static_cast<std::uint64_t>(size);
    record.sizeBefore = static_cast<std::uint64_t>(status.st_size);
    const std::size_t lost = size < status.st_size ? static_cast<std::size_t>(status.st_size - size) : 0;
    append(record, readOld(descriptor, size, lost));
}

void UndoLog::beforeCreate(const std::string &path)
{
    if (inodeOf(path) == 0)
        append({.kind = UndoRecord::Create, .folder = folderOf(path)}, path);
}

void UndoLog::beforeRename(const std::string &from, const std::string &to)
{
    const std::uint64_t moved = inodeOf(from);
    const std::uint64_t replaced = inodeOf(to);
    if (moved == 0)
        return;
    if (replaced != 0)
        keepAlive(to, linkName(replaced));
    append({.kind = UndoRecord::Rename, .file = moved, .folder = folderOf(to), .replaced = replaced}, from + '\0' + to);
}

void UndoLog::beforeUnlink(const std::string &path)
{
    const std::uint64_t inode = inodeOf(path);
    if (inode == 0)
        return;
    keepAlive(path, linkName(inode));
    append({.kind = UndoRecord::Unlink, .file = inode, .folder = folderOf(path)}, path);
}

void UndoLog::keep(int descriptor)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return;
    keepAlive("/proc/self/fd/" + std::to_string(descriptor), linkName(status.st_ino));
}

void UndoLog::synced(int descriptor)
{
    struct stat status {};
    if (::fstat(descriptor, &status) != 0)
        return;
    if (S_ISDIR(status.st_mode))
        append({.kind = UndoRecord::SyncFolder, .folder = status.st_ino}, {});
    else
        append({.kind = UndoRecord::SyncFile, .file = status.st_ino}, {});
}

} // namespace dossier::fault
