// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace dossier::fault {

/// What a call is about to change, written to the undo log before it does. After a simulated power
/// cut lossy_restore takes the records back, newest first, unless an fsync stands behind them.
struct UndoRecord {
    enum Kind : std::uint32_t {
        Write = 1,      ///< file; offset, length, sizeBefore; payload = old bytes of the range, as far as there were any
        Truncate,       ///< file; sizeBefore; payload = old bytes from offset (the new size) on
        Create,         ///< folder; payload = path
        Rename,         ///< folder; file = what moves, replaced = what it replaces or 0; payload = from NUL to
        Unlink,         ///< folder; file; payload = path
        SyncFile,       ///< file: its writes so far are durable
        SyncFolder      ///< folder: its names so far are durable
    };
    std::uint32_t kind = 0;
    std::uint32_t payload = 0;     ///< bytes that follow the record
    std::uint64_t file = 0;        ///< inode; its content is reached by a link of that name in the undo folder
    std::uint64_t folder = 0;      ///< inode
    std::uint64_t replaced = 0;    ///< inode
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::uint64_t sizeBefore = 0;
};

/// Name of the log in the undo folder.
inline constexpr const char *kUndoLogName = "log";

} // namespace dossier::fault
