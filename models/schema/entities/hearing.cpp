// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/hearing.h"

#include "schema/entities/case.h"
#include "schema/entities/hearing_presence.h"
#include "schema/entities/organisation.h"
#include "schema/entities/person.h"
#include "schema/entities/proceeding.h"

namespace dossier::schema::hearing {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "hearing";
    spec.label = "entity.hearing";
    spec.title = {scheduled.id, date.id, court.id};
    spec.fields = {
        scalar(proceeding)
            .to({proceeding::kType})
            .open(Audience::Public)
            .appendOnly()
            .indexed()
            .label("entity.proceeding"),
        setOf(case_).to({case_::kType}).open(Audience::Public).label("field.hearing.cases"),
        scalar(date).open(Audience::Public).indexed().label("field.event.date"),
        scalar(scheduled).open(Audience::Public).indexed().label("field.hearing.scheduled"),
        scalar(learned_how).open(Audience::Public).label("field.hearing.learned_how"),
        scalar(learned_on).open(Audience::Public).label("field.hearing.learned_on"),
        scalar(listed).open(Audience::Public).label("field.hearing.listed"),
        scalar(actual_start).open(Audience::Public).label("field.hearing.actual_start"),
        scalar(actual_end).open(Audience::Public).label("field.hearing.actual_end"),
        scalar(late_by).open(Audience::Public).label("field.hearing.late_by"),
        scalar(late_cause).open(Audience::Public).label("field.hearing.late_cause"),
        scalar(session).open(Audience::Public).label("field.hearing.session"),
        scalar(stage).term("hearing").open(Audience::Public).indexed().label("field.hearing.stage"),
        scalar(court).to({organisation::kType}).open(Audience::Public).indexed().label("field.hearing.court"),
        scalar(room).open(Audience::Public).label("field.hearing.room"),
        setOf(judges).to({person::kType}).open(Audience::Public).label("field.hearing.judges"),
        setOf(prosecutors).to({person::kType}).open(Audience::Public).label("field.hearing.prosecutors"),
        scalar(attendance).term("attendance").open(Audience::Public).label("field.hearing.attendance"),
        parts(presence, hearing_presence::kType).open(Audience::Public).label("field.hearing.presence"),
        scalar(outcome).term("hearing_outcome").open(Audience::Public).indexed().label("field.hearing.outcome"),
        scalar(adjournment_reason).longText().open(Audience::Public).label("field.hearing.adjournment_reason"),
        scalar(adjourned_by).open(Audience::Public).label("field.hearing.adjourned_by"),
        scalar(next_date).open(Audience::Public).indexed().label("field.hearing.next_date"),
        scalar(minutes_requested).open(Audience::Internal).label("field.hearing.minutes_requested"),
        scalar(minutes_received).open(Audience::Internal).label("field.hearing.minutes_received"),
        scalar(remarks_lodged).open(Audience::Internal).label("field.hearing.remarks_lodged"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::hearing
