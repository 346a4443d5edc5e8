// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/entities/common.h"

namespace dossier::schema {

FieldBuilder audienceField(Field<Code> field)
{
    return scalar(field)
        .term("audience")
        .open(Audience::Internal)
        .gate()
        .protective(Ratchet::Decision)
        .label("field.document.audience");
}

FieldBuilder fixedLink(Field<base::RecordId> field, EntityType target, QByteArray label, Audience audience)
{
    return scalar(field)
        .to({target})
        .open(audience)
        .required()
        .appendOnly()
        .indexed()
        .label(std::move(label));
}

FieldBuilder orderField(Field<OrderKey> field, Audience audience)
{
    return scalar(field).open(audience).label("field.part.order");
}

} // namespace dossier::schema
