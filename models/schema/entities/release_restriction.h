// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// What a released person still may not do.
namespace dossier::schema::release_restriction {

inline constexpr EntityType kType{19};

inline constexpr Field<base::RecordId> release{FieldId{1901}, "release"};
inline constexpr Field<OrderKey> order{FieldId{1902}, "order"};
inline constexpr Field<Code> kind{FieldId{1903}, "kind"};
inline constexpr Field<base::PartialDate> until{FieldId{1904}, "until"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::release_restriction
