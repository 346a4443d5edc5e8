// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Where the person was held and when; a transfer is the next of these.
namespace dossier::schema::detention_place {

inline constexpr EntityType kType{16};

inline constexpr Field<base::RecordId> detention{FieldId{1601}, "detention"};
inline constexpr Field<OrderKey> order{FieldId{1602}, "order"};
inline constexpr Field<base::RecordId> place{FieldId{1603}, "place"};
inline constexpr Field<base::PartialDate> from{FieldId{1604}, "from"};
inline constexpr Field<base::PartialDate> until{FieldId{1605}, "until"};
inline constexpr Field<QString> reason{FieldId{1606}, "reason"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::detention_place
