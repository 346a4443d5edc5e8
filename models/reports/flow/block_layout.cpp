// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/block_layout.h"

#include "reports/text/clean_text.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace dossier::reports {

using namespace Qt::StringLiterals;

namespace {

constexpr double kUnlimited = 1e6;
constexpr qsizetype kLongestBookmark = 300;
constexpr std::array<TypeRole, 4> kHeadingRoles{TypeRole::ReportTitle, TypeRole::H1, TypeRole::H2, TypeRole::H3};
constexpr std::array<ElementRole, 6> kHeadingElements{ElementRole::H1, ElementRole::H2, ElementRole::H3,
                                                      ElementRole::H4, ElementRole::H5, ElementRole::H6};
constexpr double kSpaceAroundEntry = 10;    // grid units above the rule of an entry
constexpr double kSpaceAboveName = 2;       // grid units between that rule and the name

QString oneLine(const QString &text)
{
    return cleanText(text).replace(u'\n', u' ');
}

QString textOf(const Runs &runs)
{
    QString text;
    for (const Run &run : runs)
        text += run.text;
    return oneLine(text);
}

/// One slab a line; two lines at least on either side of a page break.
std::vector<Slab> slabsOf(LaidText &&text, double x)
{
    std::vector<Slab> slabs(text.lines.size());
    for (std::size_t i = 0; i < slabs.size(); ++i) {
        slabs[i].height = text.leading;
        slabs[i].mayBreakBefore = i == 0 || (i > 1 && i + 1 < slabs.size());
        placeLine(std::move(text.lines[i]), x, 0, slabs[i].content);
    }
    return slabs;
}

double heightOf(const std::vector<Slab> &slabs, std::size_t from = 0)
{
    double height = 0;
    for (std::size_t i = from; i < slabs.size(); ++i)
        height += slabs[i].height + (i > from ? slabs[i].before : 0);
    return height;
}

} // namespace

BlockLayout::BlockLayout(const HouseStyle &style, ParagraphLayout &paragraphs, ElementCounter &elements)
    : m_style(style), m_paragraphs(paragraphs), m_elements(elements), m_tables(style, paragraphs, elements),
      m_facts(style, paragraphs, elements), m_figures(style, paragraphs, elements), m_lineLists(style, paragraphs, elements)
{
}

Result<void> BlockLayout::lay(const Block &block, std::vector<Slab> &slabs)
{
    return layIn(block, {m_style.blockLeft, m_style.blockWidth, 0}, slabs);
}

Result<void> BlockLayout::layIn(const Block &block, const Frame &frame, Slabs &slabs)
{
    return std::visit([&](const auto &content) { return add(content, frame, slabs); }, block.content);
}

void BlockLayout::append(Slabs &&made, double before, double after, Slabs &slabs)
{
    if (made.empty())
        return;
    Slab &first = made.front();
    first.before = std::max(m_after, before) + m_extra;
    first.mayBreakBefore = !m_keepWithLast;
    first.startsPage = m_startPage;
    m_after = after;
    m_extra = 0;
    m_keepWithLast = false;
    m_startPage = false;
    std::ranges::move(made, std::back_inserter(slabs));
}

