// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/figure_layout.h"

#include "reports/text/clean_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace dossier::reports {

namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double kUnlimited = 1e6;
constexpr double kCountColumnMm = 62;        // of the cover: the figure, then the words
constexpr double kShareBarHeight = 14;
constexpr double kTimeBarHeight = 8;
constexpr double kOutline = 0.6;
constexpr double kTick = 1;
constexpr double kHatchPeriod = 4;
constexpr double kHatchLine = 1.5;
constexpr double kSilhouetteWidthMm = 20;
constexpr double kSilhouetteHeightMm = 25;
constexpr double kSummaryBar = 3;
constexpr double kHairline = 0.35;
constexpr int kCorners = 48;                 // of a circle

/// An upright ellipse, or its upper half.
std::vector<Point> ellipse(double x, double y, double radiusX, double radiusY, bool upperHalf)
{
    std::vector<Point> corners;
    const double sweep = (upperHalf ? 1.0 : 2.0) * std::numbers::pi;
    for (int i = 0; i <= kCorners; ++i) {
        const double angle = std::numbers::pi + sweep * i / kCorners;
        corners.push_back({x + radiusX * std::cos(angle), y + radiusY * std::sin(angle)});
    }
    return corners;
}

/// The part of a polygon on one side of an upright line.
std::vector<Point> cut(const std::vector<Point> &polygon, double x, bool keepRight)
{
    std::vector<Point> out;
    const auto inside = [&](const Point &point) { return keepRight ? point.x >= x : point.x <= x; };
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point &from = polygon[i];
        const Point &to = polygon[(i + 1) % polygon.size()];
        if (inside(from))
            out.push_back(from);
        if (inside(from) != inside(to))
            out.push_back({x, from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x)});
    }
    return out;
}

Runs bold(const QString &text)
{
    Runs runs = plain(text);
    runs.front().bold = true;
    return runs;
}

} // namespace

struct FigureLayout::Words {
    const Runs &runs;
    TypeRole role = TypeRole::Table;
    double width = kUnlimited;
    ElementId element = kArtifact;
    Align align = Align::Start;
    QString language = {};
};

Result<LaidText> FigureLayout::words(const Words &words)
{
    return m_paragraphs.lay({words.runs, words.role, words.width, words.align, words.language, words.element,
                             m_paragraphs.documentIsRightToLeft()});
}

Result<double> FigureLayout::place(const Words &what, double x, double y, Slab &slab)
{
    DOSSIER_ASSIGN(LaidText text, words(what));
    const double height = text.height();
    std::ranges::move(text.elements, std::back_inserter(slab.elements));
    placeText(std::move(text), x, y, slab.content);
    return height;
}

ElementId FigureLayout::open(ElementRole role, ElementId parent, const QString &alternative, Slab &slab)
{
    const ElementId id = m_elements.next();
    slab.elements.push_back({id, parent, role, {}, cleanText(alternative)});
    return id;
}

double FigureLayout::placed(const Frame &frame, double from, double width) const
{
    return m_paragraphs.documentIsRightToLeft() ? frame.x + frame.width - from - width : frame.x + from;
}

Result<Slab> FigureLayout::count(const CountBlock &count, const Frame &frame)
{
    Slab slab;
    const ElementId id = open(ElementRole::P, frame.parent, {}, slab);
    const Runs figureRuns = plain(count.figure);
    DOSSIER_ASSIGN(LaidText figure, words({figureRuns, TypeRole::CoverFigure, kUnlimited, id}));
    const double figureWidth = figure.lines.front().width;
    const double column = std::min(std::max(kCountColumnMm * kPointsPerMm, figureWidth + 6 * m_style.unit), frame.width * 0.75);
    slab.height = figure.leading;
    const double baseline = figure.lines.front().items.empty() ? slab.height : figure.lines.front().items.front().baseline;
    placeLine(std::move(figure.lines.front()), m_paragraphs.documentIsRightToLeft() ? frame.x + frame.width - kUnlimited : frame.x, 0,
              slab.content);
    DOSSIER_ASSIGN(LaidText text, words({count.text, TypeRole::CoverText, frame.width - column, id}));
    // The last lines of both stand on one.
    const double own = text.lines.back().items.empty() ? 0 : text.lines.back().items.front().baseline;
    const double y = std::max(0.0, baseline - own - text.leading * double(text.lines.size() - 1));
    slab.height = std::max(slab.height, y + text.height());
    placeText(std::move(text), placed(frame, column, frame.width - column), y, slab.content);
    slab.closed.push_back({id, m_elements.last()});
    return slab;
}

