// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/itemiser.h"

#include "reports/text/clean_text.h"

#include <hb.h>
#include <unicode/uscript.h>

#include <cmath>

namespace dossier::reports {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::fail;

namespace {

constexpr std::uint32_t kScriptFromText = 0;
constexpr char16_t kIsolateStart = 0x2068;
constexpr char16_t kIsolateEnd = 0x2069;

char32_t characterAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

bool isIsolateControl(char32_t c)
{
    return c == kIsolateStart || c == kIsolateEnd;
}

bool belongsToPrevious(char32_t c)
{
    return c == 0x200C || c == 0x200D || QChar::isMark(c);
}

std::uint32_t scriptTag(UScriptCode script)
{
    switch (script) {
    case USCRIPT_LATIN: return HB_SCRIPT_LATIN;
    case USCRIPT_CYRILLIC: return HB_SCRIPT_CYRILLIC;
    case USCRIPT_ARABIC: return HB_SCRIPT_ARABIC;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED: return kScriptFromText;
    default: return hb_script_from_string(uscript_getShortName(script), 4);
    }
}

/// Script of every UTF-16 unit; what has none of its own takes that before it, else that after it.
std::vector<std::uint32_t> scriptsOf(QStringView text)
{
    std::vector<std::uint32_t> scripts(std::size_t(text.size()), kScriptFromText);
    std::uint32_t current = kScriptFromText;
    qsizetype undecided = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        UErrorCode status = U_ZERO_ERROR;
        const char32_t c = characterAt(text, i);
        const std::uint32_t own = scriptTag(uscript_getScript(UChar32(c), &status));
        if (own != kScriptFromText) {
            if (current == kScriptFromText) {
                for (; undecided < i; ++undecided)
                    scripts[std::size_t(undecided)] = own;
            }
            current = own;
        }
        scripts[std::size_t(i)] = current;
        if (c > 0xFFFF)
            scripts[std::size_t(++i)] = current;
    }
    return scripts;
}

} // namespace

/// What is known of a text before it is cut; `levels` and `scripts` are empty where all of it
/// reads left to right in European letters, which is most of what there is.
struct Itemiser::Analysis {
    const StyledText &source;
    std::vector<std::uint8_t> levels;
    std::vector<std::uint32_t> scripts;

    [[nodiscard]] std::uint8_t level(qsizetype at) const { return levels.empty() ? 0 : levels[std::size_t(at)]; }
    [[nodiscard]] std::uint32_t script(qsizetype at) const
    {
        return scripts.empty() ? kScriptFromText : scripts[std::size_t(at)];
    }
};

struct Itemiser::Item {
    FaceIndex face = 0;
    std::uint8_t level = 0;
    std::uint32_t script = 0;
    std::size_t span = 0;

    friend bool operator==(const Item &, const Item &) = default;
};

Result<ItemisedText> Itemiser::itemise(const StyledText &text)
{
    Analysis analysis{text, {}, {}};
    if (text.rightToLeft || !isPlainLeftToRight(text.text)) {
        DOSSIER_ASSIGN(analysis.levels, m_bidi.levels(text.text, text.rightToLeft));
        analysis.scripts = scriptsOf(text.text);
    }
    DOSSIER_ASSIGN(const std::vector<BreakSegment> breaks, m_lineBreaker.segments(text.text, text.language));
    ItemisedText result;
    result.segments.reserve(breaks.size());
    result.pieces.reserve(breaks.size() * 2);
    std::size_t span = 0;
    for (const BreakSegment &segment : breaks) {
        TextSegment laid;
        laid.begin = result.pieces.size();
        DOSSIER_TRY(addPieces(analysis, segment.begin, segment.end, span, false, result));
        laid.end = result.pieces.size();
        DOSSIER_TRY(addPieces(analysis, segment.end, segment.next, span, true, result));
        laid.next = result.pieces.size();
        laid.lineEnd = segment.lineEnd;
        for (std::size_t i = laid.begin; i < laid.next; ++i)
            (i < laid.end ? laid.width : laid.blankWidth) += result.pieces[i].advance;
        result.segments.push_back(laid);
    }
    return result;
}

