// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/secret_input.h"

#include "base/atomic_file.h"
#include "vault/wire.h"

#include <QFile>
#include <QFileInfo>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

/// UTF-16 in locked memory. ICU writes into what it is given as long as it fits, and it fits.
struct Utf16Buffer {
    SecretBytes memory;
    std::int32_t length = 0;

    UChar *data() { return reinterpret_cast<UChar *>(memory.writable().data()); }
    [[nodiscard]] std::int32_t capacity() const { return static_cast<std::int32_t>(memory.size() / sizeof(UChar)); }
};

Result<Utf16Buffer> utf16Of(ByteView utf8)
{
    Utf16Buffer buffer;
    DOSSIER_ASSIGN(buffer.memory, SecretBytes::zeroed((utf8.size() + 1) * sizeof(UChar)));
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(buffer.data(), buffer.capacity(), &buffer.length, reinterpret_cast<const char *>(utf8.data()),
                  static_cast<std::int32_t>(utf8.size()), &status);
    if (U_FAILURE(status))
        return fail(ErrorCode::InvalidValue, QStringLiteral("not UTF-8"));
    return buffer;
}

Result<Utf16Buffer> composed(Utf16Buffer text)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    if (U_FAILURE(status))
        return fail(ErrorCode::Internal, QStringLiteral("ICU has no NFC"));
    Utf16Buffer result;
    // NFC is never longer than three times its source in UTF-16 (UAX 15, table of expansion factors).
    DOSSIER_ASSIGN(result.memory, SecretBytes::zeroed((static_cast<std::size_t>(text.length) * 3 + 8) * sizeof(UChar)));
    result.length = unorm2_normalize(nfc, text.data(), text.length, result.data(), result.capacity(), &status);
    if (U_FAILURE(status))
        return fail(ErrorCode::InvalidValue, QStringLiteral("cannot be normalised"));
    return result;
}

Result<SecretBytes> utf8Of(Utf16Buffer text)
{
    DOSSIER_ASSIGN(SecretBytes wide, SecretBytes::zeroed(static_cast<std::size_t>(text.length) * 3 + 1));
    std::int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(reinterpret_cast<char *>(wide.writable().data()), static_cast<std::int32_t>(wide.size()), &length,
                text.data(), text.length, &status);
    if (U_FAILURE(status))
        return fail(ErrorCode::InvalidValue, QStringLiteral("not UTF-16"));
    return SecretBytes::copyOf(wide.bytes().first(static_cast<std::size_t>(length)));
}

ByteView withoutLineEnd(ByteView text)
{
    if (!text.empty() && text.back() == '\n') {
        text = text.first(text.size() - 1);
        if (!text.empty() && text.back() == '\r')
            text = text.first(text.size() - 1);
    }
    return text;
}

} // namespace

Result<SecretBytes> readSecretDescriptor(int descriptor, std::size_t limit)
{
    // One byte more than allowed, so that "too long" is seen without growing and copying.
    DOSSIER_ASSIGN(SecretBytes buffer, SecretBytes::zeroed(limit + 1));
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const ssize_t count = ::read(descriptor, buffer.writable().data() + filled, buffer.size() - filled);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(ErrorCode::Io, base::errorFromErrno(errno, "read").detail);
        if (count == 0)
            return SecretBytes::copyOf(buffer.bytes().first(filled));
        filled += static_cast<std::size_t>(count);
    }
    return fail(ErrorCode::MalformedInput, QStringLiteral("longer than a secret may be"));
}

Result<SecretBytes> readSecretFile(const QString &path, std::size_t limit)
{
    if (path.contains(QChar::Null))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("path"));
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io, base::errorFromErrno(errno, "open").detail);
    struct stat status {};
    const bool readable = ::fstat(descriptor, &status) == 0 && !S_ISDIR(status.st_mode);
    Result<SecretBytes> content = readable ? readSecretDescriptor(descriptor, limit)
                                           : fail(ErrorCode::Io, QStringLiteral("not a file"));
    ::close(descriptor);
    return content;
}

Result<void> writeSecretFile(const QString &path, const SecretBytes &content)
{
    const QFileInfo info(path);
    if (info.exists() || info.isSymLink())
        return fail(ErrorCode::AlreadyExists, QStringLiteral("secret file"));
    return base::AtomicFile::write(path, asView(content.bytes()), base::AtomicFile::Temporary::Nameless);
}

Result<SecretBytes> passphraseFromText(const SecretBytes &text)
{
    const ByteView line = withoutLineEnd(text.bytes());
    if (line.empty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("empty passphrase"));
    if (line.size() > kLongestPassphraseBytes)
        return fail(ErrorCode::InvalidValue, QStringLiteral("passphrase too long"));
    if (std::ranges::find(line, std::uint8_t{0}) != line.end())
        return fail(ErrorCode::InvalidValue, QStringLiteral("NUL in passphrase"));
    DOSSIER_ASSIGN(Utf16Buffer typed, utf16Of(line));
    DOSSIER_ASSIGN(Utf16Buffer normal, composed(std::move(typed)));
    return utf8Of(std::move(normal));
}

} // namespace dossier::vault
