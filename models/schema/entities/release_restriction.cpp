// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/release_restriction.h"

#include "schema/entities/release.h"

namespace dossier::schema::release_restriction {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "release_restriction";
    spec.label = "field.release.restriction_kind";
    spec.parent = release.id;
    spec.subjectThrough = release.id;
    spec.title = {kind.id, until.id};
    spec.fields = {
        fixedLink(release, release::kType, "entity.release"),
        orderField(order),
        scalar(kind).term("restriction_after").open(Audience::Public).label("field.release.restriction_kind"),
        scalar(until).open(Audience::Public).label("field.release.restriction_until"),
    };
    return spec;
}

} // namespace dossier::schema::release_restriction
