// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "undo_record.h"

#include <span>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace dossier::fault {

/// Writes the undo log of a disk that loses what was not fsynced. The real files always hold the
/// newest content, so the program under test may be killed at any moment; what a power cut would
/// have lost is taken from them afterwards, by lossy_restore.
class UndoLog
{
public:
    /// `folder` exists, on the file system of the files under test (content is kept alive by links).
    explicit UndoLog(std::string folder);

    /// Before the call; the descriptor is open for writing.
    void beforeWrite(int descriptor, off_t offset, std::size_t length);
    void beforeTruncate(int descriptor, off_t size);
    void beforeCreate(const std::string &path);
    void beforeRename(const std::string &from, const std::string &to);
    void beforeUnlink(const std::string &path);
    /// Once a file is open, so that its content can be reached whatever becomes of its name.
    void keep(int descriptor);
    /// In place of an fsync of a file or folder.
    void synced(int descriptor);

private:
    void append(UndoRecord record, std::string_view payload);
    [[nodiscard]] std::string linkName(std::uint64_t inode) const;

    std::string m_folder;
    int m_log = -1;
};

} // namespace dossier::fault