Result<void> BlockLayout::add(const Heading &heading, const Frame &frame, Slabs &slabs)
{
    const std::size_t level = std::size_t(std::clamp(heading.level, 0, 3));
    const TypeRole role = heading.role.value_or(kHeadingRoles[level]);
    const TypeStyle &type = m_style.typeOf(role);
    const ElementId id = m_elements.next();
    double indent = 0;
    LaidText number;
    if (!heading.number.isEmpty()) {
        Runs runs = separated(plain(oneLine(heading.number)));
        runs.front().colour = ColourRole::Accent;
        DOSSIER_ASSIGN(number, m_paragraphs.lay({runs, role, kUnlimited, Align::Start, heading.language, id, false}));
        indent = number.lines.front().width + type.size / 4;
    }
    Runs words = heading.runs;
    for (const Run &run : heading.aside) {
        words.push_back(run);
        words.back().bold = false;
        words.back().colour = ColourRole::GreyText;
    }
    DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({words, role, frame.width - indent, Align::Start,
                                                    heading.language, id, std::nullopt}));
    const bool fromRight = text.rightToLeft;
    std::vector<Element> links = std::move(text.elements);
    Slabs made = slabsOf(std::move(text), frame.x + (fromRight ? 0 : indent));
    for (Slab &slab : made)
        slab.mayBreakBefore = false;
    Slab &first = made.front();
    if (!heading.number.isEmpty()) {
        DisplayList withNumber;
        const double x = fromRight ? frame.x + frame.width - number.lines.front().width : frame.x;
        placeLine(std::move(number.lines.front()), x, 0, withNumber);
        withNumber.append(std::move(first.content));
        first.content = std::move(withNumber);
    }
    const int tagLevel = frame.parent == 0 ? int(level) : std::min(m_headingLevel + 2, 5);
    first.elements.push_back({id, frame.parent, kHeadingElements[std::size_t(tagLevel)], heading.language, {}});
    std::ranges::move(links, std::back_inserter(first.elements));
    made.back().closed.push_back({id, m_elements.last()});
    if (!heading.anchor.isEmpty())
        first.anchors.push_back({heading.anchor, 0});
    const QString plainWords = textOf(heading.runs).left(kLongestBookmark);
    const QString title = heading.number.isEmpty() ? plainWords : oneLine(heading.number) + u' ' + plainWords;
    if (level == 1 || level == 2)
        first.bookmarks.push_back({int(level), title, 0});
    if (level == 1 && role == TypeRole::H1) {
        first.part = title;
        first.wantedSpace = m_style.blockHeight / 3;
    }
    if (frame.parent == 0)
        m_headingLevel = int(level);
    append(std::move(made), type.before, type.after, slabs);
    m_keepWithLast = true;
    return {};
}

Result<void> BlockLayout::add(const Paragraph &paragraph, const Frame &frame, Slabs &slabs)
{
    const TypeStyle &type = m_style.typeOf(paragraph.role);
    const ElementId id = m_elements.next();
    DOSSIER_ASSIGN(LaidText text, m_paragraphs.lay({paragraph.runs, paragraph.role, frame.width, paragraph.align,
                                                    paragraph.language, id, std::nullopt}));
    std::vector<Element> links = std::move(text.elements);
    Slabs made = slabsOf(std::move(text), frame.x);
    // Inside an entry a short paragraph is not cut: entries are split between blocks.
    if (frame.parent != 0 && heightOf(made) < m_style.blockHeight * m_style.entryMoveShare) {
        for (Slab &slab : made)
            slab.mayBreakBefore = false;
    }
    made.front().elements.push_back({id, frame.parent, ElementRole::P, paragraph.language, {}});
    std::ranges::move(links, std::back_inserter(made.front().elements));
    made.back().closed.push_back({id, m_elements.last()});
    append(std::move(made), type.before, type.after, slabs);
    m_keepWithLast = paragraph.keepWithNext;
    return {};
}

Result<void> BlockLayout::add(const Table &table, const Frame &frame, Slabs &slabs)
{
    DOSSIER_ASSIGN(Slabs made, m_tables.lay(table, frame));
    append(std::move(made), 0, 4 * m_style.unit, slabs);
    return {};
}

Result<void> BlockLayout::add(const KeyValues &facts, const Frame &frame, Slabs &slabs)
{
    DOSSIER_ASSIGN(Slabs made, m_facts.facts(facts, frame));
    append(std::move(made), 2 * m_style.unit, 3 * m_style.unit, slabs);
    return {};
}

