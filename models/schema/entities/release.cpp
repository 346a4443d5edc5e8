// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/release.h"

#include "schema/entities/case.h"
#include "schema/entities/court_act.h"
#include "schema/entities/release_restriction.h"

#include <algorithm>
#include <array>

namespace dossier::schema::release {

namespace {

/// Ways of release after which the person is something more exact than released.
struct LibertyAfter {
    QStringView way;
    QStringView status;
};
constexpr std::array kAfter{
    LibertyAfter{u"pardon", u"pardoned"},
    LibertyAfter{u"acquittal", u"acquitted"},
    LibertyAfter{u"conditional", u"conditionally_released"},
    LibertyAfter{u"deported", u"extradited"},
    LibertyAfter{u"died", u"died"},
};

} // namespace

QString libertyAfter(QStringView wayOfRelease)
{
    const auto found = std::ranges::find(kAfter, wayOfRelease, &LibertyAfter::way);
    return found == kAfter.end() ? QStringLiteral("released") : found->status.toString();
}

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "release";
    spec.label = "entity.release";
    spec.subjectThrough = case_.id;
    spec.title = {released_on.id, way.id};
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case"),
        scalar(released_on).open(Audience::Public).indexed().label("field.release.released_on"),
        scalar(way).term("release").open(Audience::Public).indexed().label("field.release.way"),
        parts(restrictions_after, release_restriction::kType)
            .open(Audience::Public)
            .label("field.release.restrictions_after"),
        scalar(court_act).to({court_act::kType}).open(Audience::Public).label("entity.court_act"),
        scalar(source).open(Audience::Internal).label("entity.source"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::release
