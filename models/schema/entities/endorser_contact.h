// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A way to reach an endorser.
namespace dossier::schema::endorser_contact {

inline constexpr EntityType kType{37};

inline constexpr Field<base::RecordId> endorser{FieldId{3701}, "endorser"};
inline constexpr Field<OrderKey> order{FieldId{3702}, "order"};
inline constexpr Field<Code> kind{FieldId{3703}, "kind"};
inline constexpr Field<QString> address{FieldId{3704}, "address"};
inline constexpr Field<Answer> safe_to_use{FieldId{3705}, "safe_to_use"};
inline constexpr Field<QString> note{FieldId{3706}, "note"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::endorser_contact
