// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/text/font_set.h"

#include <QFile>
#include <QFileInfo>

#include <hb-ot.h>
#include <hb.h>

#include <array>
#include <utility>

namespace dossier::reports {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::fail;

namespace {

// Order matters: primary() computes an index into it.
constexpr std::array<const char *, 10> kRequired{
    "NotoSerif-Regular", "NotoSerif-Bold",       "NotoSerif-Italic",       "NotoSerif-BoldItalic",
    "NotoSans-Regular",  "NotoSans-Bold",        "NotoSans-Italic",        "NotoSans-BoldItalic",
    "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"};

struct OptionalFace {
    const char *name;
    Family family;
    bool bold;
};
// Names of endorsers come in any script; each of these is used only where its file is there.
constexpr std::array<OptionalFace, 14> kOptional{{
    {"NotoSerifArmenian-Regular", Family::Serif, false}, {"NotoSerifArmenian-Bold", Family::Serif, true},
    {"NotoSansArmenian-Regular", Family::Sans, false},   {"NotoSansArmenian-Bold", Family::Sans, true},
    {"NotoSerifGeorgian-Regular", Family::Serif, false}, {"NotoSerifGeorgian-Bold", Family::Serif, true},
    {"NotoSansGeorgian-Regular", Family::Sans, false},   {"NotoSansGeorgian-Bold", Family::Sans, true},
    {"NotoSerifHebrew-Regular", Family::Serif, false},   {"NotoSerifHebrew-Bold", Family::Serif, true},
    {"NotoSansHebrew-Regular", Family::Sans, false},     {"NotoSansHebrew-Bold", Family::Sans, true},
    {"NotoSansThai-Regular", Family::Sans, false},       {"DroidSansFallbackFull", Family::Sans, false},
}};

QString fileOf(const QString &folder, const char *name)
{
    return folder + u'/' + QLatin1StringView(name) + u".ttf"_s;
}

} // namespace

void FontFace::Release::operator()(hb_face_t *face) const { hb_face_destroy(face); }
void FontFace::Release::operator()(hb_font_t *font) const { hb_font_destroy(font); }

Result<FontFace> FontFace::load(const QString &path, QByteArray name)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(QFile::encodeName(path).constData());
    if (!blob)
        return fail(ErrorCode::NotFound, u"font file "_s + QString::fromLatin1(name));
    FontFace result;
    result.m_face.reset(hb_face_create(blob, 0));
    hb_blob_destroy(blob);
    hb_blob_t *outlines = hb_face_reference_table(result.m_face.get(), HB_TAG('g', 'l', 'y', 'f'));
    const bool usable = hb_blob_get_length(outlines) > 0 && hb_face_get_glyph_count(result.m_face.get()) > 0;
    hb_blob_destroy(outlines);
    if (!usable)
        return fail(ErrorCode::MalformedInput, u"no TrueType outlines in "_s + QString::fromLatin1(name));

    result.m_font.reset(hb_font_create(result.m_face.get()));
    result.m_unitsPerEm = int(hb_face_get_upem(result.m_face.get()));
    hb_font_extents_t extents{};
    hb_font_get_h_extents(result.m_font.get(), &extents);
    result.m_ascender = extents.ascender;
    result.m_descender = extents.descender;
    result.m_name = std::move(name);

    result.m_basicPlane = std::make_unique<std::bitset<kPlaneSize>>();
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(result.m_face.get(), characters);
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(characters, &c) && c < kPlaneSize;)
        result.m_basicPlane->set(c);
    hb_set_destroy(characters);
    hb_font_make_immutable(result.m_font.get());
    hb_face_make_immutable(result.m_face.get());
    return result;
}

bool FontFace::covers(char32_t character) const
{
    if (character < kPlaneSize)
        return m_basicPlane->test(character);
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_font.get(), character, &glyph) != 0;
}

Result<FaceIndex> FontSet::add(const QString &folder, const char *name)
{
    DOSSIER_ASSIGN(FontFace face, FontFace::load(fileOf(folder, name), QByteArray(name)));
    m_faces.push_back(std::move(face));
    return FaceIndex(m_faces.size() - 1);
}

Result<void> FontSet::addOptional(const QString &folder)
{
    for (const OptionalFace &wanted : kOptional) {
        if (!QFileInfo::exists(fileOf(folder, wanted.name)))
            continue;
        DOSSIER_ASSIGN(const FaceIndex index, add(folder, wanted.name));
        m_fallbacks.push_back({wanted.family, wanted.bold, index});
    }
    return {};
}

Result<FontSet> FontSet::load(const QString &folder)
{
    FontSet set;
    for (const char *name : kRequired)
        DOSSIER_TRY(set.add(folder, name));
    set.m_naskh = 8;
    set.m_naskhBold = 9;
    DOSSIER_TRY(set.addOptional(folder));
    return set;
}

FaceIndex FontSet::primary(Family family, bool bold, bool italic) const
{
    return FaceIndex((family == Family::Sans ? 4 : 0) + (italic ? 2 : 0) + (bold ? 1 : 0));
}

std::optional<FaceIndex> FontSet::faceFor(char32_t character, Family family, bool bold, bool italic) const
{
    const FaceIndex first = primary(family, bold, italic);
    if (face(first).covers(character))
        return first;
    if (face(arabic(bold)).covers(character))
        return arabic(bold);
    // The wanted weight and family first; any face that has the character before none.
    std::optional<FaceIndex> best;
    int bestScore = -1;
    for (const Fallback &fallback : m_fallbacks) {
        const int score = (fallback.family == family ? 2 : 0) + (fallback.bold == bold ? 1 : 0);
        if (score > bestScore && face(fallback.face).covers(character)) {
            best = fallback.face;
            bestScore = score;
        }
    }
    return best;
}

} // namespace dossier::reports
