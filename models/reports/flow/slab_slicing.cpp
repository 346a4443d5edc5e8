// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/flow/slab_slicing.h"

#include <algorithm>

namespace dossier::reports {

namespace {

constexpr double kSameLine = 3;          // points between baselines of label and value on one line
constexpr double kDescentShare = 0.28;   // of the distance of two baselines belongs to the upper line

/// Where lines end, from the top; the last is the bottom of the slab.
std::vector<double> lineEnds(const Slab &slab)
{
    std::vector<double> baselines;
    for (const TextItem &item : slab.content.texts)
        baselines.push_back(item.baseline);
    std::ranges::sort(baselines);
    std::vector<double> ends;
    for (std::size_t i = 1; i < baselines.size(); ++i) {
        const double gap = baselines[i] - baselines[i - 1];
        if (gap > kSameLine)
            ends.push_back(baselines[i - 1] + gap * kDescentShare);
    }
    ends.push_back(slab.height);
    return ends;
}

void distribute(const Fill &fill, const std::vector<double> &ends, std::vector<Slab> &slices)
{
    double top = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const bool last = i + 1 == ends.size();
        const double from = std::max(fill.y, top);
        const double to = last ? fill.y + fill.height : std::min(fill.y + fill.height, ends[i]);
        if (to > from)
            slices[i].content.fills.push_back({fill.x, from - top, fill.width, to - from, fill.colour, fill.element});
        top = ends[i];
    }
}

} // namespace

std::vector<Slab> slicedIntoLines(Slab &&slab)
{
    const std::vector<double> ends = lineEnds(slab);
    std::vector<Slab> slices(ends.size());
    for (const Fill &fill : slab.content.fills)
        distribute(fill, ends, slices);
    for (TextItem &item : slab.content.texts) {
        const std::size_t line = std::min(std::size_t(std::ranges::lower_bound(ends, item.baseline) - ends.begin()), ends.size() - 1);
        item.baseline -= line == 0 ? 0 : ends[line - 1];
        slices[line].content.texts.push_back(std::move(item));
    }
    for (LinkArea &link : slab.content.links) {
        const std::size_t line = std::min(std::size_t(std::ranges::upper_bound(ends, link.y) - ends.begin()), ends.size() - 1);
        link.y -= line == 0 ? 0 : ends[line - 1];
        slices[line].content.links.push_back(std::move(link));
    }
    // Drawings are no taller than a page; what stands beside text stays with its first line.
    slices.front().content.shapes = std::move(slab.content.shapes);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        slices[i].height = ends[i] - (i == 0 ? 0 : ends[i - 1]);
        slices[i].header = slab.header;
        slices[i].continues = slab.continues;
    }
    Slab &first = slices.front();
    first.before = slab.before;
    first.mayBreakBefore = slab.mayBreakBefore;
    first.startsPage = slab.startsPage;
    first.wantedSpace = slab.wantedSpace;
    first.wholeHeight = slab.wholeHeight;
    first.elements = std::move(slab.elements);
    first.bookmarks = std::move(slab.bookmarks);
    first.anchors = std::move(slab.anchors);
    first.references = std::move(slab.references);
    first.part = std::move(slab.part);
    slices.back().closed = std::move(slab.closed);
    return slices;
}

} // namespace dossier::reports