Result<void> BlockLayout::add(const StatusBar &bar, const Frame &frame, Slabs &slabs)
{
    DOSSIER_TRY(addOne(m_facts.status(bar, frame), m_style.unit, 2 * m_style.unit, slabs));
    // Status and facts are never parted.
    m_keepWithLast = true;
    return {};
}

Result<void> BlockLayout::add(const Spacer &spacer, const Frame &, Slabs &)
{
    m_extra += std::max(0.0, spacer.units) * m_style.unit;
    return {};
}

Result<void> BlockLayout::add(const PageBreak &, const Frame &, Slabs &)
{
    m_startPage = true;
    m_keepWithLast = false;
    return {};
}

Result<BlockLayout::Slabs> BlockLayout::entryHead(const Entry &entry, ElementId section, const Frame &wide, double marginX)
{
    const int level = std::clamp(m_headingLevel + 1, 1, 3);
    const ElementId heading = m_elements.next();
    const Runs numberRuns = separated(plain(entry.number));
    DOSSIER_ASSIGN(LaidText number, m_paragraphs.lay({numberRuns, TypeRole::EntryNumber, m_style.entryMargin, Align::Start, {},
                                                      heading, m_paragraphs.documentIsRightToLeft()}));
    DOSSIER_ASSIGN(LaidText name, m_paragraphs.lay({entry.name, TypeRole::PersonName, wide.width, Align::Start, {}, heading,
                                                    m_paragraphs.documentIsRightToLeft()}));
    Slabs made = slabsOf(std::move(name), wide.x);
    for (Slab &slab : made)
        slab.mayBreakBefore = false;
    Slab &first = made.front();
    DisplayList withNumber;
    first.height = std::max(first.height, number.height());
    placeText(std::move(number), marginX, 0, withNumber);
    withNumber.append(std::move(first.content));
    first.content = std::move(withNumber);
    const double above = kSpaceAboveName * m_style.unit;
    first.content.moveBy(0, above);
    first.height += above;
    first.content.fills.push_back({m_style.blockLeft, 0, m_style.blockWidth, m_style.frameRule, m_style.colourOf(ColourRole::Ink),
                                   kArtifact});
    first.elements.push_back({section, 0, ElementRole::Sect, {}, {}});
    first.elements.push_back({heading, section, kHeadingElements[std::size_t(level)], {}, {}});
    if (!entry.anchor.isEmpty())
        first.anchors.push_back({entry.anchor, 0});
    made.back().closed.push_back({heading, heading});
    if (!entry.bookmark.isEmpty())
        first.bookmarks.push_back({level, oneLine(entry.bookmark).left(kLongestBookmark), 0});
    return made;
}

Result<void> BlockLayout::add(const Entry &entry, const Frame &frame, Slabs &slabs)
{
    if (frame.parent != 0)
        return base::fail(base::ErrorCode::InvalidArgument, u"an entry inside an entry"_s);
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    const double margin = m_style.entryMargin + m_style.entryGap;
    const ElementId section = m_elements.next();
    const Frame wide{frame.x + (mirrored ? 0 : margin), frame.width - margin, section};
    const double marginX = mirrored ? frame.x + frame.width - m_style.entryMargin : frame.x;

    Slabs made;
    DOSSIER_ASSIGN(Slabs head, entryHead(entry, section, wide, marginX));
    append(std::move(head), kSpaceAroundEntry * m_style.unit, 0, made);
    m_keepWithLast = true;
    if (!entry.otherForms.empty()) {
        DOSSIER_TRY(add(Paragraph{entry.otherForms, TypeRole::Note, Align::Start, {}, true}, wide, made));
        m_after = 0;
    }
    for (const Block &block : entry.blocks)
        DOSSIER_TRY(layIn(block, wide, made));
    if (entry.silhouette)
        DOSSIER_TRY(addSilhouette(entry, section, marginX, made));
    for (std::size_t i = 1; i < made.size(); ++i)
        made[i].continues = entry.number;
    made.front().wholeHeight = heightOf(made);
    made.back().closed.push_back({section, section});
    m_keepWithLast = false;
    m_after = std::max(m_after, kSpaceAroundEntry * m_style.unit);
    std::ranges::move(made, std::back_inserter(slabs));
    return {};
}

