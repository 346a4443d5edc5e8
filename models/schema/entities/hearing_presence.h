// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// How one accused attended.
namespace dossier::schema::hearing_presence {

inline constexpr EntityType kType{28};

inline constexpr Field<base::RecordId> hearing{FieldId{2801}, "hearing"};
inline constexpr Field<OrderKey> order{FieldId{2802}, "order"};
inline constexpr Field<base::RecordId> person{FieldId{2803}, "person"};
inline constexpr Field<Code> presence{FieldId{2804}, "presence"};
inline constexpr Field<QString> reason{FieldId{2805}, "reason"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::hearing_presence
