// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"

#include <QString>

namespace dossier::base {
class Random;
}

namespace dossier::vault {

inline constexpr std::size_t kKeyFileSize = 64;

/// The second factor that lies on a stick: 64 bytes, magic, 32 random bytes, checksum
/// (FORMAT.md, "Key file"). No other file is ever taken for one.
class KeyFile
{
public:
    [[nodiscard]] static base::Result<KeyFile> generate(base::Random &random);
    /// Error MalformedInput unless it is exactly a key file.
    [[nodiscard]] static base::Result<KeyFile> parse(const base::SecretBytes &content);
    /// Errors of readSecretFile and parse.
    [[nodiscard]] static base::Result<KeyFile> read(const QString &path);
    /// Never overwrites: Error AlreadyExists.
    [[nodiscard]] base::Result<void> write(const QString &path) const;

    [[nodiscard]] base::Result<base::SecretBytes> serialise() const;
    /// The 32 random bytes.
    [[nodiscard]] const base::SecretBytes &secret() const { return m_secret; }

private:
    explicit KeyFile(base::SecretBytes secret) : m_secret(std::move(secret)) {}
    base::SecretBytes m_secret;
};

} // namespace dossier::vault
