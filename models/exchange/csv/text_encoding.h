// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>

namespace dossier::exchange {

/// The encodings that lists come in.
enum class TextEncoding : std::uint8_t {
    Utf8, Utf16Le, Utf16Be,
    Windows1250, Windows1251, Windows1252, Windows1254,
    Iso8859_1, Iso8859_5, Iso8859_9, Koi8R
};
inline constexpr int kTextEncodings = 11;

/// The IANA name ("windows-1251").
[[nodiscard]] QString encodingName(TextEncoding encoding);
/// From the IANA name or a usual alias, in any case: "cp1251", "win-1251", "latin1", "utf8".
[[nodiscard]] std::optional<TextEncoding> encodingOf(const QString &name);
[[nodiscard]] QStringList encodingNames();

constexpr bool isSingleByte(TextEncoding encoding)
{
    return encoding >= TextEncoding::Windows1250;
}

/// What a byte means that means nothing.
inline constexpr char16_t kNoCharacter = 0xFFFF;

using ByteTable = std::array<char16_t, 256>;
/// What each byte means, by ICU's converter; kNoCharacter for bytes that are not assigned and for the
/// control codes 80 to 9F, which no text holds: they are the mark of a wrong encoding.
[[nodiscard]] ByteTable byteTable(TextEncoding singleByte);

} // namespace dossier::exchange
