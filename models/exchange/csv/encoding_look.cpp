// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv/encoding_look.h"

#include "exchange/csv/letter_score.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

namespace dossier::exchange {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype kBlock = 256 << 10;
constexpr qsizetype kSample = 1 << 20;

/// Counts characters beyond ASCII and bytes that are not UTF-8, over blocks cut anywhere.
class Utf8Count
{
public:
    void add(QByteArrayView block)
    {
        // A character cut by the last block is whole in this one.
        qsizetype from = 0;
        while (!m_cut.isEmpty() && from < block.size() && from < 3 && (uchar(block[from]) & 0xC0) == 0x80)
            m_cut.append(block[from++]);
        if (!m_cut.isEmpty())
            count(std::exchange(m_cut, {}), true);
        count(block.sliced(from), false);
    }
    void finish()
    {
        if (!m_cut.isEmpty())
            addBroken(0, m_cut.size());
    }
    /// Text that is UTF-8 but for less than a tenth of what lies beyond ASCII. In a single-byte encoding, three
    /// sequences that all are whole by chance are rare, and nine of ten are not to be had.
    [[nodiscard]] bool isDamaged() const
    {
        constexpr std::int64_t kFewest = 3;
        return broken > 0 && characters >= kFewest && m_goodBytes > 9 * m_badBytes;
    }

    std::int64_t characters = 0;
    std::int64_t broken = 0;
    std::int64_t firstBroken = 0;   ///< where it stands, if there is one

private:
    void addBroken(qsizetype at, qsizetype bytes)
    {
        if (broken++ == 0)
            firstBroken = m_counted + at;
        m_badBytes += bytes;
    }
    void count(QByteArrayView bytes, bool whole)
    {
        const auto *data = reinterpret_cast<const uchar *>(bytes.data());
        const qsizetype size = bytes.size();
        qsizetype at = 0;
        while (at < size) {
            std::uint64_t word = 0;
            if (size - at >= 8 && (std::memcpy(&word, data + at, 8), (word & 0x8080808080808080U) == 0)) {
                at += 8;
                continue;
            }
            if (data[at] < 0x80) {
                ++at;
                continue;
            }
            const qsizetype begin = at;
            UChar32 code = 0;
            U8_NEXT(data, at, size, code);
            if (code >= 0) {
                ++characters;
                m_goodBytes += at - begin;
            } else if (!whole && at == size && at - begin <= 3) {
                m_cut = bytes.sliced(begin).toByteArray();
            } else {
                addBroken(begin, at - begin);
            }
        }
        m_counted += size - m_cut.size();
    }

    QByteArray m_cut;
    std::int64_t m_counted = 0;     ///< bytes behind which the next ones stand
    std::int64_t m_goodBytes = 0;   ///< beyond ASCII
    std::int64_t m_badBytes = 0;
};

/// The part of a block that holds its bytes beyond ASCII, with the words they stand in.
QByteArrayView lettersOf(QByteArrayView block)
{
    constexpr qsizetype kWord = 32;
    const auto beyond = [](char c) { return uchar(c) >= 0x80; };
    const auto first = std::ranges::find_if(block, beyond);
    if (first == block.end())
        return {};
    const auto last = std::find_if(block.rbegin(), block.rend(), beyond);
    const qsizetype from = std::max<qsizetype>(0, first - block.begin() - kWord);
    const qsizetype to = std::min<qsizetype>(block.size(), block.rend() - last + kWord);
    return block.sliced(from, to - from);
}

/// The byte order of text in UTF-16 without a mark: separators and line ends have a zero in the same
/// half of every unit, and the other half names a script that lists are written in.
std::optional<TextEncoding> utf16By(QByteArrayView bytes)
{
    std::array<std::int64_t, 2> zeros{};
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0')
            ++zeros[std::size_t(i % 2)];
    }
    const bool littleEndian = zeros[1] > zeros[0];
    const std::size_t high = littleEndian ? 1 : 0;
    const std::int64_t units = bytes.size() / 2;
    if (units == 0 || zeros[high] * 20 < units || zeros[1 - high] * 50 > zeros[high])
        return std::nullopt;
    constexpr QByteArrayView kUsualHighBytes("\x00\x01\x02\x03\x04\x05\x06\x07\x10\x1E\x20\x21\x22\xFB\xFD\xFE", 16);
    std::int64_t usual = 0;
    for (qsizetype i = qsizetype(high); i < bytes.size(); i += 2)
        usual += kUsualHighBytes.contains(bytes[i]) ? 1 : 0;
    if (usual * 10 < units * 9)
        return std::nullopt;
    return littleEndian ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
}

std::optional<TextEncoding> markedAs(QByteArrayView head)
{
    if (head.startsWith("\xEF\xBB\xBF"))
        return TextEncoding::Utf8;
    if (head.startsWith("\xFF\xFE"))
        return TextEncoding::Utf16Le;
    if (head.startsWith("\xFE\xFF"))
        return TextEncoding::Utf16Be;
    return std::nullopt;
}

/// What the first MiB and the counts say; the sample is at hand.
void decide(EncodingLook &look, QByteArrayView head, const Utf8Count &count)
{
    look.asciiOnly = count.characters == 0 && count.broken == 0;
    look.wholeUtf8 = count.broken == 0;
    look.hasNul = head.contains('\0');
    if (count.isDamaged())
        look.damagedAt = count.firstBroken;
    if (const auto marked = markedAs(head)) {
        look.marked = true;
        look.found = *marked;
        return;
    }
    const std::optional<TextEncoding> wide = look.hasNul ? utf16By(head) : std::nullopt;
    if (wide) {
        look.found = *wide;
        return;
    }
    // Single-byte text is nearly never valid UTF-8 by chance; where valid characters outnumber the
    // broken bytes, the file is damaged, and reading it says where.
    if (count.broken == 0 || count.characters > count.broken)
        look.found = TextEncoding::Utf8;
    else
        look.found = likeliestEncoding(look.sample);
}

} // namespace

Result<EncodingLook> lookAtEncoding(QIODevice &device)
{
    EncodingLook look;
    QByteArray head;
    Utf8Count count;
    QByteArray block(kBlock, Qt::Uninitialized);
    if (!device.seek(0))
        return base::fail(ErrorCode::Io, QStringLiteral("seek"));
    while (true) {
        const qint64 size = device.read(block.data(), kBlock);
        if (size < 0)
            return base::fail(ErrorCode::Io, QStringLiteral("read"));
        if (size == 0)
            break;
        const QByteArrayView part = QByteArrayView(block).first(size);
        count.add(part);
        if (head.size() < kSample)
            head.append(part);
        // What more of the same could say is known once the sample is full of letters that are not UTF-8.
        if (look.sample.size() < kSample)
            look.sample.append(lettersOf(part));
        else if (count.broken > count.characters)
            break;
    }
    count.finish();
    decide(look, head, count);
    if (!device.seek(0))
        return base::fail(ErrorCode::Io, QStringLiteral("seek"));
    return look;
}

} // namespace dossier::exchange
