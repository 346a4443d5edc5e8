// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/fact_layout.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dossier::reports {

namespace {

/// Of label and value, and of those of the second pair.
std::array<double, 4> columnWidths(const HouseStyle &style, std::size_t across, double available)
{
    std::array<double, 4> widths = style.factColumns;
    if (across == 1)
        widths = {style.entryMargin + style.entryGap, available - style.entryMargin - style.entryGap, 0, 0};
    const double scale = available / (widths[0] + widths[1] + widths[2] + widths[3]);
    for (double &width : widths)
        width *= scale;
    return widths;
}

/// What stands in a line and beside it; null where there is nothing.
using Line = std::array<const KeyValues::Pair *, 2>;

std::vector<Line> linesOf(const KeyValues &facts, std::size_t across)
{
    std::vector<Line> lines;
    if (!facts.beside.empty()) {
        lines.resize(std::max(facts.pairs.size(), facts.beside.size()));
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i] = {i < facts.pairs.size() ? &facts.pairs[i] : nullptr, i < facts.beside.size() ? &facts.beside[i] : nullptr};
        return lines;
    }
    for (std::size_t i = 0; i < facts.pairs.size(); ++i) {
        if (i % across == 0)
            lines.emplace_back();
        lines.back()[i % across] = &facts.pairs[i];
    }
    return lines;
}

double baselineOf(const LaidText &text)
{
    return text.lines.front().items.empty() ? 0 : text.lines.front().items.front().baseline;
}

} // namespace

struct FactLayout::Place {
    const Frame &frame;
    ElementId list = 0;
    double from = 0;                 ///< of the label, from the start of the frame
    double label = 0;                ///< widths
    double value = 0;
};

Result<void> FactLayout::addPair(const KeyValues::Pair &pair, const QString &language, const Place &place, Slab &slab)
{
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    const Frame &frame = place.frame;
    const ElementId item = m_elements.next();
    const ElementId label = m_elements.next();
    const ElementId value = m_elements.next();
    const Runs labelRuns = plain(pair.label);
    DOSSIER_ASSIGN(LaidText labelText, m_paragraphs.lay({labelRuns, TypeRole::Label, place.label - 2 * m_style.unit, Align::Start,
                                                         language, label, mirrored}));
    DOSSIER_ASSIGN(LaidText valueText, m_paragraphs.lay({pair.value, TypeRole::Table, place.value - m_style.cellPadEnd, Align::Start,
                                                         language, value, mirrored}));
    const double labelX = mirrored ? frame.width - place.from - place.label + 2 * m_style.unit : place.from;
    const double valueX = mirrored ? frame.width - place.from - place.label - place.value + m_style.cellPadEnd : place.from + place.label;
    slab.height = std::max({slab.height, labelText.height(), valueText.height()});
    // Label and value are of different size and stand on one line.
    const bool bothSpeak = baselineOf(valueText) > 0 && baselineOf(labelText) > 0;
    const double lower = bothSpeak ? baselineOf(valueText) - baselineOf(labelText) : 0;
    slab.elements.push_back({item, place.list, ElementRole::LI, {}, {}});
    slab.elements.push_back({label, item, ElementRole::Lbl, {}, {}});
    slab.elements.push_back({value, item, ElementRole::LBody, {}, {}});
    std::ranges::move(valueText.elements, std::back_inserter(slab.elements));
    slab.closed.push_back({item, m_elements.last()});
    placeText(std::move(labelText), frame.x + labelX, lower, slab.content);
    placeText(std::move(valueText), frame.x + valueX, 0, slab.content);
    return {};
}

Result<std::vector<Slab>> FactLayout::facts(const KeyValues &facts, const Frame &frame)
{
    std::vector<Slab> lines;
    if (facts.pairs.empty() && facts.beside.empty())
        return lines;
    const ElementId list = m_elements.next();
    const std::size_t across = facts.beside.empty() ? std::size_t(std::clamp(facts.across, 1, 2)) : 2;
    const std::array<double, 4> widths = columnWidths(m_style, across, frame.width);
    const std::array<Place, 2> places{Place{frame, list, 0, widths[0], widths[1]},
                                      Place{frame, list, widths[0] + widths[1], widths[2], widths[3]}};
    for (const Line &line : linesOf(facts, across)) {
        lines.emplace_back();
        lines.back().mayBreakBefore = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i])
                DOSSIER_TRY(addPair(*line[i], facts.language, places[i], lines.back()));
        }
    }
    for (Slab &line : lines)
        line.height += m_style.unit;
    Slab &top = lines.front();
    top.elements.insert(top.elements.begin(), Element{list, frame.parent, ElementRole::L, facts.language, {}});
    lines.back().closed.push_back({list, list});
    return lines;
}

Result<Slab> FactLayout::status(const StatusBar &bar, const Frame &frame)
{
    const ElementId id = m_elements.next();
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    const double inner = frame.width - 2 * m_style.statusPadSide;
    DOSSIER_ASSIGN(LaidText end, m_paragraphs.lay({bar.end, TypeRole::Table, inner / 2, Align::End, bar.language, id, mirrored}));
    double endWidth = 0;
    for (const LaidLine &line : end.lines)
        endWidth = std::max(endWidth, line.width);
    const double startWidth = inner - endWidth - (endWidth > 0 ? m_style.cellPadEnd : 0);
    const Runs startRuns = separated(bar.start);
    DOSSIER_ASSIGN(LaidText start, m_paragraphs.lay({startRuns, TypeRole::Table, startWidth, Align::Start, bar.language, id,
                                                     mirrored, true}));
    Slab slab;
    slab.height = 2 * m_style.statusPadVertical + std::max(start.height(), end.height());
    slab.content.fills.push_back({frame.x, 0, frame.width, slab.height, m_style.colourOf(ColourRole::Tint), kArtifact});
    slab.elements.push_back({id, frame.parent, ElementRole::P, bar.language, {}});
    for (LaidText *text : {&start, &end})
        std::ranges::move(text->elements, std::back_inserter(slab.elements));
    slab.closed.push_back({id, m_elements.last()});
    const double left = frame.x + m_style.statusPadSide;
    const double top = m_style.statusPadVertical;
    placeText(std::move(start), mirrored ? left + inner - startWidth : left, top, slab.content);
    placeText(std::move(end), mirrored ? left : left + inner / 2, top, slab.content);
    return slab;
}

} // namespace dossier::reports
