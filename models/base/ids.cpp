// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include "base/random.h"

namespace dossier::base {

namespace {

/// Not QChar::digitValue: that accepts the digits of every script, and an id has one spelling.
int hexValue(QChar character)
{
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

constexpr qsizetype kPlainLength = 32;
constexpr qsizetype kHyphenatedLength = 36;

/// True for the places of the four hyphens in 8-4-4-4-12.
constexpr bool isHyphenPlace(qsizetype place)
{
    return place == 8 || place == 13 || place == 18 || place == 23;
}

} // namespace

QString toString(const RecordId &id)
{
    static constexpr char16_t kDigits[] = u"0123456789abcdef";
    QString text;
    text.reserve(kHyphenatedLength);
    for (const std::uint8_t byte : id.bytes()) {
        if (isHyphenPlace(text.size()))
            text += QLatin1Char('-');
        text += QChar(kDigits[byte >> 4]);
        text += QChar(kDigits[byte & 0x0F]);
    }
    return text;
}

std::optional<RecordId> recordIdFromString(QStringView text)
{
    const bool hyphenated = text.size() == kHyphenatedLength;
    if (!hyphenated && text.size() != kPlainLength)
        return std::nullopt;

    RecordId::Bytes bytes{};
    std::size_t nibble = 0;
    for (qsizetype place = 0; place < text.size(); ++place) {
        if (hyphenated && isHyphenPlace(place)) {
            if (text[place] != QLatin1Char('-'))
                return std::nullopt;
            continue;
        }
        const int value = hexValue(text[place]);
        if (value < 0)
            return std::nullopt;
        std::uint8_t &byte = bytes[nibble / 2];
        byte = static_cast<std::uint8_t>((byte << 4) | value);
        ++nibble;
    }
    return RecordId(bytes);
}

RecordId newRecordId(Random &random)
{
    RecordId::Bytes bytes{};
    random.fill(bytes);
    // RFC 4122, 4.4: the version (4) and the variant (binary 10) are fixed, the other 122 bits random.
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return RecordId(bytes);
}

} // namespace dossier::base
