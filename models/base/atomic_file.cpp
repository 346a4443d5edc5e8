// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"

#include <QFile>
#include <QFileInfo>

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier::base {

namespace {

constexpr std::size_t kDigestSize = crypto_generichash_BYTES;
constexpr std::size_t kBlockSize = 64 * 1024;
using Digest = std::array<unsigned char, kDigestSize>;

/// Owns a descriptor for one scope; closing is unchecked, so it is for reading only.
class ReadDescriptor
{
public:
    ReadDescriptor(const QByteArray &name, int flags) : m_number(::open(name.constData(), flags | O_RDONLY | O_CLOEXEC)) {}
    ~ReadDescriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    ReadDescriptor(const ReadDescriptor &) = delete;
    ReadDescriptor &operator=(const ReadDescriptor &) = delete;

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

// The state of the digest is over-aligned, so it lives in a byte array between calls and is
// copied to an aligned local for each; 384 bytes do not matter beside a write.
QByteArray newDigestState()
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, kDigestSize);
    return {reinterpret_cast<const char *>(&state), qsizetype(sizeof state)};
}

void extendDigest(QByteArray &stored, const char *bytes, std::size_t size)
{
    crypto_generichash_state state;
    std::memcpy(&state, stored.constData(), sizeof state);
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(bytes), size);
    std::memcpy(stored.data(), &state, sizeof state);
}

Digest finishDigest(const QByteArray &stored)
{
    crypto_generichash_state state;
    std::memcpy(&state, stored.constData(), sizeof state);
    Digest digest;
    crypto_generichash_final(&state, digest.data(), digest.size());
    return digest;
}

/// Number of bytes read, 0 at the end, or the error.
Result<std::size_t> readSome(int descriptor, char *buffer, std::size_t size)
{
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer, size);
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR)
            return std::unexpected(errorFromErrno(errno, "read"));
    }
}

Result<void> syncDescriptor(int descriptor)
{
    while (::fsync(descriptor) != 0) {
        if (errno != EINTR)
            return std::unexpected(errorFromErrno(errno, "fsync"));
    }
    return {};
}

Result<void> syncOpenFolder(int descriptor)
{
    while (::fsync(descriptor) != 0) {
        // Some file systems have no fsync for folders and say EINVAL; names there are as durable as they get.
        if (errno == EINVAL)
            return {};
        if (errno != EINTR)
            return std::unexpected(errorFromErrno(errno, "fsync of folder"));
    }
    return {};
}

QString folderOf(const QString &path)
{
    return QFileInfo(path).path();
}

/// A link would be replaced by the rename, or lead the write elsewhere; both surprise, so neither is done.
Result<void> requireReplaceable(const QString &path)
{
    struct stat status {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0) {
        if (errno == ENOENT)
            return {};
        return std::unexpected(errorFromErrno(errno, "lstat"));
    }
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("target is not a regular file"));
    return {};
}

/// The name says nothing about the target, and fits wherever the target's own name fits.
QString temporaryName(const QString &path)
{
    std::array<char, 16> random{};
    randombytes_buf(random.data(), random.size());
    const QByteArray suffix = QByteArray(random.data(), qsizetype(random.size())).toHex();
    return folderOf(path) + QStringLiteral("/.") + QString::fromLatin1(suffix) + QStringLiteral(".tmp");
}

QString pathOfDescriptor(int descriptor)
{
    return QStringLiteral("/proc/self/fd/%1").arg(descriptor);
}

/// -1 where there can be no file without a name, or none that could be given one later.
int openNameless(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor >= 0 && ::access(pathOfDescriptor(descriptor).toLatin1().constData(), F_OK) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

/// `flags` says whether a link is followed; only the path of a descriptor is one.
Result<void> requireSameContent(const QString &path, int flags, std::int64_t size, const Digest &expected)
{
    const ReadDescriptor file(QFile::encodeName(path), flags);
    if (!file.isOpen())
        return std::unexpected(errorFromErrno(errno, "open for reading back"));
    QByteArray state = newDigestState();
    QByteArray buffer(qsizetype(kBlockSize), Qt::Uninitialized);
    std::int64_t total = 0;
    for (;;) {
        DOSSIER_ASSIGN(const std::size_t count, readSome(file.number(), buffer.data(), kBlockSize));
        if (count == 0)
            break;
        extendDigest(state, buffer.constData(), count);
        total += static_cast<std::int64_t>(count);
    }
    if (total != size || finishDigest(state) != expected)
        return fail(ErrorCode::Io, QStringLiteral("content read back differs from what was written"));
    return {};
}

} // namespace

