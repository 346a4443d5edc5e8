// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/proceeding.h"

#include "schema/entities/case.h"
#include "schema/entities/joint_case.h"
#include "schema/entities/organisation.h"

namespace dossier::schema::proceeding {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "proceeding";
    spec.label = "entity.proceeding";
    spec.title = {forum.id, number.id};
    spec.fields = {
        setOf(case_).to({case_::kType}).open(Audience::Public).label("entity.case.plural"),
        scalar(joint_case).to({joint_case::kType}).open(Audience::Public).indexed().label("entity.joint_case"),
        scalar(forum).term("forum").open(Audience::Public).required().indexed().label("field.proceeding.forum"),
        scalar(number).open(Audience::Public).searchable().indexed().label("field.proceeding.number"),
        scalar(court).to({organisation::kType}).open(Audience::Public).indexed().label("field.hearing.court"),
        scalar(filed).open(Audience::Public).label("field.proceeding.filed"),
        scalar(decided).open(Audience::Public).label("field.proceeding.decided"),
        scalar(notified).open(Audience::Internal).label("field.proceeding.notified"),
        setOf(articles_invoked).open(Audience::Public).label("field.proceeding.articles_invoked"),
        scalar(outcome).longText().open(Audience::Public).label("field.proceeding.outcome"),
        scalar(next_step).longText().open(Audience::Internal).label("field.proceeding.next_step"),
        scalar(deadline).open(Audience::Internal).indexed().label("field.proceeding.deadline"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::proceeding
