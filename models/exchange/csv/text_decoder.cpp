// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/text_decoder.h"

#include <QtEndian>

#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

namespace dossier::exchange {

namespace {

constexpr qsizetype kBlock = 256 << 10;
constexpr char16_t kByteOrderMark = 0xFEFF;

/// The longest beginning of a character that may wait for the next block.
constexpr qsizetype kLongestCarry = 3;

/// How many of the bytes at `from` are ASCII, eight at a time.
qsizetype asciiRun(const uchar *from, const uchar *end)
{
    const uchar *at = from;
    for (; end - at >= 8; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        if ((word & 0x8080808080808080U) != 0)
            break;
    }
    while (at < end && *at < 0x80)
        ++at;
    return at - from;
}

} // namespace

TextDecoder::TextDecoder(QIODevice &device, TextEncoding encoding)
    : m_device(device), m_encoding(encoding)
{
    if (isSingleByte(encoding))
        m_table = byteTable(encoding);
}

void TextDecoder::refuseBeyondAscii()
{
    m_encoding = TextEncoding::Windows1252;
    m_table = byteTable(m_encoding);
    std::fill(m_table.begin() + 0x80, m_table.end(), kNoCharacter);
}

TextDecoder::Outcome TextDecoder::appendTo(QString &text)
{
    if (m_failed)
        return Outcome::Undecodable;
    m_block.resize(m_carried + kBlock);
    const qint64 count = m_device.read(m_block.data() + m_carried, kBlock);
    if (count < 0)
        return Outcome::Unreadable;
    if (count == 0 && m_carried == 0)
        return Outcome::End;
    m_bytesRead += count;
    m_block.resize(m_carried + count);
    const qsizetype before = text.size();
    bool good = false;
    if (m_encoding == TextEncoding::Utf8)
        good = decodeUtf8(text, count == 0);
    else if (isSingleByte(m_encoding))
        good = decodeTable(text);
    else
        good = decodeUtf16(text, count == 0);
    if (m_beginning && text.size() > before) {
        m_beginning = false;
        if (text[before] == kByteOrderMark)
            text.remove(before, 1);
    }
    m_failed = !good;
    return good ? Outcome::Text : Outcome::Undecodable;
}

bool TextDecoder::decodeUtf8(QString &text, bool last)
{
    const qsizetype before = text.size();
    text.resize(before + m_block.size());
    auto *out = reinterpret_cast<char16_t *>(text.data()) + before;
    const auto *const begin = reinterpret_cast<const uchar *>(m_block.constData());
    const uchar *const end = begin + m_block.size();
    const uchar *at = begin;
    bool good = true;
    while (at < end) {
        const qsizetype ascii = asciiRun(at, end);
        out = std::copy(at, at + ascii, out);
        at += ascii;
        if (at == end)
            break;
        qsizetype offset = 0;
        const qsizetype length = end - at;
        UChar32 code = 0;
        U8_NEXT(at, offset, length, code);
        if (code < 0) {
            // A character cut by the end of the block waits for the next one.
            good = !last && offset == length && length <= kLongestCarry;
            break;
        }
        at += offset;
        if (code > 0xFFFF) {
            *out++ = QChar::highSurrogate(char32_t(code));
            *out++ = QChar::lowSurrogate(char32_t(code));
        } else {
            *out++ = char16_t(code);
        }
    }
    text.resize(out - reinterpret_cast<const char16_t *>(text.constData()));
    m_carried = end - at;
    std::memmove(m_block.data(), at, std::size_t(m_carried));
    return good;
}

bool TextDecoder::decodeUtf16(QString &text, bool last)
{
    const qsizetype before = text.size();
    const qsizetype units = m_block.size() / 2;
    text.resize(before + units);
    auto *out = reinterpret_cast<char16_t *>(text.data()) + before;
    const char *bytes = m_block.constData();
    qsizetype unit = 0;
    bool good = true;
    while (unit < units) {
        const auto read = [&](qsizetype index) {
            return m_encoding == TextEncoding::Utf16Le ? qFromLittleEndian<char16_t>(bytes + 2 * index)
                                                       : qFromBigEndian<char16_t>(bytes + 2 * index);
        };
        const char16_t c = read(unit);
        if (!QChar::isSurrogate(c)) {
            *out++ = c;
            ++unit;
            continue;
        }
        if (QChar::isHighSurrogate(c) && unit + 1 == units && !last)
            break;
        good = QChar::isHighSurrogate(c) && unit + 1 < units && QChar::isLowSurrogate(read(unit + 1));
        if (!good)
            break;
        *out++ = c;
        *out++ = read(unit + 1);
        unit += 2;
    }
    text.resize(out - reinterpret_cast<const char16_t *>(text.constData()));
    m_carried = m_block.size() - 2 * unit;
    std::memmove(m_block.data(), bytes + 2 * unit, std::size_t(m_carried));
    return good && !(last && m_carried > 0);
}

bool TextDecoder::decodeTable(QString &text)
{
    const qsizetype before = text.size();
    text.resize(before + m_block.size());
    auto *out = reinterpret_cast<char16_t *>(text.data()) + before;
    m_carried = 0;
    for (qsizetype i = 0; i < m_block.size(); ++i) {
        const char16_t c = m_table[uchar(m_block[i])];
        if (c == kNoCharacter) {
            text.resize(before + i);
            return false;
        }
        *out++ = c;
    }
    return true;
}

} // namespace dossier::exchange
