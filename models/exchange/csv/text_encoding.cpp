// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/text_encoding.h"

#include <unicode/ucnv.h>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char *, kTextEncodings> kNames{
    "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1250", "windows-1251", "windows-1252", "windows-1254",
    "ISO-8859-1", "ISO-8859-5", "ISO-8859-9", "KOI8-R"};

/// Letters and digits of a name, small: "Windows 1251" and "windows-1251" are one.
QString squeezed(const QString &name)
{
    QString out;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            out.append(c.toLower());
    }
    return out;
}

} // namespace

QString encodingName(TextEncoding encoding)
{
    return QString::fromLatin1(kNames[std::size_t(encoding)]);
}

QStringList encodingNames()
{
    QStringList out;
    for (const char *name : kNames)
        out.append(QString::fromLatin1(name));
    return out;
}

std::optional<TextEncoding> encodingOf(const QString &name)
{
    QString wanted = squeezed(name);
    if (wanted == "latin1"_L1)
        return TextEncoding::Iso8859_1;
    if (wanted == "latin5"_L1)
        return TextEncoding::Iso8859_9;
    if (wanted == "koi8"_L1)
        return TextEncoding::Koi8R;
    for (const auto prefix : {"cp"_L1, "win"_L1}) {
        if (wanted.startsWith(prefix) && !wanted.startsWith("windows"_L1))
            wanted = "windows"_L1 + wanted.sliced(prefix.size());
    }
    for (int i = 0; i < kTextEncodings; ++i) {
        if (squeezed(QString::fromLatin1(kNames[std::size_t(i)])) == wanted)
            return TextEncoding(i);
    }
    return std::nullopt;
}

ByteTable byteTable(TextEncoding singleByte)
{
    ByteTable table;
    table.fill(kNoCharacter);
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(kNames[std::size_t(singleByte)], &status);
    for (int byte = 0; byte < 256 && U_SUCCESS(status); ++byte) {
        const char source = char(byte);
        std::array<char16_t, 4> target{};
        UErrorCode converted = U_ZERO_ERROR;
        const auto length = ucnv_toUChars(converter, target.data(), int(target.size()), &source, 1, &converted);
        const bool control = target[0] >= 0x80 && target[0] <= 0x9F;
        if (U_SUCCESS(converted) && length == 1 && !control && target[0] != 0xFFFD)
            table[std::size_t(byte)] = target[0];
    }
    ucnv_close(converter);
    return table;
}

} // namespace dossier::exchange
