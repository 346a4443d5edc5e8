// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"

#include <QString>

#include <utility>

namespace dossier::base {
class Random;
}

namespace dossier::vault {

/// A printed key: 128 random bits, written as 26 characters of Crockford's base32 and two check
/// characters in seven groups of four (FORMAT.md, "Recovery code"). The check finds every mistake
/// in one or two characters, two swapped ones included.
class RecoveryCode
{
public:
    static constexpr std::size_t kSecretSize = 16;
    static constexpr int kGroupCount = 7;
    static constexpr int kGroupSize = 4;

    [[nodiscard]] static base::Result<RecoveryCode> generate(base::Random &random);
    /// Forgives case, spaces, line ends and hyphens anywhere, O for 0, I and L for 1. Error InvalidValue,
    /// detail "check" for a mistyped code, "form" for what cannot be one.
    [[nodiscard]] static base::Result<RecoveryCode> parse(const base::SecretBytes &text);
    /// Errors of readSecretFile and parse.
    [[nodiscard]] static base::Result<RecoveryCode> read(const QString &path);
    /// One line, mode 0600, never over an existing file: Error AlreadyExists. The caller sees to
    /// it that this is not inside the vault (VaultFolder::contains).
    [[nodiscard]] base::Result<void> write(const QString &path) const;

    /// "XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX", ASCII, without terminator.
    [[nodiscard]] base::Result<base::SecretBytes> text() const;
    /// The 16 bytes.
    [[nodiscard]] const base::SecretBytes &secret() const { return m_secret; }

private:
    explicit RecoveryCode(base::SecretBytes secret) : m_secret(std::move(secret)) {}
    base::SecretBytes m_secret;
};

} // namespace dossier::vault
