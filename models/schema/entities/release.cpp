// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/release.h"

#include "schema/entities/case.h"
#include "schema/entities/court_act.h"
#include "schema/entities/release_restriction.h"

namespace dossier::schema::release {

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
