// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/endorser_contact.h"

#include "schema/entities/endorser.h"

namespace dossier::schema::endorser_contact {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "endorser_contact";
    spec.compartment = Compartment::Endorsers;
    spec.label = "field.endorser.channels";
    spec.parent = endorser.id;
    spec.subjectThrough = endorser.id;
    spec.title = {kind.id, address.id};
    spec.fields = {
        fixedLink(endorser, endorser::kType, "entity.endorser", Audience::Restricted),
        orderField(order, Audience::Restricted),
        scalar(kind).term("contact").open(Audience::Restricted).label("field.endorser.contact_kind"),
        scalar(address).open(Audience::Restricted).required().searchable().label("field.endorser.contact_address"),
        scalar(safe_to_use).open(Audience::Restricted).label("field.endorser.safe_to_use"),
        scalar(note).open(Audience::Restricted).label("field.endorser.contact_note"),
    };
    return spec;
}

} // namespace dossier::schema::endorser_contact