Result<Slab> FigureLayout::strip(const Strip &strip, const Frame &frame)
{
    Slab slab;
    const ElementId list = open(ElementRole::L, frame.parent, {}, slab);
    const double width = frame.width / double(strip.cells.size());
    const double pad = 4 * m_style.unit;
    for (std::size_t i = 0; i < strip.cells.size(); ++i) {
        const Strip::Cell &cell = strip.cells[i];
        const double inset = i == 0 ? 0 : pad;
        const double inner = width - inset - m_style.unit;
        const double x = placed(frame, width * double(i) + inset, inner);
        const ElementId item = open(ElementRole::LI, list, {}, slab);
        const ElementId body = open(ElementRole::LBody, item, {}, slab);
        const Runs figure = plain(cell.figure);
        const Runs label = bold(cell.label);
        double y = pad;
        DOSSIER_ASSIGN(const double figureHeight, place({figure, TypeRole::StripFigure, inner, body}, x, y, slab));
        y += figureHeight;
        DOSSIER_ASSIGN(const double labelHeight, place({label, TypeRole::Table, inner, body}, x, y, slab));
        y += labelHeight;
        if (!cell.note.isEmpty()) {
            const Runs note = plain(cell.note);
            DOSSIER_ASSIGN(const double noteHeight, place({note, TypeRole::Label, inner, body}, x, y, slab));
            y += noteHeight;
        }
        slab.height = std::max(slab.height, y + pad);
        slab.closed.push_back({item, m_elements.last()});
    }
    slab.closed.push_back({list, list});
    for (std::size_t i = 1; i < strip.cells.size(); ++i)
        slab.content.fills.push_back({placed(frame, width * double(i), kHairline), 0, kHairline, slab.height,
                                      m_style.colourOf(ColourRole::Rule), kArtifact});
    for (const double y : {0.0, slab.height - m_style.frameRule})
        slab.content.fills.push_back({frame.x, y, frame.width, m_style.frameRule, m_style.colourOf(ColourRole::Ink), kArtifact});
    return slab;
}

void FigureLayout::addFilling(BarFill filling, double x, double y, double width, double height, ElementId element,
                              DisplayList &list) const
{
    const auto fill = [&](ColourRole colour, double inset) {
        if (width > 2 * inset && height > 2 * inset)
            list.fills.push_back({x + inset, y + inset, width - 2 * inset, height - 2 * inset, m_style.colourOf(colour), element});
    };
    switch (filling) {
    case BarFill::Ink: return fill(ColourRole::Ink, 0);
    case BarFill::Dark: return fill(ColourRole::Dark, 0);
    case BarFill::Middle: return fill(ColourRole::Middle, 0);
    case BarFill::Light:
        // Light areas have an outline, or paper would eat them.
        fill(ColourRole::Ink, 0);
        return fill(ColourRole::Watermark, kOutline);
    case BarFill::White:
        fill(ColourRole::Ink, 0);
        return fill(ColourRole::White, kOutline);
    case BarFill::Hatched: break;
    }
    fill(ColourRole::Watermark, 0);
    for (double at = x - height; at < x + width; at += kHatchPeriod) {
        const double across = kHatchLine * std::numbers::sqrt2;
        std::vector<Point> stripe{{at, y + height}, {at + across, y + height}, {at + across + height, y}, {at + height, y}};
        stripe = cut(cut(stripe, x, true), x + width, false);
        if (stripe.size() > 2)
            list.shapes.push_back({std::move(stripe), m_style.colourOf(ColourRole::Ink), element});
    }
}

Result<double> FigureLayout::placeLabels(const std::vector<std::pair<double, QString>> &labels, const Frame &frame, double y,
                                         ElementId element, Slab &slab)
{
    std::vector<double> used;                // of every line, from the start
    double leading = 0;
    for (const auto &[from, text] : labels) {
        const Runs runs = plain(text);
        DOSSIER_ASSIGN(LaidText laid, m_paragraphs.lay({runs, TypeRole::Citation, kUnlimited, Align::Start, {}, element, false}));
        leading = std::max(leading, laid.leading);
        LaidLine &line = laid.lines.front();
        const double at = std::max(0.0, std::min(from, frame.width - line.width));
        const auto free = std::ranges::find_if(used, [&](double end) { return end <= at; });
        const std::size_t row = std::size_t(free - used.begin());
        if (free == used.end())
            used.push_back(0);
        used[row] = at + line.width + 4 * m_style.unit;
        const double x = placed(frame, at, line.width);
        placeLine(std::move(line), x, y + leading * double(row), slab.content);
    }
    return leading * double(used.size());
}

