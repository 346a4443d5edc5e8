// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/content_stream.h"

#include "reports/pdf/pdf_text.h"

#include <cmath>

namespace dossier::reports::pdf {

namespace {

constexpr qsizetype kUsualPageSize = 32 * 1024;
constexpr double kLeastAdjustment = 0.5;     // thousandths of an em; less is below what can be seen
constexpr double kFarThousandths = 2000;     // a gap this wide is a new place, not a space

void appendColour(QByteArray &out, Rgb colour)
{
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        appendNumber(out, part / 255.0);
        out += ' ';
    }
    out += "rg\n";
}

} // namespace

QByteArrayView roleName(ElementRole role)
{
    switch (role) {
    case ElementRole::H1: return "H1";
    case ElementRole::H2: return "H2";
    case ElementRole::H3: return "H3";
    case ElementRole::H4: return "H4";
    case ElementRole::H5: return "H5";
    case ElementRole::H6: return "H6";
    case ElementRole::P: return "P";
    case ElementRole::Sect: return "Sect";
    case ElementRole::Table: return "Table";
    case ElementRole::TR: return "TR";
    case ElementRole::TH: return "TH";
    case ElementRole::TD: return "TD";
    case ElementRole::L: return "L";
    case ElementRole::LI: return "LI";
    case ElementRole::Lbl: return "Lbl";
    case ElementRole::LBody: return "LBody";
    case ElementRole::TOC: return "TOC";
    case ElementRole::TOCI: return "TOCI";
    case ElementRole::Link: return "Link";
    case ElementRole::Figure: return "Figure";
    }
    return "Span";
}

ContentStream::ContentStream(const HouseStyle &style, const Shaper &shaper, RoleOf roleOf, int firstMark)
    : m_style(style), m_shaper(shaper), m_roleOf(std::move(roleOf)), m_firstMark(firstMark)
{
    m_out.reserve(kUsualPageSize);
}

void ContentStream::add(const DisplayList &list)
{
    for (const Fill &fill : list.fills)
        addFill(fill);
    for (const Shape &shape : list.shapes)
        addShape(shape);
    closeMark();
    for (const TextItem &item : list.texts)
        addText(item);
    closeMark();
}

QByteArray ContentStream::take()
{
    return std::move(m_out);
}

void ContentStream::setColour(Rgb colour)
{
    if (m_colour == colour)
        return;
    closeShow();
    appendColour(m_out, colour);
    m_colour = colour;
}

void ContentStream::addShape(const Shape &shape)
{
    openMark(shape.element, false);
    setColour(shape.colour);
    for (std::size_t i = 0; i < shape.corners.size(); ++i) {
        appendNumber(m_out, shape.corners[i].x);
        m_out += ' ';
        appendNumber(m_out, m_style.pageHeight - shape.corners[i].y);
        m_out += i == 0 ? " m\n" : " l\n";
    }
    m_out += "f\n";
}

void ContentStream::addFill(const Fill &fill)
{
    openMark(fill.element, false);
    setColour(fill.colour);
    for (const double value : {fill.x, m_style.pageHeight - fill.y - fill.height, fill.width, fill.height}) {
        appendNumber(m_out, value);
        m_out += ' ';
    }
    m_out += "re f\n";
}

void ContentStream::openMark(ElementId element, bool text)
{
    if (m_open == element)
        return;
    closeMark();
    if (element == kArtifact) {
        m_out += "/Artifact BMC";
    } else {
        m_out += '/';
        m_out += roleName(m_roleOf(element));
        m_out += "<</MCID ";
        appendInteger(m_out, m_firstMark + qint64(m_marked.size()));
        m_out += ">>BDC";
        m_marked.push_back(element);
    }
    m_out += text ? " BT\n" : "\n";
    m_open = element;
    m_inText = text;
    m_placed = false;
}

void ContentStream::closeMark()
{
    if (!m_open)
        return;
    setLanguage({});
    closeShow();
    m_out += m_inText ? "ET EMC\n" : "EMC\n";
    m_open.reset();
}

