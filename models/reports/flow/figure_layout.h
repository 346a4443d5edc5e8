// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/flow/paragraph_layout.h"
#include "reports/flow/slab.h"

namespace dossier::reports {

/// Draws what is not text alone: bars, strips, tinted boxes, the silhouette. A drawing that tells
/// something is a figure with its alternative in words; all else is an artifact. Every result but
/// that of summaryBox() is one slab, which no page break cuts.
class FigureLayout
{
public:
    FigureLayout(const HouseStyle &style, ParagraphLayout &paragraphs, ElementCounter &elements)
        : m_style(style), m_paragraphs(paragraphs), m_elements(elements)
    {
    }

    [[nodiscard]] Result<Slab> count(const CountBlock &count, const Frame &frame);
    [[nodiscard]] Result<Slab> strip(const Strip &strip, const Frame &frame);
    [[nodiscard]] Result<Slab> shareBar(const ShareBar &bar, const Frame &frame);
    [[nodiscard]] Result<Slab> timeBar(const TimeBar &bar, const Frame &frame);
    [[nodiscard]] Result<Slab> noteColumns(const NoteColumns &notes, const Frame &frame);
    [[nodiscard]] Result<std::vector<Slab>> summaryBox(const SummaryBox &box, const Frame &frame);
    /// `atRight`: at the right of the frame instead of the left.
    [[nodiscard]] Result<Slab> silhouette(const QString &caption, const Frame &frame, bool atRight);

private:
    struct Words;

    [[nodiscard]] Result<LaidText> words(const Words &words);
    /// Lays a text and places it; its height.
    [[nodiscard]] Result<double> place(const Words &words, double x, double y, Slab &slab);
    [[nodiscard]] ElementId open(ElementRole role, ElementId parent, const QString &alternative, Slab &slab);
    void addFilling(BarFill filling, double x, double y, double width, double height, ElementId element, DisplayList &list) const;
    /// Names of parts below or above their bar, each on the first line where it stands free; the number of lines.
    [[nodiscard]] Result<double> placeLabels(const std::vector<std::pair<double, QString>> &labels, const Frame &frame, double y,
                                             ElementId element, Slab &slab);
    /// Where something stands that begins `from` the start of the frame.
    [[nodiscard]] double placed(const Frame &frame, double from, double width) const;

    const HouseStyle &m_style;
    ParagraphLayout &m_paragraphs;
    ElementCounter &m_elements;
};

} // namespace dossier::reports
