// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// One criterion of the scheme with the reasoning on it.
namespace dossier::schema::assessment_criterion {

inline constexpr EntityType kType{21};

inline constexpr Field<base::RecordId> assessment{FieldId{2101}, "assessment"};
inline constexpr Field<OrderKey> order{FieldId{2102}, "order"};
inline constexpr Field<Code> criterion{FieldId{2103}, "criterion"};
inline constexpr Field<Answer> met{FieldId{2104}, "met"};
inline constexpr Field<QString> reasoning{FieldId{2105}, "reasoning"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::assessment_criterion