void ContentStream::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    closeShow();
    if (!m_language.isEmpty())
        m_out += "EMC\n";
    if (!language.isEmpty()) {
        m_out += "/Span<</Lang";
        appendLanguage(m_out, language);
        m_out += ">>BDC\n";
    }
    m_language = language;
}

void ContentStream::closeShow()
{
    if (m_inString)
        m_out += ')';
    if (m_inArray)
        m_out += "]TJ\n";
    m_inString = false;
    m_inArray = false;
}

void ContentStream::adjust(double thousandths)
{
    if (std::abs(thousandths) < kLeastAdjustment)
        return;
    if (m_inString)
        m_out += ')';
    if (!m_inArray)
        m_out += '[';
    m_inString = false;
    m_inArray = true;
    const std::int64_t rounded = std::llround(thousandths);
    appendInteger(m_out, -rounded);
    m_pen += double(rounded) * m_size / 1000;
}

void ContentStream::moveTo(const TextItem &item)
{
    const int face = item.word->face;
    if (face != m_face || item.size != m_size) {
        closeShow();
        m_out += "/F";
        appendInteger(m_out, face);
        m_out += ' ';
        appendNumber(m_out, item.size);
        m_out += " Tf\n";
        m_face = face;
        m_size = item.size;
    }
    const double gap = (item.x - m_pen) * 1000 / m_size;
    if (m_placed && m_baseline == item.baseline && std::abs(gap) < kFarThousandths) {
        adjust(gap);
        return;
    }
    closeShow();
    m_out += "1 0 0 1 ";
    appendNumber(m_out, item.x);
    m_out += ' ';
    appendNumber(m_out, m_style.pageHeight - item.baseline);
    m_out += " Tm\n";
    m_placed = true;
    m_pen = item.x;
    m_baseline = item.baseline;
}

void ContentStream::addGlyph(const TextItem &item, const ShapedGlyph &glyph, double toThousandths)
{
    const double dx = glyph.dx * toThousandths;
    const double rise = glyph.dy * toThousandths * item.size / 1000;
    adjust(dx);
    if (glyph.dy != 0) {
        closeShow();
        appendNumber(m_out, rise);
        m_out += " Ts\n";
    }
    if (!m_inArray)
        m_out += '[';
    if (!m_inString)
        m_out += '(';
    m_inArray = true;
    m_inString = true;
    appendCode(m_out, glyph.code);
    const GlyphCodes::Entry &entry = m_shaper.codes()[item.word->face].entries()[glyph.code - 1U];
    const double width = double(std::lround(entry.advance * toThousandths));
    m_pen += width * m_size / 1000;
    if (glyph.dy != 0) {
        closeShow();
        m_out += "0 Ts\n";
    }
    adjust(glyph.advance * toThousandths - dx - width);
}

void ContentStream::addText(const TextItem &item)
{
    openMark(item.element, true);
    setLanguage(item.language);
    setColour(item.colour);
    moveTo(item);
    const ShapedWord &word = *item.word;
    const double toThousandths = 1000.0 / m_shaper.fonts().face(word.face).unitsPerEm();
    std::size_t actual = 0;
    std::uint32_t actualEnd = 0;
    for (std::uint32_t i = item.first; i < item.first + item.count; ++i) {
        while (actual < word.actual.size() && word.actual[actual].first < i)
            ++actual;
        if (actual < word.actual.size() && word.actual[actual].first == i) {
            closeShow();
            m_out += "/Span<</ActualText";
            appendTextString(m_out, word.actual[actual].text);
            m_out += ">>BDC\n";
            actualEnd = i + word.actual[actual].count;
        }
        addGlyph(item, word.glyphs[i], toThousandths);
        if (actualEnd != 0 && i + 1 == actualEnd) {
            closeShow();
            m_out += "EMC\n";
            actualEnd = 0;
        }
    }
}

} // namespace dossier::reports::pdf
