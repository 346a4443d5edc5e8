// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"

/// Fields that many entities declare alike.
namespace dossier::schema {

/// Position of `audience` in every entity that has it: FieldId 100 × entity + 90.
inline constexpr std::uint16_t kAudiencePosition = 90;

/// Key of the audience of one record: how far it may go at most, whatever its fields say. Absent
/// means that its fields decide.
[[nodiscard]] constexpr Field<Code> audienceOf(EntityType type)
{
    return {FieldId(std::uint16_t(100 * std::uint16_t(type) + kAudiencePosition)), "audience"};
}

[[nodiscard]] FieldBuilder audienceField(Field<Code> field);
/// The link by which a part, or whatever dies with its subject, hangs on another record: given at
/// creation, never changed. Of the audience of what hangs on it: a link alone says nothing, and
/// whether a record is released is decided for both ends.
[[nodiscard]] FieldBuilder fixedLink(Field<base::RecordId> field, EntityType target, QByteArray label,
                                     Audience audience = Audience::Public);
[[nodiscard]] FieldBuilder orderField(Field<OrderKey> field, Audience audience = Audience::Public);

} // namespace dossier::schema
