// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A supervisor's question on a line and the observer's answer; the line itself stays as it is.
namespace dossier::schema::observation_comment {

inline constexpr EntityType kType{30};

inline constexpr Field<base::RecordId> observation{FieldId{3001}, "observation"};
inline constexpr Field<OrderKey> order{FieldId{3002}, "order"};
inline constexpr Field<base::RecordId> line{FieldId{3003}, "line"};
inline constexpr Field<QString> question{FieldId{3004}, "question"};
inline constexpr Field<QString> answer{FieldId{3005}, "answer"};
inline constexpr Field<base::RecordId> author{FieldId{3006}, "author"};
inline constexpr Field<base::Instant> written_at{FieldId{3007}, "written_at"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::observation_comment
