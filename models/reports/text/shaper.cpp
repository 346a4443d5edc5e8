// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/shaper.h"

#include "reports/text/clean_text.h"

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
constexpr char16_t kLeftToRightMark = 0x200E;
constexpr char16_t kRightToLeftMark = 0x200F;

std::u16string_view view(QStringView text)
{
    return {text.utf16(), std::size_t(text.size())};
}

/// False for a mark, which belongs to the letter before it, and for a joiner.
bool startsCharacter(QStringView text)
{
    if (text.isEmpty())
        return false;
    char32_t first = text.front().unicode();
    if (text.front().isHighSurrogate() && text.size() > 1)
        first = QChar::surrogateToUcs4(text[0], text[1]);
    return !QChar::isMark(first);
}

/// Characters in the opposite order.
QString reversed(QStringView text)
{
    QString result;
    for (qsizetype i = text.size() - 1; i >= 0; --i) {
        if (i > 0 && text[i].isLowSurrogate()) {
            result += text[i - 1];
            result += text[i--];
        } else {
            result += text[i];
        }
    }
    return result;
}

char32_t characterAt(QStringView text, qsizetype at)
{
    if (text.at(at).isHighSurrogate() && at + 1 < text.size())
        return QChar::surrogateToUcs4(text.at(at), text.at(at + 1));
    return text.at(at).unicode();
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
    // Without a language HarfBuzz would take that of the process, and with it other glyphs.
    if (tag.isEmpty())
        return hb_language_from_string("und", -1);
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
    // Every character its own cluster where the font allows it, so that marks keep their own text.
    hb_buffer_set_cluster_level(m_buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
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

    return taken(request, from);
}

/// One cluster of the buffer: glyphs [first, end) in visual order, text [textBegin, textEnd).
struct Shaper::Cluster {
    std::size_t first = 0;
    std::size_t end = 0;
    qsizetype textBegin = 0;
    qsizetype textEnd = 0;
};

std::vector<Shaper::Cluster> Shaper::clusters(const ShapeRequest &request, qsizetype from) const
{
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(m_buffer, &count);
    std::vector<Cluster> result;
    for (std::size_t first = 0; first < count;) {
        std::size_t end = first + 1;
        while (end < count && infos[end].cluster == infos[first].cluster)
            ++end;
        // The text of a cluster ends where the next one in reading order begins.
        qsizetype textEnd = request.end;
        if (!request.rightToLeft && end < count)
            textEnd = from + qsizetype(infos[end].cluster);
        else if (request.rightToLeft && first > 0)
            textEnd = from + qsizetype(infos[first - 1].cluster);
        result.push_back({first, end, from + qsizetype(infos[first].cluster), textEnd});
        first = end;
    }
    return result;
}

Result<std::shared_ptr<ShapedWord>> Shaper::taken(const ShapeRequest &request, qsizetype from)
{
    auto word = std::make_shared<ShapedWord>();
    word->face = request.face;
    word->rightToLeft = request.rightToLeft;
    const std::vector<Cluster> all = clusters(request, from);
    const auto isMark = [&](const Cluster &cluster) { return !startsCharacter(request.text.sliced(cluster.textBegin)); };
    for (std::size_t i = 0; i < all.size();) {
        // A letter and the marks on it are one character to a reader: marks follow it, or stand
        // before it in the visual order of right-to-left text.
        std::size_t end = i + 1;
        while (end < all.size() && isMark(all[request.rightToLeft ? end - 1 : end]))
            ++end;
        DOSSIER_TRY(takeCharacter(request, std::span(all).subspan(i, end - i), *word));
        i = end;
    }
    return word;
}

Result<void> Shaper::takeCharacter(const ShapeRequest &request, std::span<const Cluster> clusters, ShapedWord &word)
{
    const Cluster &base = request.rightToLeft ? clusters.back() : clusters.front();
    const Cluster &last = request.rightToLeft ? clusters.front() : clusters.back();
    const QStringView text = request.text.sliced(base.textBegin, last.textEnd - base.textBegin);
    const bool simple = clusters.front().first + 1 == clusters.back().end
        && (!request.rightToLeft || text.size() == 1 || (text.size() == 2 && text.front().isHighSurrogate()));
    const std::size_t start = word.glyphs.size();
    if (!simple)
        DOSSIER_TRY(takeAnchor(word));
    for (const Cluster &cluster : clusters) {
        for (std::size_t glyph = cluster.first; glyph < cluster.end; ++glyph) {
            const QStringView own = glyph == cluster.first
                ? request.text.sliced(cluster.textBegin, cluster.textEnd - cluster.textBegin)
                : QStringView(&kZeroWidthSpace, 1);
            DOSSIER_TRY(takeGlyph(request, glyph, own, cluster.textBegin, word));
        }
    }
    if (!simple) {
        DOSSIER_TRY(takeAnchor(word));
        word.actual.push_back({std::uint32_t(start), std::uint32_t(word.glyphs.size() - start),
                               request.rightToLeft ? reversed(text) : text.toString()});
    }
    (request.rightToLeft ? word.glyphs.back() : word.glyphs[start]).startsCharacter = startsCharacter(text);
    return {};
}

Result<void> Shaper::takeGlyph(const ShapeRequest &request, std::size_t index, QStringView text, qsizetype textAt, ShapedWord &word)
{
    const hb_glyph_info_t &info = hb_buffer_get_glyph_infos(m_buffer, nullptr)[index];
    const hb_glyph_position_t &position = hb_buffer_get_glyph_positions(m_buffer, nullptr)[index];
    if (info.codepoint == 0)
        return fail(ErrorCode::MissingGlyph, codePointName(characterAt(request.text, textAt)));
    DOSSIER_ASSIGN(const std::uint16_t code, m_codes[request.face].code(std::uint16_t(info.codepoint), text, position.x_advance));
    word.glyphs.push_back({std::uint16_t(info.codepoint), code, false, position.x_advance, position.x_offset, position.y_offset});
    word.advance += position.x_advance;
    return {};
}

Result<void> Shaper::takeAnchor(ShapedWord &word)
{
    DOSSIER_ASSIGN(ShapedGlyph anchor, blankGlyph(word.face, kZeroWidthSpace));
    word.glyphs.push_back(anchor);
    return {};
}

Result<ShapedGlyph> Shaper::blankGlyph(FaceIndex face, char16_t text)
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(m_fonts.face(face).font(), U' ', &glyph);
    DOSSIER_ASSIGN(const std::uint16_t code, m_codes[face].code(std::uint16_t(glyph), QStringView(&text, 1), 0));
    return ShapedGlyph{std::uint16_t(glyph), code, false, 0, 0, 0};
}

QStringList Shaper::missing() const
{
    QStringList names;
    for (const char32_t character : m_missing)
        names.append(codePointName(character));
    return names;
}

Result<SharedWord> Shaper::directionMark(FaceIndex face, bool rightToLeft)
{
    auto word = std::make_shared<ShapedWord>();
    word->face = face;
    word->rightToLeft = rightToLeft;
    DOSSIER_ASSIGN(ShapedGlyph glyph, blankGlyph(face, rightToLeft ? kRightToLeftMark : kLeftToRightMark));
    glyph.startsCharacter = true;
    word->glyphs.push_back(glyph);
    return SharedWord(std::move(word));
}

} // namespace dossier::reports
