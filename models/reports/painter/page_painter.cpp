// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/painter/page_painter.h"

#include <QImage>
#include <QPainter>
#include <QPolygonF>

#include <hb.h>

#include <memory>

namespace dossier::reports {

namespace {

constexpr double kPointsPerInch = 72;

QColor colourOf(Rgb colour)
{
    return QColor(colour.red, colour.green, colour.blue);
}

QPainterPath &pathOf(void *data)
{
    return *static_cast<QPainterPath *>(data);
}

// HarfBuzz counts y upwards.
void moveTo(hb_draw_funcs_t *, void *data, hb_draw_state_t *, float x, float y, void *)
{
    pathOf(data).moveTo(double(x), -double(y));
}

void lineTo(hb_draw_funcs_t *, void *data, hb_draw_state_t *, float x, float y, void *)
{
    pathOf(data).lineTo(double(x), -double(y));
}

void quadTo(hb_draw_funcs_t *, void *data, hb_draw_state_t *, float cx, float cy, float x, float y, void *)
{
    pathOf(data).quadTo(double(cx), -double(cy), double(x), -double(y));
}

void cubicTo(hb_draw_funcs_t *, void *data, hb_draw_state_t *, float ax, float ay, float bx, float by, float x, float y, void *)
{
    pathOf(data).cubicTo(double(ax), -double(ay), double(bx), -double(by), double(x), -double(y));
}

void closePath(hb_draw_funcs_t *, void *data, hb_draw_state_t *, void *)
{
    pathOf(data).closeSubpath();
}

struct DestroyFuncs {
    void operator()(hb_draw_funcs_t *funcs) const { hb_draw_funcs_destroy(funcs); }
};

QPainterPath drawn(hb_font_t *font, hb_codepoint_t glyph)
{
    const std::unique_ptr<hb_draw_funcs_t, DestroyFuncs> funcs(hb_draw_funcs_create());
    hb_draw_funcs_set_move_to_func(funcs.get(), moveTo, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(funcs.get(), lineTo, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(funcs.get(), quadTo, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(funcs.get(), cubicTo, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(funcs.get(), closePath, nullptr, nullptr);
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, glyph, funcs.get(), &path);
#else
    hb_font_get_glyph_shape(font, glyph, funcs.get(), &path);
#endif
    return path;
}

} // namespace

const QPainterPath &PagePainter::outline(FaceIndex face, std::uint16_t glyph)
{
    const std::uint32_t key = (std::uint32_t(face) << 16) | glyph;
    const auto known = m_outlines.find(key);
    if (known != m_outlines.end())
        return known->second;
    return m_outlines.emplace(key, drawn(m_fonts.face(face).font(), glyph)).first->second;
}

void PagePainter::paint(const TextItem &item, QPainter &painter)
{
    const ShapedWord &word = *item.word;
    const double scale = item.size / m_fonts.face(word.face).unitsPerEm();
    painter.save();
    painter.translate(item.x, item.baseline);
    painter.scale(scale, scale);
    double pen = 0;
    for (std::uint32_t i = item.first; i < item.first + item.count; ++i) {
        const ShapedGlyph &glyph = word.glyphs[i];
        const QPainterPath &path = outline(word.face, glyph.glyph);
        if (!path.isEmpty())
            painter.fillPath(path.translated(pen + glyph.dx, -double(glyph.dy)), colourOf(item.colour));
        pen += glyph.advance;
    }
    painter.restore();
}

void PagePainter::paint(const DisplayList &content, QPainter &painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const Fill &fill : content.fills)
        painter.fillRect(QRectF(fill.x, fill.y, fill.width, fill.height), colourOf(fill.colour));
    for (const Shape &shape : content.shapes) {
        QPolygonF polygon;
        for (const Point &corner : shape.corners)
            polygon.append(QPointF(corner.x, corner.y));
        painter.setBrush(colourOf(shape.colour));
        painter.drawPolygon(polygon, Qt::WindingFill);
    }
    for (const TextItem &item : content.texts)
        paint(item, painter);
    painter.restore();
}

QImage PagePainter::image(const DisplayList &content, const DisplayList &overlay, double dotsPerInch)
{
    const double scale = dotsPerInch / kPointsPerInch;
    QImage image(qRound(m_style.pageWidth * scale), qRound(m_style.pageHeight * scale), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(content, painter);
    paint(overlay, painter);
    return image;
}

} // namespace dossier::reports
