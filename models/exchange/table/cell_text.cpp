// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table/cell_text.h"

#include "exchange/table/table_reader.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace dossier::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t kEscape = 0x1B;
constexpr char16_t kSequence = 0x9B;         ///< ESC [ as one character

bool isControl(QChar c)
{
    return c < u' ' || (c >= QChar(0x7F) && c <= QChar(0x9F));
}

/// Characters of the control sequence at `at`; 0 where none begins there or it never ends.
qsizetype sequenceLength(QStringView text, qsizetype at)
{
    const bool isLong = text[at] == kEscape && at + 1 < text.size() && text[at + 1] == u'[';
    if (!isLong && text[at] != kSequence)
        return 0;
    qsizetype end = at + (isLong ? 2 : 1);
    while (end < text.size() && text[end] >= u'0' && text[end] <= u'?')
        ++end;
    while (end < text.size() && text[end] >= u' ' && text[end] <= u'/')
        ++end;
    return end < text.size() && text[end] >= u'@' && text[end] <= u'~' ? end + 1 - at : 0;
}

QString withoutSequences(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = sequenceLength(text, at);
        if (length == 0)
            out.append(text[at]);
        at += std::max<qsizetype>(length, 1);
    }
    return out;
}

/// Takes the character at `at`, and passes it.
char32_t nextOf(QStringView text, qsizetype &at)
{
    char32_t c = 0;
    U16_NEXT(text.utf16(), at, text.size(), c);
    return c;
}

template<typename Predicate>
bool anyCodePoint(QStringView text, Predicate is)
{
    // Nearly all cells hold nothing that is asked for here, and it all lies far up.
    constexpr QChar kLowest(0xAD);
    if (std::ranges::none_of(text, [&](QChar c) { return c >= kLowest; }))
        return false;
    for (qsizetype at = 0; at < text.size();) {
        if (is(nextOf(text, at)))
            return true;
    }
    return false;
}

} // namespace

QString withPlainBreaks(QString text)
{
    if (text.contains(u'\r')) {
        text.replace("\r\n"_L1, "\n"_L1);
        text.replace(u'\r', u'\n');
    }
    return text;
}

QString withoutControls(QString text)
{
    if (std::ranges::none_of(text, isControl))
        return text;   // nearly all of them, and they may be long
    if (text.contains(QChar(kEscape)) || text.contains(QChar(kSequence)))
        text = withoutSequences(text);
    text.replace(u'\v', u'\n').replace(u'\f', u'\n');
    text.removeIf([](QChar c) { return isControl(c) && c != u'\t' && c != u'\n' && c != u'\r'; });
    return text;
}

bool isUnseen(QStringView cell)
{
    constexpr char32_t kBrailleBlank = 0x2800;
    bool holdsSomething = false;
    for (qsizetype at = 0; at < cell.size();) {
        const char32_t c = nextOf(cell, at);
        if (QChar::isSpace(c))
            continue;
        if (!u_hasBinaryProperty(UChar32(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && c != kBrailleBlank)
            return false;
        holdsSomething = true;
    }
    return holdsSomething;
}

bool turnsDirection(QStringView cell)
{
    return anyCodePoint(cell, [](char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); });
}

bool hasNoncharacter(QStringView cell)
{
    return anyCodePoint(cell, [](char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; });
}

bool isLongerThanAnyText(QStringView cell)
{
    // A unit of UTF-16 is at most three bytes of UTF-8.
    if (cell.size() <= kLongestCell / 3)
        return false;
    qsizetype bytes = 0;
    for (const QChar c : cell)
        bytes += c.unicode() < 0x80 ? 1 : (c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3);
    return bytes > kLongestCell;
}

QString plainKey(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).simplified().toCaseFolded();
}

bool isBlankRow(const QStringList &cells)
{
    return std::ranges::all_of(cells, [](const QString &cell) {
        return std::ranges::all_of(cell, [](QChar c) { return c.isSpace(); });
    });
}

} // namespace dossier::exchange
