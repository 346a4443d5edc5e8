// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/assessment.h"

#include "schema/entities/assessment_criterion.h"
#include "schema/entities/case.h"
#include "schema/entities/court_act.h"
#include "schema/entities/member.h"
#include "schema/entities/organisation.h"

namespace dossier::schema::assessment {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "assessment";
    spec.label = "entity.assessment";
    spec.subjectThrough = case_.id;
    spec.title = {scheme.id, outcome.id, date.id};
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case"),
        scalar(scheme).term("scheme").open(Audience::Public).indexed().label("field.assessment.scheme"),
        scalar(voice).term("assessment_voice").open(Audience::Public).label("field.assessment.voice"),
        scalar(body).to({organisation::kType}).open(Audience::Public).label("field.assessment.body"),
        parts(criteria, assessment_criterion::kType).open(Audience::Public).label("field.assessment.criterion"),
        scalar(outcome).term("assessment").open(Audience::Public).indexed().label("field.assessment.outcome"),
        scalar(opinion).term("wgad_outcome").open(Audience::Public).label("field.assessment.opinion"),
        scalar(reasoning).longText().open(Audience::Public).label("field.assessment.reasoning"),
        scalar(assessor).to({member::kType}).open(Audience::Internal).label("field.assessment.assessor"),
        setOf(panel).to({member::kType}).open(Audience::Internal).label("field.assessment.panel"),
        scalar(dissent).longText().open(Audience::Internal).label("field.assessment.dissent"),
        scalar(found_by_act).to({court_act::kType}).open(Audience::Public).label("field.assessment.found_by_act"),
        scalar(date).open(Audience::Public).indexed().label("field.assessment.date"),
        scalar(review_on).open(Audience::Internal).indexed().label("field.assessment.review_on"),
        scalar(confidence).term("certainty").open(Audience::Internal).label("field.assessment.confidence"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::assessment
