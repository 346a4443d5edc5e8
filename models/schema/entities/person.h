// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entity.h"

/// A human being, apart from any case: one person, several arrests (domain.md, "Core ideas").
namespace dossier::schema::person {

inline constexpr EntityType kType{3};

inline constexpr PartField names{FieldId{301}, "names"};
inline constexpr Field<Code> sex{FieldId{302}, "sex"};
inline constexpr Field<base::PartialDate> birth_date{FieldId{303}, "birth_date"};
inline constexpr Field<std::int64_t> birth_year{FieldId{304}, "birth_year"};
inline constexpr SetField<Code> nationality{FieldId{306}, "nationality"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::person
