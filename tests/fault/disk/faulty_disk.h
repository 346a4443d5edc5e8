// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "undo_log.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>

namespace dossier::fault {

/// What one preloaded library does to the files below one folder, told by the environment:
///   DOSSIER_DISK_ROOT    the folder; nothing else is touched
///   DOSSIER_DISK_UNDO    a folder beside it: keep an undo log there, so that lossy_restore can take
///                        away what was not fsynced (the -shm is shared memory and the lock is empty: both left out)
///   DOSSIER_DISK_SWALLOW fsync of files whose path holds this text says yes and does nothing
///   DOSSIER_DISK_AT      number of the changing call (from 1) at which something happens:
///   DOSSIER_DISK_DO      "ENOSPC", "EIO", "EDQUOT", "EROFS": it fails; "cut": the process is killed before it
///   DOSSIER_DISK_ALWAYS  every later one fails too
///   DOSSIER_DISK_REPORT  a file that gets the name of the call to which it first happened
///   DOSSIER_DISK_RECORD  a file outside the folder that gets a copy of all that is written in it
/// A full disk takes the first half of a write, as real ones do, before it fails, and still removes files.
class FaultyDisk
{
public:
    [[nodiscard]] static FaultyDisk &instance();

    /// True where `path` (absolute or of the working folder) lies below the root.
    [[nodiscard]] bool watches(int folder, const char *path, std::string &absolute) const;
    [[nodiscard]] bool watches(int descriptor) const;
    void opened(int descriptor);
    void closed(int descriptor);

    /// Counts one changing call. 0, or the errno with which it fails; may end the process.
    [[nodiscard]] int fault(const char *call);
    /// The same for a call that needs no room.
    [[nodiscard]] int faultOfRemoval(const char *call);
    /// The undo log where the file is part of the model, else null.
    [[nodiscard]] UndoLog *undo(int descriptor) const;
    [[nodiscard]] UndoLog *undo(const std::string &path) const;
    [[nodiscard]] bool swallows(int descriptor) const;
    void record(const void *bytes, std::size_t length) const;
    /// Held from the record in the undo log to the end of the call.
    [[nodiscard]] std::unique_lock<std::mutex> ordered() { return std::unique_lock(m_order); }
    /// Short writes: how much of `length` a failing disk still takes.
    [[nodiscard]] std::size_t taken(int error, std::size_t length);

private:
    FaultyDisk();
    void report(const char *call) const;

    static constexpr std::size_t kDescriptors = 4096;
    std::string m_root;
    std::string m_swallow;
    std::string m_report;
    std::unique_ptr<UndoLog> m_undo;
    int m_record = -1;
    long m_at = 0;
    int m_error = 0;         ///< -1: cut
    bool m_always = false;
    std::atomic<long> m_calls = 0;
    std::atomic<bool> m_full = false;
    std::array<std::atomic<bool>, kDescriptors> m_watched{};
    std::mutex m_order;
};

} // namespace dossier::fault
