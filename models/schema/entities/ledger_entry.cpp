// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/ledger_entry.h"

#include "schema/entities/endorser.h"
#include "schema/entities/member.h"
#include "schema/entities/person.h"

namespace dossier::schema::ledger_entry {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "ledger_entry";
    spec.label = "entity.ledger_entry";
    spec.title = {kind.id, as_of.id, state.id};
    spec.appendOnly = true;
    spec.everyCompartment = true;
    spec.fields = {
        scalar(kind).term("report").open(Audience::Internal).appendOnly().indexed().label("field.ledger_entry.kind"),
        scalar(audience)
            .term("audience")
            .open(Audience::Internal)
            .appendOnly()
            .indexed()
            .label("field.document.audience"),
        scalar(as_of).open(Audience::Internal).appendOnly().label("field.edition.as_of"),
        scalar(language).term("language").open(Audience::Internal).appendOnly().label("field.text.language"),
        scalar(format).open(Audience::Internal).appendOnly().label("field.ledger_entry.format"),
        scalar(hash).open(Audience::Internal).appendOnly().label("field.document.hash"),
        scalar(recipient).open(Audience::Internal).appendOnly().label("field.ledger_entry.recipient"),
        scalar(approver)
            .to({member::kType})
            .open(Audience::Internal)
            .appendOnly()
            .label("field.ledger_entry.approver"),
        setOf(persons_named)
            .to({person::kType, endorser::kType})
            .open(Audience::Internal)
            .appendOnly()
            .label("field.ledger_entry.persons_named"),
        scalar(withheld).open(Audience::Internal).appendOnly().label("field.ledger_entry.withheld"),
        setOf(unchecked)
            .term("compartment")
            .open(Audience::Internal)
            .appendOnly()
            .label("field.ledger_entry.unchecked"),
        scalar(announced_at)
            .open(Audience::Internal)
            .appendOnly()
            .indexed()
            .label("field.ledger_entry.announced_at"),
        scalar(state).term("ledger").open(Audience::Internal).indexed().label("field.ledger_entry.state"),
        scalar(finished_at).open(Audience::Internal).label("field.ledger_entry.finished_at"),
    };
    return spec;
}

} // namespace dossier::schema::ledger_entry
