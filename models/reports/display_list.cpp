// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/display_list.h"

#include <algorithm>
#include <iterator>

namespace dossier::reports {

void DisplayList::moveBy(double dx, double dy)
{
    for (Fill &fill : fills) {
        fill.x += dx;
        fill.y += dy;
    }
    for (Shape &shape : shapes) {
        for (Point &corner : shape.corners) {
            corner.x += dx;
            corner.y += dy;
        }
    }
    for (TextItem &text : texts) {
        text.x += dx;
        text.baseline += dy;
    }
    for (LinkArea &link : links) {
        link.x += dx;
        link.y += dy;
    }
}

void DisplayList::append(DisplayList &&other)
{
    std::ranges::move(other.fills, std::back_inserter(fills));
    std::ranges::move(other.shapes, std::back_inserter(shapes));
    std::ranges::move(other.texts, std::back_inserter(texts));
    std::ranges::move(other.links, std::back_inserter(links));
}

} // namespace dossier::reports