Result<Slab> FigureLayout::shareBar(const ShareBar &bar, const Frame &frame)
{
    double total = 0;
    for (const ShareBar::Part &part : bar.parts)
        total += std::max(0.0, part.value);
    Slab slab;
    const ElementId id = open(ElementRole::Figure, frame.parent, bar.alternative, slab);
    std::vector<std::pair<double, QString>> labels;
    double from = 0;
    for (const ShareBar::Part &part : bar.parts) {
        const double width = total > 0 ? frame.width * std::max(0.0, part.value) / total : 0;
        addFilling(part.fill, placed(frame, from, width), 0, width, kShareBarHeight, id, slab.content);
        const bool dark = part.fill == BarFill::Ink || part.fill == BarFill::Dark;
        Runs value = bold(QString::number(std::llround(part.value)));
        value.front().colour = dark ? ColourRole::White : ColourRole::Ink;
        DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({value, TypeRole::TableHeader, kUnlimited, Align::Start, {}, id, false}));
        const double room = text.lines.front().width + 3 * m_style.unit;
        const bool fits = width >= room && part.fill != BarFill::Hatched;
        if (fits)
            placeLine(std::move(text.lines.front()), placed(frame, from + 1.5 * m_style.unit, room - 3 * m_style.unit),
                      (kShareBarHeight - text.leading) / 2, slab.content);
        labels.emplace_back(from, fits ? part.label : part.label + QStringLiteral(" ") + value.front().text);
        from += width;
    }
    const double top = kShareBarHeight + m_style.unit / 2;
    DOSSIER_ASSIGN(const double height, placeLabels(labels, frame, top, id, slab));
    slab.height = top + height;
    slab.closed.push_back({id, id});
    return slab;
}

Result<Slab> FigureLayout::timeBar(const TimeBar &bar, const Frame &frame)
{
    Slab slab;
    const ElementId id = open(ElementRole::Figure, frame.parent, bar.alternative, slab);
    const auto at = [&](double share) { return frame.width * std::clamp(share, 0.0, 1.0); };
    std::vector<std::pair<double, QString>> labels;
    for (const TimeBar::Part &part : bar.parts)
        labels.emplace_back(at(part.from), part.label);
    DOSSIER_ASSIGN(const double labelHeight, placeLabels(labels, frame, 0, id, slab));
    double y = labelHeight;
    addFilling(BarFill::White, frame.x, y, frame.width, kTimeBarHeight, id, slab.content);
    for (const TimeBar::Part &part : bar.parts) {
        const double width = std::max(0.0, at(part.to) - at(part.from));
        addFilling(part.fill, placed(frame, at(part.from), width), y, width, kTimeBarHeight, id, slab.content);
    }
    for (const double tick : bar.ticks)
        slab.content.fills.push_back({placed(frame, at(tick), kTick), y + kOutline, kTick, kTimeBarHeight - 2 * kOutline,
                                      m_style.colourOf(ColourRole::White), id});
    y += kTimeBarHeight;
    const Runs start = plain(bar.start);
    const Runs end = plain(bar.end);
    DOSSIER_ASSIGN(const double startHeight, place({start, TypeRole::Label, frame.width / 2, id}, placed(frame, 0, frame.width / 2), y, slab));
    DOSSIER_ASSIGN(const double endHeight, place({end, TypeRole::Label, frame.width / 2, id, Align::End},
                                                 placed(frame, frame.width / 2, frame.width / 2), y, slab));
    slab.height = y + std::max(startHeight, endHeight);
    slab.closed.push_back({id, m_elements.last()});
    return slab;
}

