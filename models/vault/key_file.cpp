// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/key_file.h"

#include "base/random.h"
#include "vault/keyed_hash.h"
#include "vault/secret_input.h"

#include <sodium.h>

namespace dossier::vault {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::SecretBytes;

namespace {

constexpr std::string_view kMagic = "DOSSIER KEYFILE1";
constexpr std::size_t kSecretOffset = 16;
constexpr std::size_t kSecretSize = 32;
constexpr std::size_t kChecksumOffset = 48;
constexpr std::size_t kChecksumSize = 16;
static_assert(kMagic.size() == kSecretOffset && kChecksumOffset + kChecksumSize == kKeyFileSize);

Result<SecretBytes> checksumOf(ByteView content)
{
    DOSSIER_ASSIGN(SecretBytes checksum, SecretBytes::zeroed(kChecksumSize));
    crypto_generichash(checksum.writable().data(), kChecksumSize, content.data(), kChecksumOffset, nullptr, 0);
    return checksum;
}

} // namespace

Result<KeyFile> KeyFile::generate(base::Random &random)
{
    DOSSIER_ASSIGN(SecretBytes secret, SecretBytes::random(kSecretSize, random));
    return KeyFile(std::move(secret));
}

Result<KeyFile> KeyFile::parse(const SecretBytes &content)
{
    const ByteView bytes = content.bytes();
    if (bytes.size() != kKeyFileSize)
        return fail(ErrorCode::MalformedInput, QStringLiteral("size of a key file"));
    if (!std::ranges::equal(bytes.first(kMagic.size()), asBytes(kMagic)))
        return fail(ErrorCode::MalformedInput, QStringLiteral("magic of a key file"));
    DOSSIER_ASSIGN(const SecretBytes checksum, checksumOf(bytes));
    if (!checksum.equals(bytes.subspan(kChecksumOffset, kChecksumSize)))
        return fail(ErrorCode::MalformedInput, QStringLiteral("checksum of a key file"));
    DOSSIER_ASSIGN(SecretBytes secret, SecretBytes::copyOf(bytes.subspan(kSecretOffset, kSecretSize)));
    return KeyFile(std::move(secret));
}

Result<KeyFile> KeyFile::read(const QString &path)
{
    DOSSIER_ASSIGN(const SecretBytes content, readSecretFile(path, kKeyFileSize));
    return parse(content);
}

Result<void> KeyFile::write(const QString &path) const
{
    DOSSIER_ASSIGN(const SecretBytes content, serialise());
    return writeSecretFile(path, content);
}

Result<SecretBytes> KeyFile::serialise() const
{
    DOSSIER_ASSIGN(SecretBytes content, SecretBytes::zeroed(kKeyFileSize));
    place(content.writable(), 0, asBytes(kMagic));
    place(content.writable(), kSecretOffset, m_secret.bytes());
    DOSSIER_ASSIGN(const SecretBytes checksum, checksumOf(content.bytes()));
    place(content.writable(), kChecksumOffset, checksum.bytes());
    return content;
}

} // namespace dossier::vault