Result<void> BlockLayout::addSilhouette(const Entry &entry, ElementId section, double marginX, Slabs &made)
{
    const double top = made.front().height;
    const bool mirrored = m_paragraphs.documentIsRightToLeft();
    DOSSIER_ASSIGN(Slab figure, m_figures.silhouette(*entry.silhouette, {marginX, m_style.entryMargin, section}, mirrored));
    figure.content.moveBy(0, top);
    made.front().content.append(std::move(figure.content));
    std::ranges::move(figure.elements, std::back_inserter(made.front().elements));
    std::ranges::move(figure.closed, std::back_inserter(made.front().closed));
    const double needed = top + figure.height;
    double used = 0;
    for (Slab &slab : made) {
        if (used > 0 && used < needed)
            slab.mayBreakBefore = false;
        used += slab.before + slab.height;
    }
    made.back().height += std::max(0.0, needed - heightOf(made));
    return {};
}

Result<void> BlockLayout::addOne(Result<Slab> &&slab, double before, double after, Slabs &slabs)
{
    DOSSIER_TRY(slab);
    Slabs made;
    made.push_back(*std::move(slab));
    append(std::move(made), before, after, slabs);
    return {};
}

Result<void> BlockLayout::add(const Rule &rule, const Frame &frame, Slabs &slabs)
{
    Slab slab;
    slab.height = rule.thickness;
    slab.content.fills.push_back({frame.x, 0, frame.width, rule.thickness, m_style.colourOf(rule.colour), kArtifact});
    return addOne(std::move(slab), 0, 3 * m_style.unit, slabs);
}

Result<void> BlockLayout::add(const CountBlock &count, const Frame &frame, Slabs &slabs)
{
    const TypeStyle &type = m_style.typeOf(TypeRole::CoverFigure);
    return addOne(m_figures.count(count, frame), type.before, type.after, slabs);
}

Result<void> BlockLayout::add(const Strip &strip, const Frame &frame, Slabs &slabs)
{
    return strip.cells.empty() ? Result<void>() : addOne(m_figures.strip(strip, frame), 0, 4 * m_style.unit, slabs);
}

Result<void> BlockLayout::add(const ShareBar &bar, const Frame &frame, Slabs &slabs)
{
    return bar.parts.empty() ? Result<void>() : addOne(m_figures.shareBar(bar, frame), 0, 4 * m_style.unit, slabs);
}

Result<void> BlockLayout::add(const TimeBar &bar, const Frame &frame, Slabs &slabs)
{
    return bar.parts.empty() ? Result<void>() : addOne(m_figures.timeBar(bar, frame), 0, 3 * m_style.unit, slabs);
}

Result<void> BlockLayout::add(const NoteColumns &notes, const Frame &frame, Slabs &slabs)
{
    return notes.columns.empty() ? Result<void>()
                                 : addOne(m_figures.noteColumns(notes, frame), 4 * m_style.unit, 4 * m_style.unit, slabs);
}

Result<void> BlockLayout::add(const SummaryBox &box, const Frame &frame, Slabs &slabs)
{
    DOSSIER_ASSIGN(Slabs made, m_figures.summaryBox(box, frame));
    append(std::move(made), 4 * m_style.unit, 5 * m_style.unit, slabs);
    return {};
}

Result<void> BlockLayout::add(const LineList &list, const Frame &frame, Slabs &slabs)
{
    DOSSIER_ASSIGN(Slabs made, m_lineLists.lay(list, frame));
    append(std::move(made), (list.columns > 1 ? 5 : 2) * m_style.unit, 4 * m_style.unit, slabs);
    return {};
}

} // namespace dossier::reports
