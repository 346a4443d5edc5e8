// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// That a person stood on a list on a date, and what the list said. What a row says is compared with
/// what it said the last time, so that a correction made here is not undone by an old cell.
namespace dossier::schema::listing {

inline constexpr EntityType kType{42};

inline constexpr Field<base::RecordId> person{FieldId{4201}, "person"};
inline constexpr Field<base::RecordId> case_{FieldId{4202}, "case"};
inline constexpr Field<base::RecordId> list{FieldId{4203}, "list"};
inline constexpr Field<base::PartialDate> as_of{FieldId{4204}, "as_of"};
inline constexpr Field<std::int64_t> number{FieldId{4205}, "number"};
inline constexpr Field<QString> group{FieldId{4206}, "group"};   ///< as printed
/// The whole row as printed, "Header: cell" line by line; lines of one cell after the first begin with a tab.
inline constexpr Field<QString> text{FieldId{4207}, "text"};
inline constexpr Field<base::Instant> imported_at{FieldId{4208}, "imported_at"};
inline constexpr Field<std::int64_t> import_no{FieldId{4209}, "import_no"};   ///< which import of the list, from 1
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::listing
