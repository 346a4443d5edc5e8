// SPDX-License-Identifier: GPL-3.0-or-later
#include "disclosure/signing_bodies.h"

#include "names/folding.h"

#include <algorithm>

namespace dossier::disclosure {

namespace {

constexpr int kFewest = 5;

/// The smallest whose count is still told; none where all are hidden.
std::vector<BodyOfSigners>::iterator smallestTold(std::vector<BodyOfSigners> &bodies)
{
    auto smallest = bodies.end();
    for (auto body = bodies.begin(); body != bodies.end(); ++body) {
        if (body->countIsTold && (smallest == bodies.end() || body->people < smallest->people))
            smallest = body;
    }
    return smallest;
}

} // namespace

void addSigner(std::vector<BodyOfSigners> &bodies, const QString &name)
{
    const QString spelt = name.simplified();
    const auto same = std::ranges::find(bodies, spelt.toCaseFolded(), [](const BodyOfSigners &body) { return body.name.toCaseFolded(); });
    if (same == bodies.end())
        bodies.push_back({spelt, 1});
    else
        ++same->people;
}

std::vector<BodyOfSigners> tellableBodies(std::vector<BodyOfSigners> bodies, int others, bool forColleagues)
{
    std::ranges::stable_sort(bodies, {}, [](const BodyOfSigners &body) { return names::fold(body.name); });
    if (forColleagues)
        return bodies;
    int crowd = others;     // whom a reader cannot tell apart by subtracting
    bool anyHidden = false;
    const auto hide = [&](BodyOfSigners &body) {
        body.countIsTold = false;
        crowd += body.people;
        anyHidden = true;
    };
    for (BodyOfSigners &body : bodies) {
        if (body.people < kFewest)
            hide(body);
    }
    for (auto next = smallestTold(bodies); anyHidden && crowd < kFewest && next != bodies.end(); next = smallestTold(bodies))
        hide(*next);
    if (crowd < kFewest)
        std::erase_if(bodies, [](const BodyOfSigners &body) { return !body.countIsTold; });
    return bodies;
}

} // namespace dossier::disclosure
