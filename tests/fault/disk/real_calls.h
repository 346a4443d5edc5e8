// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace dossier::fault {

/// The function that the interposed one stands before.
template<typename Function>
[[nodiscard]] Function *next(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

/// The C library's own calls, for the harness itself: none of them is watched, counted or failed.
struct RealCalls {
    int (*open)(const char *, int, ...) = next<int(const char *, int, ...)>("open64");
    int (*openat)(int, const char *, int, ...) = next<int(int, const char *, int, ...)>("openat64");
    ssize_t (*write)(int, const void *, size_t) = next<ssize_t(int, const void *, size_t)>("write");
    ssize_t (*pwrite)(int, const void *, size_t, off_t) = next<ssize_t(int, const void *, size_t, off_t)>("pwrite64");
    ssize_t (*writev)(int, const iovec *, int) = next<ssize_t(int, const iovec *, int)>("writev");
    int (*ftruncate)(int, off_t) = next<int(int, off_t)>("ftruncate64");
    int (*fsync)(int) = next<int(int)>("fsync");
    int (*fdatasync)(int) = next<int(int)>("fdatasync");
    int (*close)(int) = next<int(int)>("close");
    int (*renameat2)(int, const char *, int, const char *, unsigned) =
        next<int(int, const char *, int, const char *, unsigned)>("renameat2");
    int (*unlinkat)(int, const char *, int) = next<int(int, const char *, int)>("unlinkat");
    int (*mkdirat)(int, const char *, mode_t) = next<int(int, const char *, mode_t)>("mkdirat");
};

[[nodiscard]] inline const RealCalls &real()
{
    static const RealCalls calls;
    return calls;
}

} // namespace dossier::fault
