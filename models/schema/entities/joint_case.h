// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Several accused in one matter, under the name the press or the defence gave it.
namespace dossier::schema::joint_case {

inline constexpr EntityType kType{6};

inline constexpr Field<QString> name{FieldId{601}, "name"};
inline constexpr SetField<QString> aliases{FieldId{602}, "aliases"};
inline constexpr PartField description{FieldId{603}, "description"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::joint_case
