// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/display_list.h"

#include <iterator>
#include <utility>

namespace dossier::reports {

namespace {

template<typename T>
void takeAll(std::vector<T> &all, std::vector<T> &more)
{
    if (all.empty())
        std::swap(all, more);
    else
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

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
    takeAll(fills, other.fills);
    takeAll(shapes, other.shapes);
    takeAll(texts, other.texts);
    takeAll(links, other.links);
}

} // namespace dossier::reports
