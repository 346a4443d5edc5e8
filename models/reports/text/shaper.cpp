// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/shaper.h"

#include <hb.h>

#include <algorithm>

namespace dossier::reports {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::fail;

namespace {

// Real text repeats its words; what is longer than this hardly ever comes back.
constexpr qsizetype kLongestCachedWord = 48;
// Keeps the cache of a very long document within some 30 MB.
constexpr std::size_t kMostCachedWords = 60'000;
// Stands for nothing: the further glyphs of a cluster whose text the first one carries.
constexpr char16_t kZeroWidthSpace = 0x200B;

std::u16string_view view(QStringView text)
{
    return {text.utf16(), std::size_t(text.size())};
}

/// A mark or joiner belongs to the letter before it: no line breaks there, not even in need.
bool startsCharacter(QStringView text)
{
    if (text.isEmpty())
        return false;
    char32_t first = text.front().unicode();
    if (text.front().isHighSurrogate() && text.size() > 1)
        first = QChar::surrogateToUcs4(text[0], text[1]);
    return !QChar::isMark(first) && first != 0x200C && first != 0x200D;
}

QString codePointName(QStringView text, qsizetype at)
{
    char32_t character = text.at(at).unicode();
    if (text.at(at).isHighSurrogate() && at + 1 < text.size())
        character = QChar::surrogateToUcs4(text.at(at), text.at(at + 1));
    return u"U+"_s + QString::number(character, 16).toUpper().rightJustified(4, u'0');
}

} // namespace

Shaper::Shaper(const FontSet &fonts)
    : m_fonts(fonts), m_buffer(hb_buffer_create()), m_codes(std::size_t(fonts.faceCount()))
{
}

Shaper::~Shaper()
{
    hb_buffer_destroy(m_buffer);
}

const hb_language_impl_t *Shaper::language(const QString &tag)
{
    if (tag.isEmpty())
        return HB_LANGUAGE_INVALID;
    return hb_language_from_string(tag.toLatin1().constData(), -1);
}

std::size_t Shaper::KeyHash::operator()(const Key &key) const noexcept
{
    const std::size_t text = std::hash<std::u16string_view>{}(key.text);
    const std::size_t rest = (std::size_t(key.face) << 1 | std::size_t(key.rightToLeft)) ^ (std::size_t(key.script) << 9)
        ^ (reinterpret_cast<std::size_t>(key.language) << 3);
    return text ^ (rest * 0x9E3779B97F4A7C15ULL);
}

Result<SharedWord> Shaper::shape(const ShapeRequest &request)
{
    const QStringView text = request.text.sliced(request.begin, request.end - request.begin);
    if (request.joinsNeighbours || text.size() > kLongestCachedWord)
        return shapeNow(request);
    const Key key{view(text), request.language, request.script, request.face, request.rightToLeft};
    if (const auto known = m_cache.find(key); known != m_cache.end())
        return known->second->word;

    DOSSIER_ASSIGN(std::shared_ptr<ShapedWord> word, shapeNow(request));
    if (m_cache.size() >= kMostCachedWords)
        m_cache.clear();
    auto cached = std::make_unique<CachedWord>(CachedWord{std::u16string(view(text)), word});
    Key owned = key;
    owned.text = cached->text;
    m_cache.emplace(owned, std::move(cached));
    return word;
}

Result<std::shared_ptr<ShapedWord>> Shaper::shapeNow(const ShapeRequest &request)
{
    hb_buffer_reset(m_buffer);
    hb_buffer_set_cluster_level(m_buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    const qsizetype from = request.joinsNeighbours ? 0 : request.begin;
    const qsizetype to = request.joinsNeighbours ? request.text.size() : request.end;
    hb_buffer_add_utf16(m_buffer, reinterpret_cast<const std::uint16_t *>(request.text.utf16()) + from, int(to - from),
                        unsigned(request.begin - from), int(request.end - request.begin));
    hb_buffer_set_direction(m_buffer, request.rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    if (request.script != 0)
        hb_buffer_set_script(m_buffer, hb_script_t(request.script));
    hb_buffer_set_language(m_buffer, request.language);
    hb_buffer_guess_segment_properties(m_buffer);

    // Naskh's "locl" swaps Persian digits for other forms in every language (report-style, "Font facts").
    const hb_feature_t noLocalForms{HB_TAG('l', 'o', 'c', 'l'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    const bool arabic = m_fonts.isArabic(request.face);
    hb_shape(m_fonts.face(request.face).font(), m_buffer, arabic ? &noLocalForms : nullptr, arabic ? 1 : 0);

    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(m_buffer, &count);
    auto word = std::make_shared<ShapedWord>();
    word->face = request.face;
    word->rightToLeft = request.rightToLeft;
    word->glyphs.reserve(count);
    for (std::size_t first = 0; first < count;) {
        std::size_t next = first + 1;
        while (next < count && infos[next].cluster == infos[first].cluster)
            ++next;
        // The text of a cluster ends where the next one in reading order begins.
        const qsizetype begin = from + qsizetype(infos[first].cluster);
        qsizetype end = request.end;
        if (!request.rightToLeft && next < count)
            end = from + qsizetype(infos[next].cluster);
        else if (request.rightToLeft && first > 0)
            end = from + qsizetype(infos[first - 1].cluster);
        DOSSIER_TRY(takeCluster(request, first, next - first, begin, end, *word));
        first = next;
    }
    return word;
}

Result<void> Shaper::takeCluster(const ShapeRequest &request, std::size_t first, std::size_t count,
                                 qsizetype textBegin, qsizetype textEnd, ShapedWord &word)
{
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(m_buffer, nullptr);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(m_buffer, nullptr);
    const QStringView text = request.text.sliced(textBegin, textEnd - textBegin);
    GlyphCodes &codes = m_codes[request.face];
    for (std::size_t i = 0; i < count; ++i) {
        const hb_glyph_info_t &info = infos[first + i];
        const hb_glyph_position_t &position = positions[first + i];
        if (info.codepoint == 0)
            return fail(ErrorCode::MissingGlyph, codePointName(request.text, textBegin));
        const QStringView own = i == 0 ? text : QStringView(&kZeroWidthSpace, 1);
        DOSSIER_ASSIGN(const std::uint16_t code, codes.code(std::uint16_t(info.codepoint), own, position.x_advance));
        word.glyphs.push_back({std::uint16_t(info.codepoint), code, i == 0 && startsCharacter(text), position.x_advance, position.x_offset,
                               position.y_offset});
        word.advance += position.x_advance;
    }
    if (count > 1)
        word.actual.push_back({std::uint32_t(first), std::uint32_t(count), text.toString()});
    return {};
}

} // namespace dossier::reports
