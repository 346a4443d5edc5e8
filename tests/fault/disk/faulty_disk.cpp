// SPDX-License-Identifier: GPL-3.0-or-later
#include "faulty_disk.h"

#include "real_calls.h"

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace dossier::fault {

namespace {

std::string setting(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

int errorNamed(const std::string &name)
{
    if (name == "ENOSPC")
        return ENOSPC;
    if (name == "EIO")
        return EIO;
    if (name == "EDQUOT")
        return EDQUOT;
    if (name == "EROFS")
        return EROFS;
    if (name == "cut")
        return -1;
    std::abort();
}

std::string linkTarget(const std::string &link)
{
    std::array<char, PATH_MAX> buffer;
    const ssize_t length = ::readlink(link.c_str(), buffer.data(), buffer.size());
    return length > 0 ? std::string(buffer.data(), static_cast<std::size_t>(length)) : std::string();
}

std::string pathOf(int descriptor)
{
    return linkTarget("/proc/self/fd/" + std::to_string(descriptor));
}

/// Shared memory, rebuilt by whoever opens the database first, and the file that is only locked.
bool outsideTheModel(const std::string &path)
{
    return path.ends_with("-shm") || path.ends_with("/vault.lock");
}

} // namespace

FaultyDisk &FaultyDisk::instance()
{
    // Never destroyed: descriptors are closed after every destructor has run.
    static FaultyDisk *const disk = new FaultyDisk;
    return *disk;
}

FaultyDisk::FaultyDisk()
    : m_root(setting("DOSSIER_DISK_ROOT")), m_swallow(setting("DOSSIER_DISK_SWALLOW")), m_report(setting("DOSSIER_DISK_REPORT"))
{
    if (m_root.empty() || m_root.front() != '/')
        std::abort();
    if (const std::string undo = setting("DOSSIER_DISK_UNDO"); !undo.empty())
        m_undo = std::make_unique<UndoLog>(undo);
    if (const std::string record = setting("DOSSIER_DISK_RECORD"); !record.empty()) {
        m_record = real().open(record.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (m_record < 0)
            std::abort();
    }
    if (const std::string at = setting("DOSSIER_DISK_AT"); !at.empty()) {
        m_at = std::atol(at.c_str());
        m_error = errorNamed(setting("DOSSIER_DISK_DO"));
        m_always = !setting("DOSSIER_DISK_ALWAYS").empty();
    }
}

bool FaultyDisk::watches(int folder, const char *path, std::string &absolute) const
{
    if (!path)
        return false;
    absolute = path;
    if (absolute.empty() || absolute.front() != '/') {
        absolute = (folder == AT_FDCWD ? linkTarget("/proc/self/cwd") : pathOf(folder)) + '/' + absolute;
    }
    return absolute.starts_with(m_root + '/');
}

bool FaultyDisk::watches(int descriptor) const
{
    return descriptor >= 0 && std::size_t(descriptor) < kDescriptors && m_watched[std::size_t(descriptor)];
}

void FaultyDisk::opened(int descriptor)
{
    if (descriptor < 0 || std::size_t(descriptor) >= kDescriptors)
        return;
    const std::string path = pathOf(descriptor);
    m_watched[std::size_t(descriptor)] = path == m_root || path.starts_with(m_root + '/');
}

void FaultyDisk::closed(int descriptor)
{
    if (descriptor >= 0 && std::size_t(descriptor) < kDescriptors)
        m_watched[std::size_t(descriptor)] = false;
}

int FaultyDisk::fault(const char *call)
{
    const long number = ++m_calls;
    if (m_at == 0 || number < m_at || (number > m_at && !m_always))
        return 0;
    if (number == m_at)
        report(call);
    if (m_error < 0) {
        ::kill(::getpid(), SIGKILL);
        for (;;)
            ::pause();
    }
    return m_error;
}

int FaultyDisk::faultOfRemoval(const char *call)
{
    return m_error == ENOSPC || m_error == EDQUOT ? 0 : fault(call);
}

void FaultyDisk::report(const char *call) const
{
    if (m_report.empty())
        return;
    const int file = real().open(m_report.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || real().write(file, call, std::strlen(call)) < 0)
        std::abort();
    real().close(file);
}

UndoLog *FaultyDisk::undo(int descriptor) const
{
    return m_undo && watches(descriptor) && !outsideTheModel(pathOf(descriptor)) ? m_undo.get() : nullptr;
}

UndoLog *FaultyDisk::undo(const std::string &path) const
{
    return m_undo && !outsideTheModel(path) ? m_undo.get() : nullptr;
}

bool FaultyDisk::swallows(int descriptor) const
{
    return !m_swallow.empty() && pathOf(descriptor).contains(m_swallow);
}

void FaultyDisk::record(const void *bytes, std::size_t length) const
{
    if (m_record >= 0 && real().write(m_record, bytes, length) != static_cast<ssize_t>(length))
        std::abort();
}

std::size_t FaultyDisk::taken(int error, std::size_t length)
{
    const bool runsFull = (error == ENOSPC || error == EDQUOT) && !m_full.exchange(true);
    return runsFull ? length / 2 : 0;
}

} // namespace dossier::fault
