// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/display_list.h"
#include "reports/text/shaper.h"

#include <QImage>
#include <QPainterPath>

#include <unordered_map>

class QPainter;

namespace dossier::reports {

/// The back end that paints: preview and printer see the display list that the PDF is made of.
/// Glyphs are outlines of the report's own faces, so that nothing depends on fonts of the system.
/// One a thread; `style` and `fonts` must outlive it.
class PagePainter
{
public:
    PagePainter(const HouseStyle &style, const FontSet &fonts) : m_style(style), m_fonts(fonts) {}

    /// In points from the top left corner of the page, on whatever the painter is scaled to.
    void paint(const DisplayList &content, QPainter &painter);
    /// White, as large as the page at `dotsPerInch`; content and overlay on it. Null where there is no memory.
    [[nodiscard]] QImage image(const DisplayList &content, const DisplayList &overlay, double dotsPerInch);

private:
    void paint(const TextItem &item, QPainter &painter);
    /// In font units, upright: y downwards.
    [[nodiscard]] const QPainterPath &outline(FaceIndex face, std::uint16_t glyph);

    const HouseStyle &m_style;
    const FontSet &m_fonts;
    std::unordered_map<std::uint32_t, QPainterPath> m_outlines;   ///< face << 16 | glyph
};

} // namespace dossier::reports
