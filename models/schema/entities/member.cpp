// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/member.h"

namespace dossier::schema::member {

EntitySpec entity()
{
    EntitySpec spec;
    spec.type = kType;
    spec.key = "member";
    spec.label = "entity.member";
    spec.title = {name.id};
    spec.fields = {
        scalar(name).open(Audience::Internal).required().personName().label("field.member.name"),
        scalar(encryption_key).open(Audience::Internal).label("field.member.encryption_key"),
        scalar(signing_key).open(Audience::Internal).label("field.member.signing_key"),
        scalar(role).open(Audience::Internal).label("field.member.role"),
        scalar(withdrawn_at).open(Audience::Internal).label("field.member.withdrawn_at"),
    };
    return spec;
}

} // namespace dossier::schema::member
