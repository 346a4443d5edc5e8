// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/column_cutter.h"

#include <algorithm>
#include <iterator>

namespace dossier::reports {

namespace {

constexpr double kTolerance = 0.01;      // points
constexpr double kStep = 1.75;           // points by which a balanced column grows

} // namespace

std::size_t ColumnCutter::endOfGroup(std::size_t first) const
{
    std::size_t end = first + 1;
    while (end < m_columns.slabs.size() && !m_columns.slabs[end].mayBreakBefore)
        ++end;
    return end;
}

std::vector<std::size_t> ColumnCutter::starts(double height) const
{
    const std::vector<Slab> &slabs = m_columns.slabs;
    std::vector<std::size_t> out{m_next};
    std::size_t at = m_next;
    for (int column = 0; column < m_columns.count; ++column) {
        double used = 0;
        while (at < slabs.size()) {
            const std::size_t end = endOfGroup(at);
            double wanted = 0;
            for (std::size_t i = at; i < end; ++i)
                wanted += (used + wanted > 0 ? slabs[i].before : 0) + slabs[i].height;
            const bool fits = used + wanted <= height + kTolerance;
            if (!fits && used > 0)
                break;
            if (fits) {
                used += wanted;
                at = end;
                continue;
            }
            // Taller than a column by itself: cut where the column ends, a line at least.
            do {
                used += slabs[at].height;
                ++at;
            } while (at < end && used + slabs[at].height <= height + kTolerance);
        }
        out.push_back(at);
    }
    return out;
}

double ColumnCutter::heightOfRest(double room) const
{
    double total = 0;
    for (std::size_t i = m_next; i < m_columns.slabs.size() && total < room * m_columns.count; ++i)
        total += m_columns.slabs[i].before + m_columns.slabs[i].height;
    return std::min(room, total / m_columns.count);
}

void ColumnCutter::moveInto(Slab &whole, Slab &&part, double dx, double y) const
{
    part.content.moveBy(dx, y);
    whole.content.append(std::move(part.content));
    std::ranges::move(part.elements, std::back_inserter(whole.elements));
    std::ranges::move(part.closed, std::back_inserter(whole.closed));
    for (Anchor &anchor : part.anchors)
        whole.anchors.push_back({std::move(anchor.name), anchor.y + y});
    for (PageReference &reference : part.references) {
        reference.edge += dx;
        reference.y += y;
        whole.references.push_back(std::move(reference));
    }
}

Slab ColumnCutter::take(double room)
{
    std::vector<std::size_t> cuts = starts(room);
    if (cuts.back() == m_columns.slabs.size()) {
        double height = heightOfRest(room);
        for (cuts = starts(height); cuts.back() < m_columns.slabs.size(); cuts = starts(height))
            height += kStep;
    }
    Slab whole;
    for (std::size_t column = 0; column + 1 < cuts.size(); ++column) {
        double y = 0;
        for (std::size_t i = cuts[column]; i < cuts[column + 1]; ++i) {
            Slab &slab = m_columns.slabs[i];
            y += y > 0 ? slab.before : 0;
            const double height = slab.height;
            moveInto(whole, std::move(slab), m_columns.step * double(column), y);
            y += height;
        }
        whole.height = std::max(whole.height, y);
    }
    m_next = cuts.back();
    return whole;
}

} // namespace dossier::reports
