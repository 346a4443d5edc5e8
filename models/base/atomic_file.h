// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <functional>

namespace dossier::base {

/// Replaces a file whole or leaves it as it was: a temporary of mode 0600 in the same folder,
/// every write checked, fsync, checked close, read back and compared, rename, fsync of the
/// folder. On any error the old file is untouched and the temporary is gone; the one exception is a
/// failing fsync of the folder, when the new content is in place but may not survive a power cut.
/// The result has mode 0600 whatever the old file had.
///
/// Qt's own class for this is banned: on a full disk it reported success and left 0 bytes
/// (SECURITY.md, "Files").
class AtomicFile
{
public:
    enum class Temporary : std::uint8_t {
        /// ".<32 hex digits>.tmp", so that what a kill leaves behind tells nothing and can be recognised.
        Named,
        /// Has no name until commit, so that a kill leaves nothing behind: for what anybody could read. Named all
        /// the same where the file system cannot (open(2), O_TMPFILE).
        Nameless,
    };

    /// Opens a temporary beside `path`. Error InvalidArgument where `path` is a link, a folder or
    /// anything else that is not a regular file: a link is neither followed nor replaced.
    [[nodiscard]] static Result<AtomicFile> create(const QString &path, Temporary temporary = Temporary::Named);
    /// create, append, commit in one.
    [[nodiscard]] static Result<void> write(const QString &path, QByteArrayView bytes, Temporary temporary = Temporary::Named);

    AtomicFile(AtomicFile &&other) noexcept;
    AtomicFile &operator=(AtomicFile &&other) noexcept;
    AtomicFile(const AtomicFile &) = delete;
    AtomicFile &operator=(const AtomicFile &) = delete;
    /// Discards what was not committed.
    ~AtomicFile();

    /// An error discards the file, and so does one of seal and commit; InvalidArgument after any end.
    [[nodiscard]] Result<void> append(QByteArrayView bytes);
    /// Bytes appended so far.
    [[nodiscard]] std::int64_t size() const { return m_size; }
    /// Makes everything appended durable in the temporary and reads it back. After this `temporaryPath` may be
    /// read by others in this process (the disclosure gate does); append is over.
    [[nodiscard]] Result<void> seal();
    [[nodiscard]] QString temporaryPath() const { return m_temporary; }
    /// seal if not sealed, then rename over `path` and make the name durable.
    [[nodiscard]] Result<void> commit();
    /// The file lies under `path`. Also where commit failed after the rename, which only a power cut can then undo.
    [[nodiscard]] bool hasItsName() const { return m_renamed; }
    void discard();

private:
    AtomicFile() = default;
    [[nodiscard]] Result<void> openTemporary(Temporary kind);
    [[nodiscard]] Result<void> giveTemporaryName();
    [[nodiscard]] Result<void> closeChecked();

    QString m_path;
    QString m_temporary;
    int m_descriptor = -1;
    bool m_nameless = false;    ///< `m_temporary` is the descriptor's path, with nothing to remove
    std::int64_t m_size = 0;
    QByteArray m_digestState;   ///< running BLAKE2b-256 of what was appended, compared by seal
    bool m_sealed = false;
    bool m_renamed = false;
};

/// Whole content of a regular file; links are followed. Error NotFound, Io, or MalformedInput where
/// the file is larger than `limit` bytes.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, std::int64_t limit);
/// fsync of a folder, so that a rename in it survives a power cut.
[[nodiscard]] Result<void> syncFolder(const QString &path);
/// The Error for an errno: NoSpace for ENOSPC and EDQUOT, ReadOnlyMedium for EROFS and EACCES, else Io.
[[nodiscard]] Error errorFromErrno(int number, const char *operation);

} // namespace dossier::base