Result<AtomicFile> AtomicFile::create(const QString &path, Temporary temporary)
{
    if (path.isEmpty() || path.contains(QChar::Null) || path.endsWith(QLatin1Char('/')))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("not the path of a file"));
    if (sodium_init() < 0)
        return fail(ErrorCode::Internal, QStringLiteral("sodium_init"));
    DOSSIER_TRY(requireReplaceable(path));

    AtomicFile file;
    file.m_path = path;
    DOSSIER_TRY(file.openTemporary(temporary));
    file.m_digestState = newDigestState();
    // The umask of the process can only have taken away; the mode is promised, not hoped for.
    if (::fchmod(file.m_descriptor, S_IRUSR | S_IWUSR) != 0)
        return std::unexpected(errorFromErrno(errno, "fchmod"));
    return file;
}

Result<void> AtomicFile::openTemporary(Temporary kind)
{
    if (kind == Temporary::Nameless)
        m_descriptor = openNameless(folderOf(m_path));
    m_nameless = m_descriptor >= 0;
    if (m_nameless) {
        m_temporary = pathOfDescriptor(m_descriptor);
        return {};
    }
    const QString name = temporaryName(m_path);
    constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    m_descriptor = ::open(QFile::encodeName(name).constData(), kFlags, S_IRUSR | S_IWUSR);
    if (m_descriptor < 0)
        return std::unexpected(errorFromErrno(errno, "open"));
    m_temporary = name;
    return {};
}

Result<void> AtomicFile::write(const QString &path, QByteArrayView bytes, Temporary temporary)
{
    DOSSIER_ASSIGN(AtomicFile file, create(path, temporary));
    DOSSIER_TRY(file.append(bytes));
    return file.commit();
}

AtomicFile::AtomicFile(AtomicFile &&other) noexcept
    : m_path(std::exchange(other.m_path, {})),
      m_temporary(std::exchange(other.m_temporary, {})),
      m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_nameless(std::exchange(other.m_nameless, false)),
      m_size(std::exchange(other.m_size, 0)),
      m_digestState(std::exchange(other.m_digestState, {})),
      m_sealed(std::exchange(other.m_sealed, false)),
      m_renamed(std::exchange(other.m_renamed, false))
{
}

AtomicFile &AtomicFile::operator=(AtomicFile &&other) noexcept
{
    if (this != &other) {
        discard();
        m_path = std::exchange(other.m_path, {});
        m_temporary = std::exchange(other.m_temporary, {});
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_nameless = std::exchange(other.m_nameless, false);
        m_size = std::exchange(other.m_size, 0);
        m_digestState = std::exchange(other.m_digestState, {});
        m_sealed = std::exchange(other.m_sealed, false);
        m_renamed = std::exchange(other.m_renamed, false);
    }
    return *this;
}

AtomicFile::~AtomicFile()
{
    discard();
}

Result<void> AtomicFile::append(QByteArrayView bytes)
{
    if (m_temporary.isEmpty() || m_sealed)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("append to a file that is not open"));
    const char *next = bytes.data();
    auto left = static_cast<std::size_t>(bytes.size());
    while (left > 0) {
        const ssize_t count = ::write(m_descriptor, next, left);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            const int number = count < 0 ? errno : EIO;
            discard();
            return std::unexpected(errorFromErrno(number, "write"));
        }
        extendDigest(m_digestState, next, static_cast<std::size_t>(count));
        next += count;
        left -= static_cast<std::size_t>(count);
        m_size += count;
    }
    return {};
}

Result<void> AtomicFile::seal()
{
    if (m_temporary.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("seal of a file that is not open"));
    if (m_sealed)
        return {};
    Result<void> done = syncDescriptor(m_descriptor);
    // Without a name it would be gone with the descriptor, which is then closed once it has one.
    if (done && !m_nameless)
        done = closeChecked();
    if (done)
        done = requireSameContent(m_temporary, m_nameless ? 0 : O_NOFOLLOW, m_size, finishDigest(m_digestState));
    if (!done) {
        discard();
        return done;
    }
    m_digestState.clear();
    m_sealed = true;
    return {};
}

