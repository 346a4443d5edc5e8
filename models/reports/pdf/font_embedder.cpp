// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/font_embedder.h"

#include "reports/pdf/pdf_text.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>
#include <memory>

namespace dossier::reports::pdf {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using base::fail;

namespace {

constexpr std::size_t kRangesPerSection = 100;   // limit of a CMap (Adobe TN 5014)

struct Subset {
    QByteArray file;
    QByteArray codeToGlyph;              ///< two bytes a code, from 0
};

int thousandths(int units, const FontFace &face)
{
    const double scaled = units * 1000.0 / face.unitsPerEm();
    return int(std::lround(scaled));
}

void dropLayoutTables(hb_subset_input_t *input)
{
    // Shaping is done; what a page shows are glyphs. Hints and names would only make it larger.
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
                               HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
                               HB_TAG('c', 'm', 'a', 'p'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p')})
        hb_set_add(drop, tag);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
}

Result<Subset> makeSubset(const FontFace &face, const GlyphCodes &codes)
{
    using Input = std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)>;
    using Plan = std::unique_ptr<hb_subset_plan_t, decltype(&hb_subset_plan_destroy)>;
    using Face = std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)>;
    const Input input(hb_subset_input_create_or_fail(), &hb_subset_input_destroy);
    if (!input)
        return fail(ErrorCode::OutOfMemory, u"font subset"_s);
    dropLayoutTables(input.get());
    hb_set_t *glyphs = hb_subset_input_glyph_set(input.get());
    for (const GlyphCodes::Entry &entry : codes.entries())
        hb_set_add(glyphs, entry.glyph);
    const Plan plan(hb_subset_plan_create_or_fail(face.face(), input.get()), &hb_subset_plan_destroy);
    if (!plan)
        return fail(ErrorCode::Internal, u"font subset of "_s + QString::fromLatin1(face.name()));
    const Face subset(hb_subset_plan_execute_or_fail(plan.get()), &hb_face_destroy);
    if (!subset)
        return fail(ErrorCode::Internal, u"font subset of "_s + QString::fromLatin1(face.name()));

    Subset result;
    hb_blob_t *blob = hb_face_reference_blob(subset.get());
    unsigned length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    result.file = QByteArray(data, qsizetype(length));
    hb_blob_destroy(blob);
    const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    result.codeToGlyph = QByteArray(2, '\0');
    for (const GlyphCodes::Entry &entry : codes.entries()) {
        const hb_codepoint_t glyph = hb_map_get(renumbered, entry.glyph);
        result.codeToGlyph += char(glyph >> 8);
        result.codeToGlyph += char(glyph & 0xFF);
    }
    return result;
}

QByteArray toUnicodeMap(const GlyphCodes &codes)
{
    QByteArray map = "/CIDInit/ProcSet findresource begin 12 dict begin begincmap"
                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"
                     "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
                     "1 begincodespacerange<0000><FFFF>endcodespacerange\n";
    const std::vector<GlyphCodes::Entry> &entries = codes.entries();
    for (std::size_t from = 0; from < entries.size(); from += kRangesPerSection) {
        const std::size_t to = std::min(entries.size(), from + kRangesPerSection);
        appendInteger(map, qint64(to - from));
        map += " beginbfchar\n";
        for (std::size_t i = from; i < to; ++i) {
            const char16_t code = char16_t(i + 1);
            appendUtf16Hex(map, QStringView(&code, 1));
            appendUtf16Hex(map, entries[i].text);
            map += '\n';
        }
        map += "endbfchar\n";
    }
    map += "endcmap CMapName currentdict/CMap defineresource pop end end\n";
    return map;
}

/// Six capitals that tell one subset of a face from another (ISO 32000-1, 9.6.4).
QByteArray subsetName(const FontFace &face, const Subset &subset)
{
    const QByteArray digest = QCryptographicHash::hash(subset.file + subset.codeToGlyph, QCryptographicHash::Sha256);
    QByteArray name;
    for (qsizetype i = 0; i < 6; ++i)
        name += char('A' + std::uint8_t(digest[i]) % 26);
    return name + '+' + face.name();
}

void appendBox(QByteArray &out, const FontFace &face)
{
    hb_blob_t *head = hb_face_reference_table(face.face(), HB_TAG('h', 'e', 'a', 'd'));
    unsigned length = 0;
    const char *data = hb_blob_get_data(head, &length);
    out += "/FontBBox[";
    for (unsigned at = 36; at < 44; at += 2) {
        const int value = at + 1 < length ? std::int16_t(std::uint16_t(std::uint8_t(data[at])) << 8 | std::uint8_t(data[at + 1])) : 0;
        appendInteger(out, thousandths(value, face));
        out += ' ';
    }
    hb_blob_destroy(head);
    out += ']';
}

QByteArray descriptor(const FontFace &face, const QByteArray &name, int file)
{
    const bool italic = face.name().contains("Italic");
    const bool serif = face.name().contains("Serif");
    const bool bold = face.name().contains("Bold");
    QByteArray out = "<</Type/FontDescriptor/FontName/" + name + "/Flags ";
    appendInteger(out, 4 + (serif ? 2 : 0) + (italic ? 64 : 0));    // symbolic: the codes are ours
    appendBox(out, face);
    out += "/ItalicAngle ";
    appendInteger(out, italic ? -12 : 0);
    out += "/Ascent ";
    appendInteger(out, thousandths(face.ascender(), face));
    out += "/Descent ";
    appendInteger(out, thousandths(face.descender(), face));
    out += "/CapHeight 714/StemV ";
    appendInteger(out, bold ? 140 : 80);
    out += "/FontFile2 ";
    appendReference(out, file);
    return out + ">>";
}

QByteArray descendant(const FontFace &face, const QByteArray &name, int descriptorId, int mapId, const GlyphCodes &codes)
{
    QByteArray out = "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
    appendReference(out, descriptorId);
    out += "/CIDToGIDMap ";
    appendReference(out, mapId);
    out += "/DW 0/W[1[";
    for (const GlyphCodes::Entry &entry : codes.entries()) {
        appendInteger(out, thousandths(entry.advance, face));
        out += ' ';
    }
    return out + "]]>>";
}

} // namespace

Result<void> embedFont(PdfFile &file, int id, const FontFace &face, const GlyphCodes &codes)
{
    DOSSIER_ASSIGN(const Subset subset, makeSubset(face, codes));
    const QByteArray name = subsetName(face, subset);
    const int fileId = file.reserve();
    const int mapId = file.reserve();
    const int unicodeId = file.reserve();
    const int descriptorId = file.reserve();
    const int descendantId = file.reserve();
    QByteArray length = "/Length1 ";
    appendInteger(length, subset.file.size());
    DOSSIER_TRY(file.addStream(fileId, length, subset.file));
    DOSSIER_TRY(file.addStream(mapId, {}, subset.codeToGlyph));
    DOSSIER_TRY(file.addStream(unicodeId, {}, toUnicodeMap(codes)));
    DOSSIER_TRY(file.addObject(descriptorId, descriptor(face, name, fileId)));
    DOSSIER_TRY(file.addObject(descendantId, descendant(face, name, descriptorId, mapId, codes)));
    QByteArray font = "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[";
    appendReference(font, descendantId);
    font += "]/ToUnicode ";
    appendReference(font, unicodeId);
    return file.addObject(id, font + ">>");
}

} // namespace dossier::reports::pdf
