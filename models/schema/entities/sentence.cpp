// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/sentence.h"

#include "schema/entities/case.h"
#include "schema/entities/court_act.h"
#include "schema/entities/organisation.h"

namespace dossier::schema::sentence {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "sentence";
    spec.label = "entity.sentence";
    spec.subjectThrough = case_.id;
    spec.title = {kind.id, total_term.id};
    spec.fields = {
        fixedLink(case_, case_::kType, "entity.case"),
        scalar(court_act).to({court_act::kType}).open(Audience::Public).label("entity.court_act"),
        scalar(kind).term("sentence").open(Audience::Public).indexed().label("field.sentence.kind"),
        scalar(total_term).open(Audience::Public).indexed().label("field.sentence.total_term"),
        scalar(regime).term("regime").open(Audience::Public).label("field.sentence.regime"),
        scalar(date).open(Audience::Public).indexed().label("field.sentence.date"),
        scalar(court).to({organisation::kType}).open(Audience::Public).indexed().label("field.hearing.court"),
        scalar(counted_from).open(Audience::Public).label("field.sentence.counted_from"),
        scalar(days_credited).open(Audience::Public).label("field.sentence.days_credited"),
        scalar(expected_end).open(Audience::Public).indexed().label("field.sentence.expected_end"),
        scalar(early_release).open(Audience::Internal).label("field.sentence.early_release"),
        scalar(additional_penalties).longText().open(Audience::Public).label("field.sentence.additional_penalties"),
        scalar(amount).open(Audience::Public).label("field.sentence.amount"),
        scalar(changed_by).term("sentence_change").open(Audience::Public).label("field.sentence.changed_by"),
        scalar(next_sentence).to({kType}).open(Audience::Public).label("field.sentence.next_sentence"),
        scalar(as_listed).open(Audience::Public).label("field.charge.as_listed"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::sentence
