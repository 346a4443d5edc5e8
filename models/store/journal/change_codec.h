// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "store/journal/change.h"

namespace dossier::store {

/// The bytes of a header in full form, as they are hashed and as they travel (models/FORMAT.md,
/// "Header"). Error InvalidArgument where checkHeader refuses it or it is too large.
[[nodiscard]] base::Result<QByteArray> encodeHeader(const ChangeHeader &header);
/// Error DamagedDatabase for anything encodeHeader does not write; UnsupportedVersion for another
/// version byte. Allocates no more than a small multiple of what it was given.
[[nodiscard]] base::Result<ChangeHeader> decodeHeader(QByteArrayView bytes);

/// The bytes of a detached value for a header with these ops. Error InvalidValue where a value is
/// not canonical or does not suit its op, InvalidArgument where their number is wrong.
[[nodiscard]] base::Result<QByteArray> encodeDetached(const DetachedValue &value, const std::vector<Op> &ops);
/// Error DamagedDatabase for anything encodeDetached does not write.
[[nodiscard]] base::Result<DetachedValue> decodeDetached(QByteArrayView bytes, const std::vector<Op> &ops);

/// Whether header, salt and value fit each other: the chain hash and, unless the value was erased,
/// the commitment. Error DamagedDatabase.
[[nodiscard]] base::Result<void> checkChange(const Change &change);

} // namespace dossier::store
