// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// What a person said a column of a list holds, remembered for its next edition.
namespace dossier::schema::list_column {

inline constexpr EntityType kType{41};

inline constexpr Field<base::RecordId> list{FieldId{4101}, "list"};
inline constexpr Field<OrderKey> order{FieldId{4102}, "order"};
inline constexpr Field<QString> header{FieldId{4103}, "header"};   ///< as printed
/// Permanent name of what the column holds ("birth_date"); absent where it is not to be imported.
inline constexpr Field<QString> holds{FieldId{4104}, "holds"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::list_column
