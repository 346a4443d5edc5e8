// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal/change.h"

namespace dossier::store {

/// BLAKE2b-256("dossier.change.1" ‖ header bytes): links each change to all before it.
[[nodiscard]] Digest chainOf(QByteArrayView header);

/// BLAKE2b-256 of the value bytes under the salt as key: once both are gone, not even a short name
/// can be found by trying.
[[nodiscard]] Digest commitmentOf(const Salt &salt, QByteArrayView value);

} // namespace dossier::store
