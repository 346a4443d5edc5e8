// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret_bytes.h"

#include <QString>

namespace dossier::cli {

/// Asks at the controlling terminal, without echo, byte by byte into locked memory. Error
/// Cancelled where there is no terminal or the person ended the input.
[[nodiscard]] base::Result<base::SecretBytes> askSecret(const QString &prompt);

} // namespace dossier::cli