Result<Slab> FigureLayout::noteColumns(const NoteColumns &notes, const Frame &frame)
{
    Slab slab;
    const double gap = 9 * m_style.unit;
    const double count = double(notes.columns.size());
    const double width = (frame.width - gap * (count - 1)) / count;
    for (std::size_t i = 0; i < notes.columns.size(); ++i) {
        const ElementId id = open(ElementRole::P, frame.parent, {}, slab);
        const double x = placed(frame, (width + gap) * double(i), width);
        DOSSIER_ASSIGN(const double height, place({notes.columns[i], TypeRole::Table, width, id}, x, 0, slab));
        slab.height = std::max(slab.height, height);
        slab.closed.push_back({id, m_elements.last()});
    }
    return slab;
}

Result<std::vector<Slab>> FigureLayout::summaryBox(const SummaryBox &box, const Frame &frame)
{
    const double side = 6 * m_style.unit;
    const double inner = frame.width - kSummaryBar - 2 * side;
    const double x = m_paragraphs.documentIsRightToLeft() ? frame.x + side : frame.x + kSummaryBar + side;
    std::vector<Slab> slabs;
    const auto addText = [&](const Runs &runs, TypeRole role, double above) -> Result<void> {
        const ElementId id = m_elements.next();
        DOSSIER_ASSIGN(LaidText text, words({runs, role, inner, id, Align::Start, box.language}));
        const std::size_t first = slabs.size();
        for (std::size_t i = 0; i < text.lines.size(); ++i) {
            Slab slab;
            const double top = i == 0 ? above : 0;
            slab.height = text.leading + top;
            slab.mayBreakBefore = first > 0 && role != TypeRole::H3 && i > 1 && i + 1 < text.lines.size();
            placeLine(std::move(text.lines[i]), x, top, slab.content);
            slabs.push_back(std::move(slab));
        }
        slabs[first].elements.push_back({id, frame.parent, ElementRole::P, box.language, {}});
        std::ranges::move(text.elements, std::back_inserter(slabs[first].elements));
        slabs.back().closed.push_back({id, m_elements.last()});
        return {};
    };
    if (!box.label.isEmpty())
        DOSSIER_TRY(addText(plain(box.label), TypeRole::H3, 4 * m_style.unit));
    for (const Runs &paragraph : box.paragraphs)
        DOSSIER_TRY(addText(paragraph, TypeRole::Statement, (slabs.empty() ? 4 : 3) * m_style.unit));
    if (slabs.empty())
        return slabs;
    slabs.back().height += 4 * m_style.unit;
    const double barX = placed(frame, 0, kSummaryBar);
    for (Slab &slab : slabs) {
        slab.content.fills.push_back({frame.x, 0, frame.width, slab.height, m_style.colourOf(ColourRole::Tint), kArtifact});
        slab.content.fills.push_back({barX, 0, kSummaryBar, slab.height, m_style.colourOf(ColourRole::Accent), kArtifact});
    }
    return slabs;
}

Result<Slab> FigureLayout::silhouette(const QString &caption, const Frame &frame, bool atRight)
{
    Slab slab;
    const double width = kSilhouetteWidthMm * kPointsPerMm;
    const double height = kSilhouetteHeightMm * kPointsPerMm;
    const double x = atRight ? frame.x + frame.width - width : frame.x;
    const Rgb edge = m_style.colourOf(ColourRole::Rule);
    slab.content.fills.push_back({x, 0, width, height, edge, kArtifact});
    slab.content.fills.push_back({x + kHairline, kHairline, width - 2 * kHairline, height - 2 * kHairline,
                                  m_style.colourOf(ColourRole::SilhouetteGround), kArtifact});
    const Rgb figure = m_style.colourOf(ColourRole::Silhouette);
    const double middle = x + width / 2;
    slab.content.shapes.push_back({ellipse(middle, height * 0.38, width * 0.18, height * 0.18, false), figure, kArtifact});
    std::vector<Point> shoulders = ellipse(middle, height * 0.96, width * 0.36, height * 0.31, true);
    shoulders.push_back({middle + width * 0.36, height - kHairline});
    shoulders.push_back({middle - width * 0.36, height - kHairline});
    slab.content.shapes.push_back({std::move(shoulders), figure, kArtifact});
    slab.height = height + m_style.unit;
    if (!caption.isEmpty()) {
        const ElementId id = open(ElementRole::P, frame.parent, {}, slab);
        const Runs runs = plain(caption);
        DOSSIER_ASSIGN(const double text, place({runs, TypeRole::Citation, frame.width, id}, frame.x, slab.height, slab));
        slab.height += text;
        slab.closed.push_back({id, m_elements.last()});
    }
    return slab;
}

} // namespace dossier::reports
