// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/line_list_layout.h"

#include "reports/text/clean_text.h"

#include <algorithm>
#include <iterator>

namespace dossier::reports {

namespace {

constexpr double kUnlimited = 1e6;
constexpr double kColumnGap = 10;        // grid units between columns
constexpr double kNumberWidth = 12;      // grid units of a section number
constexpr double kPageWidth = 16;        // grid units kept for the number of a page, which only the end knows
constexpr double kHanging = 3;           // grid units that further lines of one text stand in

ElementRole listRole(LineList::Kind kind)
{
    return kind == LineList::Kind::Contents ? ElementRole::TOC : ElementRole::L;
}

double spaceAfter(LineList::Kind kind)
{
    return kind == LineList::Kind::Names ? 3 : kind == LineList::Kind::Contents ? 1 : 0;
}

} // namespace

struct LineListLayout::Place {
    const Frame &frame;
    double indent = 0;
    double number = 0;                   ///< width of its column
    double end = 0;                      ///< width kept at the end
    ElementId element = 0;

    [[nodiscard]] double width() const { return frame.width - indent - number - end; }
};

Result<std::vector<Slab>> LineListLayout::lay(const LineList &list, const Frame &frame)
{
    const int count = std::max(1, list.columns);
    const double gap = kColumnGap * m_style.unit;
    const double width = (frame.width - gap * (count - 1)) / count;
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    DOSSIER_ASSIGN(m_endWidth, endWidthOf(list));
    const Frame column{mirrored ? frame.x + frame.width - width : frame.x, width, frame.parent};
    Slabs slabs;
    ElementId open = 0;
    const auto closeList = [&] {
        if (open != 0)
            slabs.back().closed.push_back({open, open});
        open = 0;
    };
    for (const LineList::Line &line : list.lines) {
        if (!line.heading.isEmpty()) {
            closeList();
            DOSSIER_TRY(addHeading(line.heading, column, slabs.empty(), slabs));
        }
        const std::size_t first = slabs.size();
        const bool opens = open == 0;
        if (opens)
            open = m_elements.next();
        DOSSIER_TRY(addLine(list, line, column, open, slabs));
        Slab &top = slabs[first];
        top.mayBreakBefore = line.heading.isEmpty();
        if (opens)
            top.elements.insert(top.elements.begin(), Element{open, frame.parent, listRole(list.kind), {}, {}});
    }
    closeList();
    if (count == 1 || slabs.empty())
        return slabs;
    Slab carrier;
    carrier.columns = std::make_shared<ColumnSlabs>(ColumnSlabs{count, mirrored ? -(width + gap) : width + gap, std::move(slabs)});
    Slabs one;
    one.push_back(std::move(carrier));
    return one;
}

/// No more than the longest end needs: names beside it shall not wrap for white.
Result<double> LineListLayout::endWidthOf(const LineList &list)
{
    if (list.kind == LineList::Kind::Contents)
        return kPageWidth * m_style.unit;
    double width = 0;
    for (const LineList::Line &line : list.lines) {
        if (line.end.isEmpty())
            continue;
        const Runs runs = plain(line.end);
        DOSSIER_ASSIGN(const TextExtent end, m_paragraphs.measure({runs, TypeRole::Table, 0, Align::Start, {}, kArtifact, false}));
        width = std::max(width, end.whole);
    }
    return width + m_style.cellPadEnd;
}

Result<void> LineListLayout::addHeading(const QString &heading, const Frame &frame, bool first, Slabs &slabs)
{
    const ElementId id = m_elements.next();
    const Runs runs = plain(heading);
    DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({runs, TypeRole::IndexLetter, frame.width, Align::Start, {}, id,
                                                    m_paragraphs.documentIsRightToLeft()}));
    Slab slab;
    slab.before = first ? 0 : m_style.typeOf(TypeRole::IndexLetter).before;
    slab.height = text.height();
    placeText(std::move(text), frame.x, 0, slab.content);
    slab.elements.push_back({id, frame.parent, ElementRole::P, {}, {}});
    slab.closed.push_back({id, id});
    slabs.push_back(std::move(slab));
    return {};
}

