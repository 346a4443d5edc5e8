// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/page_filler.h"

#include "reports/flow/column_cutter.h"
#include "reports/flow/slab_slicing.h"

#include <iterator>

namespace dossier::reports {

using namespace Qt::StringLiterals;

namespace {

constexpr double kTolerance = 0.01;   // points
constexpr double kLeastColumn = 70;   // points of room in which columns begin

} // namespace

Result<void> PageFiller::add(Slab &&slab)
{
    if (slab.columns)
        return addColumns(std::move(slab));
    const double room = m_style.blockHeight - (slab.header ? slab.header->height : 0);
    if (slab.height <= room)
        return gather(std::move(slab));
    for (Slab &line : slicedIntoLines(std::move(slab)))
        DOSSIER_TRY(gather(std::move(line)));
    return {};
}

Result<void> PageFiller::gather(Slab &&slab)
{
    // What is taller than a page cannot stay together; holding more of it back helps nothing.
    if (slab.mayBreakBefore || slab.startsPage || m_groupHeight > m_style.blockHeight)
        DOSSIER_TRY(flushGroup());
    m_groupHeight += slab.before + slab.height;
    m_group.push_back(std::move(slab));
    return {};
}

Result<void> PageFiller::addColumns(Slab &&carrier)
{
    if (carrier.mayBreakBefore || carrier.startsPage)
        DOSSIER_TRY(flushGroup());
    ColumnCutter columns(std::move(*carrier.columns));
    bool turns = carrier.startsPage || (!m_group.empty() && mustTurn());
    for (bool first = true; !columns.isDone(); first = false) {
        // A heading that waits to be placed shares the room.
        const double above = m_groupHeight + (first ? carrier.before : 0);
        if (!turns && remaining() - above < columns.heightOfRest(kLeastColumn))
            turns = true;
        turns = turns && !m_pageIsEmpty;
        const double room = (turns ? m_style.blockHeight : remaining()) - above;
        Slab slab = columns.take(room);
        slab.before = first ? carrier.before : 0;
        if (m_group.empty())
            slab.startsPage = turns;
        else
            m_group.front().startsPage = turns;
        m_groupHeight += slab.before + slab.height;
        m_group.push_back(std::move(slab));
        DOSSIER_TRY(flushGroup());
        turns = true;
    }
    return {};
}

bool PageFiller::mustTurn() const
{
    const Slab &first = m_group.front();
    if (first.startsPage || m_groupHeight > remaining() + kTolerance)
        return true;
    double above = 0;
    for (const Slab &slab : m_group) {
        const double left = remaining() - above - slab.before;
        if (slab.wantedSpace > left)
            return true;
        const double mayStayEmpty = m_style.blockHeight * m_style.entryMoveShare;
        const bool wholeOnNext = slab.wholeHeight + above <= m_style.blockHeight;
        if (slab.wholeHeight > left + kTolerance && remaining() < mayStayEmpty && wholeOnNext)
            return true;
        above += slab.before + slab.height;
    }
    return false;
}

Result<void> PageFiller::flushGroup()
{
    if (m_group.empty())
        return {};
    if (!m_pageIsEmpty && mustTurn())
        DOSSIER_TRY(closePage());
    std::vector<Slab> group = std::move(m_group);
    m_group.clear();
    m_groupHeight = 0;
    for (Slab &slab : group)
        DOSSIER_TRY(place(std::move(slab)));
    return {};
}

Result<void> PageFiller::place(Slab &&slab)
{
    if (!m_pageIsEmpty && slab.before + slab.height > remaining() + kTolerance)
        DOSSIER_TRY(closePage());
    if (m_pageIsEmpty) {
        m_pagePart = slab.part.value_or(m_part);
        m_pageContinues = slab.continues;
        if (slab.header) {
            DisplayList header = slab.header->content;
            header.moveBy(0, m_style.blockTop);
            m_page.content.append(std::move(header));
            m_y = slab.header->height;
        }
    } else {
        m_y += slab.before;
    }
    const double top = m_style.blockTop + m_y;
    slab.content.moveBy(0, top);
    for (const LinkArea &link : slab.content.links) {
        if (link.target.startsWith(u'#') && !m_anchors.contains(link.target.mid(1)))
            m_wanted.insert(link.target.mid(1));
    }
    m_page.content.append(std::move(slab.content));
    std::ranges::move(slab.elements, std::back_inserter(m_page.elements));
    std::ranges::move(slab.closed, std::back_inserter(m_page.closed));
    for (Bookmark &bookmark : slab.bookmarks) {
        bookmark.y += top;
        m_page.bookmarks.push_back(std::move(bookmark));
    }
    DOSSIER_TRY(noteTargets(slab, top));
    if (slab.part)
        m_part = *slab.part;
    m_y += slab.height;
    m_pageIsEmpty = false;
    return {};
}

Result<void> PageFiller::noteTargets(Slab &slab, double top)
{
    for (Anchor &anchor : slab.anchors) {
        if (m_anchors.contains(anchor.name))
            return base::fail(base::ErrorCode::InvalidArgument, u"two places of one name: "_s + anchor.name);
        m_anchors.insert(anchor.name, m_page.index);
        m_wanted.remove(anchor.name);
        m_page.anchors.push_back({std::move(anchor.name), anchor.y + top});
    }
    for (PageReference &reference : slab.references) {
        reference.y += top;
        m_page.references.push_back(reference);
        m_references[m_page.index].push_back(std::move(reference));
    }
    return {};
}

Result<void> PageFiller::checkTargets() const
{
    if (!m_wanted.isEmpty())
        return base::fail(base::ErrorCode::InvalidArgument, u"a link leads nowhere: "_s + *m_wanted.cbegin());
    for (const auto &[page, references] : m_references) {
        for (const PageReference &reference : references) {
            if (!m_anchors.contains(reference.anchor))
                return base::fail(base::ErrorCode::InvalidArgument, u"a page reference leads nowhere: "_s + reference.anchor);
        }
    }
    return {};
}

Result<void> PageFiller::closePage()
{
    DOSSIER_ASSIGN(DisplayList content, m_furniture.headAndFoot(m_pagePart, m_pageContinues));
    content.append(std::move(m_page.content));
    m_page.content = std::move(content);
    const int next = m_page.index + 1;
    DOSSIER_TRY(m_sink.page(std::move(m_page)));
    m_page = Page{};
    m_page.index = next;
    m_y = 0;
    m_pageIsEmpty = true;
    return {};
}

Result<int> PageFiller::finish()
{
    DOSSIER_TRY(flushGroup());
    if (!m_pageIsEmpty || m_page.index == 0)
        DOSSIER_TRY(closePage());
    DOSSIER_TRY(checkTargets());
    const int total = m_page.index;
    for (int i = 0; i < total; ++i) {
        DOSSIER_ASSIGN(DisplayList number, m_furniture.pageNumber(i + 1, total));
        if (const auto found = m_references.find(i); found != m_references.end()) {
            for (const PageReference &reference : found->second)
                DOSSIER_TRY(m_furniture.addReference(reference, m_anchors.value(reference.anchor) + 1, number));
        }
        DOSSIER_TRY(m_sink.overlay(i, std::move(number)));
    }
    return total;
}

} // namespace dossier::reports
