// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A human being, apart from any case: one person, several arrests (domain.md, "Core ideas").
namespace dossier::schema::person {

inline constexpr EntityType kType{3};

inline constexpr PartField names{FieldId{301}, "names"};
inline constexpr Field<Code> sex{FieldId{302}, "sex"};
inline constexpr Field<base::PartialDate> birth_date{FieldId{303}, "birth_date"};
/// Of birth_date, where that lies in one year for certain.
inline constexpr Field<std::int64_t> birth_year{FieldId{304}, "birth_year"};
inline constexpr Field<base::PartialDate> death_date{FieldId{305}, "death_date"};
inline constexpr SetField<Code> nationality{FieldId{306}, "nationality"};  ///< citizenship, not ethnicity
inline constexpr SetField<QString> occupation{FieldId{307}, "occupation"};
inline constexpr SetField<QString> profile{FieldId{308}, "profile"};  ///< journalist, defender, believer …
/// Party, outlet, community; released only with a basis for being named.
inline constexpr SetField<QString> affiliation{FieldId{309}, "affiliation"};
/// Special category (GDPR 9); released only with a basis for being named.
inline constexpr Field<QString> belief{FieldId{310}, "belief"};
inline constexpr Field<QString> origin{FieldId{311}, "origin"};
inline constexpr PartField biography{FieldId{312}, "biography"};
inline constexpr SetField<Code> languages{FieldId{313}, "languages"};
inline constexpr Field<QString> marital{FieldId{314}, "marital"};
inline constexpr Field<QString> dependants{FieldId{315}, "dependants"};
inline constexpr Field<QString> health{FieldId{316}, "health"};
inline constexpr Field<QString> needs{FieldId{317}, "needs"};
inline constexpr Field<Code> naming_basis{FieldId{318}, "naming_basis"};
inline constexpr Field<base::PartialDate> naming_date{FieldId{319}, "naming_date"};
inline constexpr Field<QString> naming_source{FieldId{320}, "naming_source"};
/// Another record of the same human being, under which this one is kept from now on; taken back, the two
/// are two again.
inline constexpr Field<base::RecordId> same_as{FieldId{321}, "same_as"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::person
