// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace dossier::exchange {

/// Which file it is, and as of which writing: two that are equal say that nobody wrote to it or put another in
/// its place in between.
class FileStamp
{
public:
    /// Of an open file; absent where the system does not say.
    [[nodiscard]] static std::optional<FileStamp> ofDescriptor(int descriptor);
    /// Of what a path leads to now, links followed; absent where there is nothing.
    [[nodiscard]] static std::optional<FileStamp> ofPath(const QString &path);

    friend bool operator==(const FileStamp &, const FileStamp &) = default;

private:
    std::uint64_t m_device = 0;
    std::uint64_t m_inode = 0;
    std::int64_t m_size = 0;
    std::int64_t m_seconds = 0;        ///< of the last writing
    std::int64_t m_nanoseconds = 0;

    template<typename Status>
    explicit FileStamp(const Status &status);
};

} // namespace dossier::exchange
