// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pdf_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace dossier::reports::pdf {

namespace {

constexpr char kHex[] = "0123456789ABCDEF";

void appendHex16(QByteArray &out, std::uint16_t value)
{
    for (int shift = 12; shift >= 0; shift -= 4)
        out += kHex[(value >> shift) & 0xF];
}

/// At most two characters; returns the end.
char *putByte(char *to, std::uint8_t byte)
{
    switch (byte) {
    case '(':
    case ')':
    case '\\':
        *to++ = '\\';
        *to++ = char(byte);
        return to;
    case '\r':                              // readers turn a raw carriage return into a line feed
        *to++ = '\\';
        *to++ = 'r';
        return to;
    default:
        *to++ = char(byte);
        return to;
    }
}

} // namespace

void appendInteger(QByteArray &out, std::int64_t value)
{
    std::array<char, 24> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end - buffer.data());
}

void appendNumber(QByteArray &out, double value)
{
    std::int64_t hundredths = std::llround(value * 100);
    if (hundredths < 0) {
        out += '-';
        hundredths = -hundredths;
    }
    appendInteger(out, hundredths / 100);
    const int rest = int(hundredths % 100);
    if (rest == 0)
        return;
    out += '.';
    out += char('0' + rest / 10);
    if (rest % 10 != 0)
        out += char('0' + rest % 10);
}

void appendReference(QByteArray &out, int object)
{
    appendInteger(out, object);
    out += " 0 R";
}

void appendUtf16Hex(QByteArray &out, QStringView text)
{
    out += '<';
    for (const QChar c : text)
        appendHex16(out, c.unicode());
    out += '>';
}

void appendTextString(QByteArray &out, QStringView text)
{
    out += "<FEFF";
    for (const QChar c : text)
        appendHex16(out, c.unicode());
    out += '>';
}

void appendLanguage(QByteArray &out, const QString &tag)
{
    out += '(';
    for (const QChar c : tag) {
        const char16_t u = c.unicode();
        if ((u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u == '-')
            out += char(u);
    }
    out += ')';
}

void appendCode(QByteArray &out, std::uint16_t code)
{
    std::array<char, 4> spelt;
    const char *end = putByte(putByte(spelt.data(), std::uint8_t(code >> 8)), std::uint8_t(code & 0xFF));
    out.append(spelt.data(), end - spelt.data());
}

} // namespace dossier::reports::pdf