Result<void> AtomicFile::closeChecked()
{
    // Closed once whatever it answers: the number may already belong to another thread's file.
    if (::close(std::exchange(m_descriptor, -1)) != 0 && errno != EINTR)   // interrupted after fsync loses nothing
        return std::unexpected(errorFromErrno(errno, "close"));
    return {};
}

Result<void> AtomicFile::giveTemporaryName()
{
    if (!m_nameless)
        return {};
    const QString name = temporaryName(m_path);
    if (::linkat(AT_FDCWD, QFile::encodeName(m_temporary).constData(), AT_FDCWD, QFile::encodeName(name).constData(),
                 AT_SYMLINK_FOLLOW) != 0)
        return std::unexpected(errorFromErrno(errno, "linkat"));
    m_temporary = name;
    m_nameless = false;
    return closeChecked();
}

Result<void> AtomicFile::commit()
{
    DOSSIER_TRY(seal());
    // The folder is opened before the rename so that only its fsync can fail after it.
    const ReadDescriptor folder(QFile::encodeName(folderOf(m_path)), O_DIRECTORY);
    if (!folder.isOpen()) {
        const int number = errno;
        discard();
        return std::unexpected(errorFromErrno(number, "open of folder"));
    }
    Result<void> ready = requireReplaceable(m_path);
    if (ready)
        ready = giveTemporaryName();
    if (!ready) {
        discard();
        return ready;
    }
    if (::rename(QFile::encodeName(m_temporary).constData(), QFile::encodeName(m_path).constData()) != 0) {
        const int number = errno;
        discard();
        return std::unexpected(errorFromErrno(number, "rename"));
    }
    m_temporary.clear();
    m_sealed = false;
    m_renamed = true;
    return syncOpenFolder(folder.number());
}

void AtomicFile::discard()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    const QString temporary = std::exchange(m_temporary, {});
    if (!temporary.isEmpty() && !std::exchange(m_nameless, false))
        ::unlink(QFile::encodeName(temporary).constData());
    m_digestState.clear();
    m_sealed = false;
}

Result<QByteArray> readFile(const QString &path, std::int64_t limit)
{
    if (path.contains(QChar::Null) || limit < 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("path or limit"));
    // Non-blocking, so that a pipe put in the file's place cannot hold the program up.
    const ReadDescriptor file(QFile::encodeName(path), O_NONBLOCK);
    if (!file.isOpen()) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(ErrorCode::NotFound, QStringLiteral("open"));
        return fail(ErrorCode::Io, errorFromErrno(errno, "open").detail);
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0)
        return fail(ErrorCode::Io, errorFromErrno(errno, "fstat").detail);
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::Io, QStringLiteral("not a regular file"));
    if (status.st_size > limit)
        return fail(ErrorCode::MalformedInput, QStringLiteral("larger than the limit"));

    QByteArray content;
    content.reserve(qsizetype(status.st_size) + 1);
    QByteArray buffer(qsizetype(kBlockSize), Qt::Uninitialized);
    for (;;) {
        DOSSIER_ASSIGN(const std::size_t count, readSome(file.number(), buffer.data(), kBlockSize));
        if (count == 0)
            return content;
        // The size is checked again: the file may have grown since it was asked for.
        if (content.size() + qsizetype(count) > limit)
            return fail(ErrorCode::MalformedInput, QStringLiteral("larger than the limit"));
        content.append(buffer.constData(), qsizetype(count));
    }
}

Result<void> syncFolder(const QString &path)
{
    const ReadDescriptor folder(QFile::encodeName(path), O_DIRECTORY);
    if (!folder.isOpen())
        return std::unexpected(errorFromErrno(errno, "open of folder"));
    return syncOpenFolder(folder.number());
}

Error errorFromErrno(int number, const char *operation)
{
    const QString detail = QStringLiteral("%1: errno %2").arg(QLatin1StringView(operation)).arg(number);
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::NoSpace, detail};
    case EROFS:
    case EACCES:
        return {ErrorCode::ReadOnlyMedium, detail};
    default:
        return {ErrorCode::Io, detail};
    }
}

} // namespace dossier::base