bool Itemiser::canDraw(const FontSet &fonts, char32_t character, const StyleSpan &style)
{
    if (character == u'\n' || isIsolateControl(character) || character == 0x200C || character == 0x200D)
        return true;
    return fonts.faceFor(character, style.family, style.bold, style.italic).has_value();
}

Result<Itemiser::Item> Itemiser::itemAt(const Analysis &analysis, qsizetype at, std::size_t span) const
{
    const StyleSpan &style = analysis.source.spans[span];
    const FontSet &fonts = m_shaper.fonts();
    const char32_t c = characterAt(analysis.source.text, at);
    Item item{fonts.primary(style.family, style.bold, style.italic), analysis.level(at), analysis.script(at), span};
    // Arabic has no italic: bold stands for it. Signs between Arabic letters come from the same
    // face; numbers and codes, which read left to right, from that of the surrounding Latin.
    const bool heavy = style.bold || style.italic;
    if (item.script == HB_SCRIPT_ARABIC && (item.level & 1) != 0 && fonts.face(fonts.arabic(heavy)).covers(c)) {
        item.face = fonts.arabic(heavy);
        return item;
    }
    if (fonts.face(item.face).covers(c))
        return item;
    const std::optional<FaceIndex> face = fonts.faceFor(c, style.family, heavy, false);
    if (!face)
        return fail(ErrorCode::MissingGlyph, codePointName(c));
    item.face = *face;
    return item;
}

Result<void> Itemiser::addPieces(const Analysis &analysis, qsizetype begin, qsizetype end, std::size_t &span,
                                 bool blank, ItemisedText &result)
{
    const QStringView text = analysis.source.text;
    Item current;
    qsizetype open = -1;             // where the current piece begins; -1: none
    for (qsizetype i = begin; i < end; ++i) {
        while (i >= analysis.source.spans[span].end)
            ++span;
        const char32_t c = characterAt(text, i);
        if (c == u'\n' || isIsolateControl(c)) {
            if (open >= 0)
                DOSSIER_TRY(addPiece(analysis, current, open, i, blank, result));
            open = -1;
            continue;
        }
        const bool follows = open >= 0 && belongsToPrevious(c) && current.span == span
            && (c == 0x200C || c == 0x200D || m_shaper.fonts().face(current.face).covers(c));
        if (!follows) {
            DOSSIER_ASSIGN(const Item item, itemAt(analysis, i, span));
            if (open >= 0 && !(item == current)) {
                DOSSIER_TRY(addPiece(analysis, current, open, i, blank, result));
                open = -1;
            }
            if (open < 0) {
                current = item;
                open = i;
            }
        }
        if (c > 0xFFFF)
            ++i;
    }
    if (open >= 0)
        DOSSIER_TRY(addPiece(analysis, current, open, end, blank, result));
    return {};
}

Result<void> Itemiser::addPiece(const Analysis &analysis, const Item &item, qsizetype begin, qsizetype end, bool blank,
                                ItemisedText &result)
{
    const QStringView text = analysis.source.text;
    const StyleSpan &style = analysis.source.spans[item.span];
    ShapeRequest request{text, begin, end, item.face, (item.level & 1) != 0, false, item.script, style.shaping};
    if (item.script == HB_SCRIPT_ARABIC && !blank) {
        const bool before = begin > 0 && text[begin - 1].isLetter();
        const bool after = end < text.size() && text[end].isLetter();
        request.joinsNeighbours = before || after;
    }
    DOSSIER_ASSIGN(SharedWord word, m_shaper.shape(request));
    TextPiece piece;
    // Two decimals, as a page file states it: what was measured is what is printed.
    piece.size = std::round(style.size * (m_shaper.fonts().isArabic(item.face) ? m_arabicScale : 1) * 100) / 100;
    piece.advance = piece.size * word->advance / m_shaper.fonts().face(item.face).unitsPerEm();
    piece.count = std::uint32_t(word->glyphs.size());
    piece.word = std::move(word);
    piece.span = std::uint32_t(item.span);
    piece.level = item.level;
    piece.blank = blank;
    result.pieces.push_back(std::move(piece));
    return {};
}

} // namespace dossier::reports
