// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// What an import found no field for; one for each import.
namespace dossier::schema::case_import_note {

inline constexpr EntityType kType{12};

inline constexpr Field<base::RecordId> case_{FieldId{1201}, "case"};
inline constexpr Field<OrderKey> order{FieldId{1202}, "order"};
inline constexpr Field<QString> text{FieldId{1203}, "text"};
inline constexpr Field<QString> list{FieldId{1204}, "list"};
inline constexpr Field<base::PartialDate> as_of{FieldId{1205}, "as_of"};
inline constexpr Field<base::Instant> imported_at{FieldId{1206}, "imported_at"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::case_import_note
