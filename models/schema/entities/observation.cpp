// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/observation.h"

#include "schema/entities/hearing.h"
#include "schema/entities/member.h"
#include "schema/entities/observation_comment.h"

namespace dossier::schema::observation {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "observation";
    spec.label = "entity.observation";
    spec.title = {hearing.id, state.id};
    spec.fields = {
        fixedLink(hearing, hearing::kType, "entity.hearing", Audience::Internal),
        setOf(observers).to({member::kType}).open(Audience::Internal).label("field.observation.observers"),
        scalar(role).open(Audience::Internal).label("field.observation.role"),
        scalar(language).term("language").open(Audience::Internal).label("field.observation.language"),
        scalar(interpreter).open(Audience::Internal).label("field.observation.interpreter"),
        scalar(declaration).open(Audience::Internal).label("field.observation.declaration"),
        scalar(conflict_of_interest)
            .longText()
            .open(Audience::Internal)
            .label("field.observation.conflict_of_interest"),
        scalar(access).longText().open(Audience::Internal).label("field.observation.access"),
        scalar(seats).longText().open(Audience::Internal).label("field.observation.seats"),
        scalar(refused_entry).longText().open(Audience::Internal).label("field.observation.refused_entry"),
        scalar(recording_rules).longText().open(Audience::Internal).label("field.observation.recording_rules"),
        scalar(parties).longText().open(Audience::Internal).label("field.observation.parties"),
        scalar(conditions).longText().open(Audience::Internal).label("field.observation.conditions"),
        scalar(dock).longText().open(Audience::Internal).label("field.observation.dock"),
        scalar(restraints).longText().open(Audience::Internal).label("field.observation.restraints"),
        scalar(visible_health).longText().open(Audience::Internal).label("field.observation.visible_health"),
        scalar(conduct).longText().open(Audience::Internal).label("field.observation.conduct"),
        scalar(motions).longText().open(Audience::Internal).label("field.observation.motions"),
        scalar(ruling).longText().open(Audience::Internal).label("field.observation.ruling"),
        scalar(evidence).longText().open(Audience::Internal).label("field.observation.evidence"),
        scalar(outcome).longText().open(Audience::Internal).label("field.observation.outcome"),
        scalar(summary).longText().open(Audience::Internal).searchable().label("field.observation.summary"),
        scalar(state).term("observation").open(Audience::Internal).indexed().label("field.observation.state"),
        parts(comments, observation_comment::kType).open(Audience::Internal).label("field.observation.comments"),
        scalar(named_by_release)
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Decision)
            .label("field.observation.named_by_release"),
        audienceField(audience),
    };
    return spec;
}

} // namespace dossier::schema::observation
