// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of the C library by which Qt, the SQL engine and our own code change files. Preloaded before the
// C library; what each call does to a watched file is decided by FaultyDisk.
#include "faulty_disk.h"
#include "real_calls.h"

#include <cerrno>
#include <cstdarg>

using dossier::fault::FaultyDisk;
using dossier::fault::real;
using dossier::fault::UndoLog;

namespace {

int failWith(int error)
{
    errno = error;
    return -1;
}

bool changes(int flags)
{
    return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
}

int openFile(int folder, const char *path, int flags, mode_t mode)
{
    FaultyDisk &disk = FaultyDisk::instance();
    std::string absolute;
    if (!disk.watches(folder, path, absolute))
        return real().openat(folder, path, flags, mode);
    if (changes(flags)) {
        if (const int error = disk.fault("open"))
            return failWith(error);
    }
    const auto order = disk.ordered();
    UndoLog *undo = disk.undo(absolute);
    if (undo && (flags & O_CREAT))
        undo->beforeCreate(absolute);
    const int descriptor = real().openat(folder, path, flags, mode);
    if (descriptor < 0)
        return descriptor;
    disk.opened(descriptor);
    if (undo && changes(flags))
        undo->keep(descriptor);
    return descriptor;
}

ssize_t writeAt(int descriptor, const void *bytes, std::size_t length, off_t offset)
{
    FaultyDisk &disk = FaultyDisk::instance();
    const int error = disk.fault("write");
    const std::size_t allowed = error ? disk.taken(error, length) : length;
    if (error && allowed == 0)
        return failWith(error);
    const auto order = disk.ordered();
    if (UndoLog *undo = disk.undo(descriptor))
        undo->beforeWrite(descriptor, offset, allowed);
    disk.record(bytes, allowed);
    return real().pwrite(descriptor, bytes, allowed, offset);
}

/// Where write() will put its bytes; -1 for what has no place, such as a pipe.
off_t placeOf(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    struct stat status {};
    if (flags >= 0 && (flags & O_APPEND) && ::fstat(descriptor, &status) == 0)
        return status.st_size;
    return ::lseek(descriptor, 0, SEEK_CUR);
}

ssize_t writeHere(int descriptor, const void *bytes, std::size_t length)
{
    const off_t place = placeOf(descriptor);
    const ssize_t count = writeAt(descriptor, bytes, length, place);
    if (count > 0)
        ::lseek(descriptor, place + count, SEEK_SET);
    return count;
}

int truncateTo(int descriptor, off_t size)
{
    FaultyDisk &disk = FaultyDisk::instance();
    if (!disk.watches(descriptor))
        return real().ftruncate(descriptor, size);
    if (const int error = disk.fault("ftruncate"))
        return failWith(error);
    const auto order = disk.ordered();
    if (UndoLog *undo = disk.undo(descriptor))
        undo->beforeTruncate(descriptor, size);
    return real().ftruncate(descriptor, size);
}

int syncFile(int descriptor, int (*realSync)(int), const char *call)
{
    FaultyDisk &disk = FaultyDisk::instance();
    if (!disk.watches(descriptor))
        return realSync(descriptor);
    if (const int error = disk.fault(call))
        return failWith(error);
    if (disk.swallows(descriptor))
        return 0;
    const auto order = disk.ordered();
    UndoLog *undo = disk.undo(descriptor);
    if (!undo)
        return realSync(descriptor);
    undo->synced(descriptor); // the power goes off only in the model
    return 0;
}

int renameFile(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    FaultyDisk &disk = FaultyDisk::instance();
    std::string source;
    std::string target;
    const bool watched = disk.watches(fromFolder, from, source) | disk.watches(toFolder, to, target);
    if (!watched)
        return real().renameat2(fromFolder, from, toFolder, to, flags);
    if (const int error = disk.fault("rename"))
        return failWith(error);
    const auto order = disk.ordered();
    if (UndoLog *undo = disk.undo(target))
        undo->beforeRename(source, target);
    return real().renameat2(fromFolder, from, toFolder, to, flags);
}

int unlinkFile(int folder, const char *path, int flags)
{
    FaultyDisk &disk = FaultyDisk::instance();
    std::string absolute;
    if (!disk.watches(folder, path, absolute) || (flags & AT_REMOVEDIR))
        return real().unlinkat(folder, path, flags);
    if (const int error = disk.faultOfRemoval("unlink"))
        return failWith(error);
    const auto order = disk.ordered();
    if (UndoLog *undo = disk.undo(absolute))
        undo->beforeUnlink(absolute);
    return real().unlinkat(folder, path, flags);
}

int makeFolder(int folder, const char *path, mode_t mode)
{
    FaultyDisk &disk = FaultyDisk::instance();
    std::string absolute;
    if (disk.watches(folder, path, absolute)) {
        if (const int error = disk.fault("mkdir"))
            return failWith(error);
    }
    return real().mkdirat(folder, path, mode);
}

mode_t modeAmong(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

extern "C" {

#define DOSSIER_OPEN(name)                                                                         \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        const mode_t mode = modeAmong(flags, arguments);                                           \
        va_end(arguments);                                                                         \
        return openFile(AT_FDCWD, path, flags, mode);                                              \
    }
#define DOSSIER_OPENAT(name)                                                                       \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list arguments;                                                                         \
        va_start(arguments, flags);                                                                \
        const mode_t mode = modeAmong(flags, arguments);                                           \
        va_end(arguments);                                                                         \
        return openFile(folder, path, flags, mode);                                                \
    }

DOSSIER_OPEN(open)
DOSSIER_OPEN(open64)
DOSSIER_OPENAT(openat)
DOSSIER_OPENAT(openat64)

// What a fortified program calls where no mode is given.
int __open_2(const char *path, int flags) { return openFile(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return openFile(AT_FDCWD, path, flags, 0); }
int __openat_2(int folder, const char *path, int flags) { return openFile(folder, path, flags, 0); }
int __openat64_2(int folder, const char *path, int flags) { return openFile(folder, path, flags, 0); }

int creat(const char *path, mode_t mode) { return openFile(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return openFile(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int descriptor)
{
    FaultyDisk::instance().closed(descriptor);
    return real().close(descriptor);
}

ssize_t write(int descriptor, const void *bytes, size_t length)
{
    if (!FaultyDisk::instance().watches(descriptor))
        return real().write(descriptor, bytes, length);
    return writeHere(descriptor, bytes, length);
}

ssize_t writev(int descriptor, const iovec *parts, int count)
{
    if (!FaultyDisk::instance().watches(descriptor))
        return real().writev(descriptor, parts, count);
    ssize_t total = 0;
    for (int i = 0; i < count; ++i) {
        const ssize_t done = writeHere(descriptor, parts[i].iov_base, parts[i].iov_len);
        if (done < 0)
            return total > 0 ? total : done;
        total += done;
        if (static_cast<size_t>(done) < parts[i].iov_len)
            break;
    }
    return total;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset)
{
    if (!FaultyDisk::instance().watches(descriptor))
        return real().pwrite(descriptor, bytes, length, offset);
    return writeAt(descriptor, bytes, length, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset)
{
    return pwrite(descriptor, bytes, length, offset);
}

int ftruncate(int descriptor, off_t size) noexcept { return truncateTo(descriptor, size); }
int ftruncate64(int descriptor, off64_t size) noexcept { return truncateTo(descriptor, size); }
int fsync(int descriptor) { return syncFile(descriptor, real().fsync, "fsync"); }
int fdatasync(int descriptor) { return syncFile(descriptor, real().fdatasync, "fdatasync"); }

int rename(const char *from, const char *to) noexcept { return renameFile(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int fromFolder, const char *from, int toFolder, const char *to) noexcept
{
    return renameFile(fromFolder, from, toFolder, to, 0);
}
int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    return renameFile(fromFolder, from, toFolder, to, flags);
}

int unlink(const char *path) noexcept { return unlinkFile(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) noexcept { return unlinkFile(folder, path, flags); }

int mkdir(const char *path, mode_t mode) noexcept { return makeFolder(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) noexcept { return makeFolder(folder, path, mode); }

} // extern "C"
