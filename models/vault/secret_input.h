// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"

#include <QString>

namespace dossier::vault {

inline constexpr std::size_t kLongestPassphraseBytes = 4096;

/// Whole content of a regular file or pipe, straight into locked memory. Errors NotFound, Io,
/// MalformedInput where it is longer than `limit` bytes.
[[nodiscard]] base::Result<base::SecretBytes> readSecretFile(const QString &path, std::size_t limit);
/// The same from an open descriptor, up to its end; the descriptor stays open.
[[nodiscard]] base::Result<base::SecretBytes> readSecretDescriptor(int descriptor, std::size_t limit);
/// Writes a new file of mode 0600, whole or not at all; Error AlreadyExists where there is one.
[[nodiscard]] base::Result<void> writeSecretFile(const QString &path, const base::SecretBytes &content);

/// What a key is derived from: one trailing line end (LF or CR LF) is taken off, the rest is NFC
/// UTF-8 (Unicode Standard Annex 15), so that "é" typed on two keyboards is one passphrase;
/// otherwise untouched, spaces included. Error InvalidValue where it is empty, too long, not
/// UTF-8 or holds NUL.
[[nodiscard]] base::Result<base::SecretBytes> passphraseFromText(const base::SecretBytes &text);

} // namespace dossier::vault
