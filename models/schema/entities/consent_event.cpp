// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/consent_event.h"

#include "schema/entities/endorsement.h"
#include "schema/entities/member.h"

namespace dossier::schema::consent_event {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "consent_event";
    spec.compartment = Compartment::Endorsers;
    spec.label = "entity.consent_event";
    spec.subjectThrough = endorsement.id;
    spec.title = {kind.id, date.id};
    spec.appendOnly = true;
    spec.fields = {
        fixedLink(endorsement, endorsement::kType, "entity.endorsement", Audience::Internal),
        scalar(kind).term("consent").open(Audience::Internal).required().appendOnly().label("field.consent.kind"),
        scalar(date).open(Audience::Internal).appendOnly().indexed().label("field.consent.date"),
        setOf(purpose).term("consent_purpose").open(Audience::Internal).appendOnly().label("field.consent.purpose"),
        scalar(visibility)
            .term("visibility")
            .open(Audience::Internal)
            .appendOnly()
            .label("field.endorsement.visibility"),
        scalar(by_whom).open(Audience::Internal).appendOnly().label("field.consent.by_whom"),
        scalar(recorded_by)
            .to({member::kType})
            .open(Audience::Internal)
            .appendOnly()
            .label("field.consent.recorded_by"),
        scalar(evidence).longText().open(Audience::Internal).appendOnly().label("field.consent.evidence"),
        scalar(text_version).open(Audience::Internal).appendOnly().label("field.consent.text_version"),
        scalar(channel).term("channel").open(Audience::Internal).appendOnly().label("field.consent.channel"),
        scalar(circumstances)
            .term("circumstances")
            .open(Audience::Internal)
            .appendOnly()
            .label("field.consent.circumstances"),
        scalar(capacity).open(Audience::Internal).appendOnly().label("field.consent.capacity"),
        scalar(guardian).open(Audience::Internal).appendOnly().label("field.consent.guardian"),
        scalar(expiry).open(Audience::Internal).appendOnly().label("field.consent.expiry"),
    };
    return spec;
}

} // namespace dossier::schema::consent_event
