// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/paragraph_layout.h"
#include "reports/flow/slab.h"

namespace dossier::reports {

/// Sets contents, index and names into slabs, a line of text each. In several columns the result is
/// one slab that stands for all of them.
class LineListLayout
{
public:
    LineListLayout(const HouseStyle &style, ParagraphLayout &paragraphs, ElementCounter &elements)
        : m_style(style), m_paragraphs(paragraphs), m_elements(elements)
    {
    }

    [[nodiscard]] Result<std::vector<Slab>> lay(const LineList &list, const Frame &frame);

private:
    using Slabs = std::vector<Slab>;
    struct Place;

    [[nodiscard]] Result<double> endWidthOf(const LineList &list);
    [[nodiscard]] Result<void> addHeading(const QString &heading, const Frame &frame, bool first, Slabs &slabs);
    [[nodiscard]] Result<void> addLine(const LineList &list, const LineList::Line &line, const Frame &frame, ElementId parent,
                                       Slabs &slabs);
    /// Number, text and note below each other; those of the first slab in front.
    [[nodiscard]] Result<Slabs> textOf(const LineList &list, const LineList::Line &line, const Place &place);
    [[nodiscard]] Result<void> addEnd(const LineList &list, const LineList::Line &line, const Place &place, Slab &slab);

    const HouseStyle &m_style;
    ParagraphLayout &m_paragraphs;
    ElementCounter &m_elements;
    double m_endWidth = 0;               ///< kept at the end of the lines of the list in hand
};

} // namespace dossier::reports