Result<LineListLayout::Slabs> LineListLayout::textOf(const LineList &list, const LineList::Line &line, const Place &place)
{
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    const bool hangs = list.kind != LineList::Kind::Contents;
    const double before = place.indent + place.number;
    const double x = mirrored ? place.frame.x + place.frame.width - before - place.width() : place.frame.x + before;
    Slabs slabs;
    const auto addRuns = [&](const Runs &runs, TypeRole role, bool indented) -> Result<void> {
        double hanging = 0;
        if (indented) {
            DOSSIER_ASSIGN(const TextExtent needed, m_paragraphs.measure({runs, role, 0, Align::Start, {}, kArtifact, mirrored}));
            // Where nothing wraps, nothing hangs, and the line has all of the width.
            hanging = needed.whole > place.width() ? kHanging * m_style.unit : 0;
        }
        DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({runs, role, place.width() - hanging, Align::Start, {}, place.element, mirrored}));
        for (std::size_t i = 0; i < text.lines.size(); ++i) {
            Slab slab;
            slab.height = text.leading;
            slab.mayBreakBefore = false;
            const double shift = mirrored ? (i == 0 ? hanging : 0) : (i == 0 ? 0 : hanging);
            placeLine(std::move(text.lines[i]), x + shift, 0, slab.content);
            slabs.push_back(std::move(slab));
        }
        return {};
    };
    DOSSIER_TRY(addRuns(line.text, TypeRole::Table, hangs && line.note.empty()));
    if (!line.note.empty())
        DOSSIER_TRY(addRuns(line.note, TypeRole::Label, false));
    if (place.number > 0 && !line.number.isEmpty()) {
        Runs runs = plain(line.number + QChar(QChar::Nbsp));
        runs.front().colour = ColourRole::GreyText;
        DOSSIER_ASSIGN(LaidText number, m_paragraphs.lay({runs, TypeRole::Table, place.number, Align::Start, {}, place.element, mirrored}));
        DisplayList withNumber;
        const double at = mirrored ? place.frame.x + place.frame.width - place.indent - place.number : place.frame.x + place.indent;
        placeLine(std::move(number.lines.front()), at, 0, withNumber);
        withNumber.append(std::move(slabs.front().content));
        slabs.front().content = std::move(withNumber);
    }
    return slabs;
}

Result<void> LineListLayout::addEnd(const LineList &list, const LineList::Line &line, const Place &place, Slab &slab)
{
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    const double edge = mirrored ? place.frame.x : place.frame.x + place.frame.width;
    if (list.kind == LineList::Kind::Contents) {
        slab.references.push_back({line.anchor, edge, 0, place.element});
        return {};
    }
    if (line.end.isEmpty())
        return {};
    const Runs runs = plain(line.end);
    DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({runs, TypeRole::Table, kUnlimited, Align::Start, {}, place.element, false}));
    const double width = text.lines.front().width;
    placeLine(std::move(text.lines.front()), mirrored ? edge : edge - width, 0, slab.content);
    return {};
}

Result<void> LineListLayout::addLine(const LineList &list, const LineList::Line &line, const Frame &frame, ElementId parent,
                                     Slabs &slabs)
{
    const bool contents = list.kind == LineList::Kind::Contents;
    const double unit = m_style.unit;
    std::vector<Element> elements;
    const ElementId item = m_elements.next();
    elements.push_back({item, parent, contents ? ElementRole::TOCI : ElementRole::LI, {}, {}});
    ElementId holder = item;
    if (!contents) {
        holder = m_elements.next();
        elements.push_back({holder, item, ElementRole::LBody, {}, {}});
    }
    const ElementId link = line.anchor.isEmpty() ? 0 : m_elements.next();
    if (link != 0)
        elements.push_back({link, holder, ElementRole::Link, {}, {}});
    const bool hasEnd = contents || !line.end.isEmpty();
    const Place place{frame, contents && line.level > 1 ? kNumberWidth * unit : 0, contents ? kNumberWidth * unit : 0,
                      hasEnd ? m_endWidth : 0, link != 0 ? link : holder};
    DOSSIER_ASSIGN(Slabs made, textOf(list, line, place));
    DOSSIER_TRY(addEnd(list, line, place, made.front()));
    if (link != 0) {
        QString said;
        for (const Run &run : line.text)
            said += run.text;
        said = cleanText(said).replace(u'\n', u' ');
        for (Slab &slab : made)
            slab.content.links.push_back({frame.x, 0, frame.width, slab.height, QStringLiteral("#") + line.anchor, link, said});
    }
    made.front().elements = std::move(elements);
    made.back().closed.push_back({item, m_elements.last()});
    made.back().height += spaceAfter(list.kind) * unit;
    std::ranges::move(made, std::back_inserter(slabs));
    return {};
}

} // namespace dossier::reports
