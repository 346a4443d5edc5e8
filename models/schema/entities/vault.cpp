// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/vault.h"

namespace dossier::schema::vault {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "vault";
    spec.label = "entity.vault";
    spec.title = {name.id};
    spec.hidden = true;
    spec.fields = {
        scalar(name).open(Audience::Internal).label("field.vault.name"),
        scalar(language).term("language").open(Audience::Internal).label("field.vault.language"),
        scalar(country).term("country").open(Audience::Internal).label("field.endorser.country"),
        scalar(time_zone).open(Audience::Internal).label("field.hearing.time_zone"),
        scalar(releasing_laptop).open(Audience::Internal).label("field.vault.releasing_laptop"),
        scalar(publisher).open(Audience::Public).label("field.edition.publisher"),
    };
    return spec;
}

} // namespace dossier::schema::vault
