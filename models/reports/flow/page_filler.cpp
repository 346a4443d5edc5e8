// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/page_filler.h"

#include "reports/flow/slab_slicing.h"

#include <iterator>

namespace dossier::reports {

namespace {

constexpr double kTolerance = 0.01;   // points

} // namespace

Result<void> PageFiller::add(Slab &&slab)
{
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
    m_page.content.append(std::move(slab.content));
    std::ranges::move(slab.elements, std::back_inserter(m_page.elements));
    std::ranges::move(slab.closed, std::back_inserter(m_page.closed));
    for (Bookmark &bookmark : slab.bookmarks) {
        bookmark.y += top;
        m_page.bookmarks.push_back(std::move(bookmark));
    }
    if (slab.part)
        m_part = *slab.part;
    m_y += slab.height;
    m_pageIsEmpty = false;
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
    const int total = m_page.index;
    for (int i = 0; i < total; ++i) {
        DOSSIER_ASSIGN(DisplayList number, m_furniture.pageNumber(i + 1, total));
        DOSSIER_TRY(m_sink.overlay(i, std::move(number)));
    }
    return total;
}

} // namespace dossier::reports
