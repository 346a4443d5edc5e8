// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "schema/value.h"
#include "store/journal/wire.h"

namespace dossier::store {

/// The encodings of values (models/FORMAT.md, "Values"): a tag, which is the index in
/// schema::Value, then the parts. Each value has one encoding, and decoding refuses any other.

/// Error InvalidValue, naming the tag, where the value is not canonical: text that is not NFC or no
/// valid Unicode, a null reference or date, a duration with negative parts or parts beside life …
[[nodiscard]] base::Result<void> encodeValue(ByteWriter &out, const schema::Value &value);

/// Fails the reader on whatever encodeValue would not have written.
[[nodiscard]] schema::Value decodeValue(ByteReader &in);

/// One value alone. Error DamagedDatabase, also for bytes after it.
[[nodiscard]] base::Result<schema::Value> decodeValue(QByteArrayView bytes);

/// The same value with all its text in NFC, as encodeValue wants it.
[[nodiscard]] schema::Value normalized(schema::Value value);
/// NFC of Unicode 14, which is what the format says, whatever Qt knows.
[[nodiscard]] QString normalized(const QString &text);

/// Text of the detached part, by the rules of a text value but without the tag.
[[nodiscard]] bool encodeText(ByteWriter &out, const QString &text);
[[nodiscard]] QString decodeText(ByteReader &in);

} // namespace dossier::store
