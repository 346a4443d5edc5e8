// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/assessment_criterion.h"

#include "schema/entities/assessment.h"

namespace dossier::schema::assessment_criterion {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "assessment_criterion";
    spec.label = "field.assessment.criterion";
    spec.parent = assessment.id;
    spec.subjectThrough = assessment.id;
    spec.title = {criterion.id};
    spec.fields = {
        fixedLink(assessment, assessment::kType, "entity.assessment"),
        orderField(order),
        scalar(criterion).term("criterion").open(Audience::Public).required().label("field.assessment.criterion"),
        scalar(met).open(Audience::Public).label("field.assessment.met"),
        scalar(reasoning).longText().open(Audience::Public).searchable().label("field.assessment.reasoning"),
    };
    return spec;
}

} // namespace dossier::schema::assessment_criterion
