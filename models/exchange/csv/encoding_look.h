// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "exchange/csv/text_encoding.h"

#include <QByteArray>
#include <QIODevice>

namespace dossier::exchange {

/// What the bytes of a text say about its encoding.
struct EncodingLook {
    TextEncoding found = TextEncoding::Utf8;
    bool marked = false;        ///< a byte order mark says so
    bool asciiOnly = true;
    bool wholeUtf8 = true;      ///< every byte of the file is valid UTF-8
    bool hasNul = false;        ///< in the first MiB
    /// Where the first byte stands that is not UTF-8, in a file of which all but a little is: somebody damaged it, and
    /// no other encoding is meant.
    std::optional<std::int64_t> damagedAt;
    QByteArray sample;          ///< a MiB or so of what holds bytes beyond ASCII
};

/// Looks at the whole device once, from its beginning: UTF-8 is what is UTF-8 to the last byte, or so
/// much of it that a broken byte is damage; UTF-16 what begins with its mark or shows its zeros; all
/// else is a single-byte encoding, by the letters of the languages that teams write in. Leaves the
/// device at its beginning.
[[nodiscard]] base::Result<EncodingLook> lookAtEncoding(QIODevice &device);

} // namespace dossier::exchange
