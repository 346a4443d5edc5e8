// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/endorser.h"

#include "schema/entities/endorser_contact.h"

namespace dossier::schema::endorser {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "endorser";
    spec.compartment = Compartment::Endorsers;
    spec.label = "entity.endorser";
    spec.title = {legal_name.id};
    spec.fields = {
        scalar(kind).term("endorser").open(Audience::Internal).indexed().label("field.endorser.kind"),
        scalar(legal_name)
            .open(Audience::Public)
            .required()
            .personName()
            .indexed()
            .label("field.endorser.legal_name"),
        scalar(published_name).open(Audience::Public).personName().label("field.endorser.published_name"),
        scalar(title).open(Audience::Public).label("field.endorser.title"),
        scalar(affiliation).open(Audience::Public).searchable().label("field.endorser.affiliation"),
        scalar(country).term("country").open(Audience::Public).indexed().label("field.endorser.country"),
        setOf(languages).term("language").open(Audience::Internal).label("field.endorser.languages"),
        parts(channels, endorser_contact::kType).open(Audience::Restricted).label("field.endorser.channels"),
        scalar(risk_note).longText().open(Audience::Restricted).label("field.endorser.risk_note"),
        scalar(do_not_publish)
            .open(Audience::Internal)
            .gate()
            .protective(Ratchet::Evidence)
            .indexed()
            .label("field.endorser.do_not_publish"),
        scalar(suppression).open(Audience::Restricted).label("field.endorser.suppression"),
    };
    return spec;
}

} // namespace dossier::schema::endorser
