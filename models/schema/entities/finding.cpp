// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/finding.h"

#include "schema/entities/member.h"
#include "schema/entities/note.h"
#include "schema/entities/observation.h"

namespace dossier::schema::finding {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "finding";
    spec.label = "entity.finding";
    spec.title = {right.id, judged.id};
    spec.fields = {
        fixedLink(observation, observation::kType, "entity.observation", Audience::Internal),
        scalar(right).term("right").open(Audience::Internal).indexed().label("field.finding.right"),
        scalar(judged).term("finding").open(Audience::Internal).indexed().label("field.finding.judged"),
        scalar(seriousness).term("seriousness").open(Audience::Internal).label("field.finding.seriousness"),
        scalar(facts).longText().open(Audience::Internal).searchable().label("field.finding.facts"),
        setOf(lines_cited).to({note::kType}).open(Audience::Internal).label("field.finding.lines_cited"),
        scalar(law_cited).longText().open(Audience::Internal).label("field.finding.law_cited"),
        scalar(judged_by).to({member::kType}).open(Audience::Internal).label("field.finding.judged_by"),
        scalar(confidence).term("certainty").open(Audience::Internal).label("field.finding.confidence"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::finding
