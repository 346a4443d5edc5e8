// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/endorsement.h"

#include "schema/entities/case.h"
#include "schema/entities/endorser.h"
#include "schema/entities/member.h"

namespace dossier::schema::endorsement {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "endorsement";
    spec.compartment = Compartment::Endorsers;
    spec.label = "entity.endorsement";
    spec.subjectThrough = endorser.id;
    spec.title = {endorser.id, statement.id};
    spec.fields = {
        fixedLink(endorser, endorser::kType, "entity.endorser"),
        scalar(statement).open(Audience::Public).appendOnly().searchable().indexed().label("entity.statement"),
        scalar(version).open(Audience::Public).appendOnly().label("field.endorsement.version"),
        setOf(case_).to({case_::kType}).open(Audience::Internal).label("entity.case.plural"),
        scalar(channel).term("channel").open(Audience::Internal).label("field.endorsement.channel"),
        scalar(received).open(Audience::Internal).indexed().label("field.endorsement.received"),
        scalar(witness).to({member::kType}).open(Audience::Internal).label("field.endorsement.witness"),
        scalar(verified_by).to({member::kType}).open(Audience::Internal).label("field.endorsement.verified_by"),
        scalar(verified_at).open(Audience::Internal).label("field.endorsement.verified_at"),
        scalar(visibility)
            .term("visibility")
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Evidence)
            .indexed()
            .label("field.endorsement.visibility"),
        scalar(withdrawn_at)
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Evidence)
            .indexed()
            .label("field.endorsement.withdrawn_at"),
    };
    return spec;
}

} // namespace dossier::schema::endorsement
