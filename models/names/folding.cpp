// SPDX-License-Identifier: GPL-3.0-or-later
#include "names/folding.h"

#include <QVarLengthArray>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>

namespace dossier::names {

namespace {

/// Latin, its extensions, Greek and Cyrillic: below this every letter folds on its own.
constexpr char16_t kTableEnd = 0x530;
constexpr char16_t kCyrillicSchwa = 0x4d9;
constexpr char16_t kCyrillicIe = 0x435;
/// Decomposing and full case folding make at most this many units of one (Unicode, UAX 15 and 21).
constexpr int kLargestGrowth = 4;

/// What a UTF-16 unit below kTableEnd becomes: up to three others.
struct Entry {
    std::array<char16_t, 3> units{};
    std::uint8_t count = 0;
    bool dependsOnNeighbours = false;
};

using Units = QVarLengthArray<char16_t, 64>;

/// Runs one of ICU's buffer functions; empty where it fails, which it does for no valid text.
template<typename Function>
Units converted(const Units &in, Function function)
{
    Units out(in.size() * kLargestGrowth + 8);
    UErrorCode error = U_ZERO_ERROR;
    const int32_t length = function(in.data(), int32_t(in.size()), out.data(), int32_t(out.size()), &error);
    out.resize(U_SUCCESS(error) ? length : 0);
    return out;
}

Units normalised(const Units &in, const UNormalizer2 *form)
{
    return converted(in, [form](const UChar *from, int32_t size, UChar *to, int32_t room, UErrorCode *error) {
        return unorm2_normalize(form, from, size, to, room, error);
    });
}

Units caseFolded(const Units &in)
{
    return converted(in, [](const UChar *from, int32_t size, UChar *to, int32_t room, UErrorCode *error) {
        return u_strFoldCase(to, room, from, size, U_FOLD_CASE_DEFAULT, error);
    });
}

/// Accents and signs that are put on a letter, not those that make another letter of it: the vowels of
/// Indian scripts belong to their script, the sound marks of kana are named.
bool isStrippedMark(UChar32 c)
{
    if (u_charType(c) != U_NON_SPACING_MARK || c == 0x3099 || c == 0x309a)
        return false;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    return script == USCRIPT_INHERITED || script == USCRIPT_COMMON || script == USCRIPT_LATIN
        || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC || script == USCRIPT_ARABIC
        || script == USCRIPT_HEBREW;
}

Units withoutMarks(const Units &in)
{
    Units out;
    out.reserve(in.size());
    for (int32_t i = 0; i < in.size();) {
        const int32_t start = i;
        UChar32 c = 0;
        U16_NEXT(in.data(), i, int32_t(in.size()), c);
        if (!isStrippedMark(c))
            out.append(in.data() + start, i - start);
    }
    return out;
}

/// Letters that Unicode keeps apart and a search does not.
void mapLetters(Units &units)
{
    for (char16_t &unit : units) {
        switch (unit) {
        case 0x131: unit = u'i'; break;   // ı
        case 0x259: unit = u'e'; break;   // ə
        case 0x1dd: unit = u'e'; break;   // ǝ, the same shape by another number
        case 0xf8: unit = u'o'; break;    // ø
        case 0x142: unit = u'l'; break;   // ł
        case 0x111: unit = u'd'; break;   // đ
        default: break;
        }
    }
}

Units foldedByRules(QStringView text)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *decomposed = unorm2_getNFDInstance(&error);
    const UNormalizer2 *composed = unorm2_getNFCInstance(&error);
    Units units(text.size());
    std::copy_n(text.utf16(), text.size(), units.data());
    if (U_FAILURE(error))
        return units;
    units = withoutMarks(normalised(caseFolded(normalised(units, decomposed)), decomposed));
    mapLetters(units);
    return normalised(units, composed);
}

std::array<Entry, kTableEnd> makeTable()
{
    std::array<Entry, kTableEnd> table;
    for (char16_t unit = 0; unit < kTableEnd; ++unit) {
        const Units folded = foldedByRules(QStringView(&unit, 1));
        Entry &entry = table[unit];
        entry.dependsOnNeighbours = folded.contains(kCyrillicSchwa) || folded.size() > qsizetype(entry.units.size());
        if (entry.dependsOnNeighbours)
            continue;
        entry.count = std::uint8_t(folded.size());
        std::copy(folded.begin(), folded.end(), entry.units.begin());
    }
    return table;
}

bool isLatinLetter(char16_t unit)
{
    return (unit >= u'a' && unit <= u'z') || (unit > 0x7f && unit < 0x250 && u_isalpha(unit));
}

/// Latin or Cyrillic as the neighbouring letter is; Cyrillic for a word of nothing else.
void settleSchwas(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != QChar(kCyrillicSchwa))
            continue;
        // Only the first letter of a word looks ahead, so that a row of schwas costs one pass.
        qsizetype neighbour = i - 1;
        if (i == 0 || !text[i - 1].isLetter()) {
            neighbour = i + 1;
            while (neighbour < text.size() && text[neighbour] == QChar(kCyrillicSchwa))
                ++neighbour;
        }
        const bool latin = neighbour < text.size() && isLatinLetter(text[neighbour].unicode());
        text[i] = latin ? QChar(u'e') : QChar(kCyrillicIe);
    }
}

QString foldedSlowly(QStringView text)
{
    const Units units = foldedByRules(text);
    QString out(reinterpret_cast<const QChar *>(units.data()), units.size());
    if (out.contains(QChar(kCyrillicSchwa)))
        settleSchwas(out);
    return out;
}

} // namespace

QString fold(QStringView text)
{
    static const std::array<Entry, kTableEnd> kTable = makeTable();
    QString out(text.size() * qsizetype(Entry{}.units.size()), Qt::Uninitialized);
    QChar *next = out.data();
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit >= kTableEnd || kTable[unit].dependsOnNeighbours)
            return foldedSlowly(text);
        const Entry &entry = kTable[unit];
        for (std::uint8_t i = 0; i < entry.count; ++i)
            *next++ = QChar(entry.units[i]);
    }
    out.truncate(next - out.constData());
    return out;
}

} // namespace dossier::names
