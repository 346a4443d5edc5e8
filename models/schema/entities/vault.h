// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// The team's own settings of this vault: one record, made with it and never deleted.
namespace dossier::schema::vault {

inline constexpr EntityType kType{1};

inline constexpr Field<QString> name{FieldId{101}, "name"};
/// Language in which texts are written unless another is named.
inline constexpr Field<Code> language{FieldId{102}, "language"};
/// Whose public holidays and legal terms count.
inline constexpr Field<Code> country{FieldId{103}, "country"};
/// IANA name; where an hour is typed without a zone.
inline constexpr Field<QString> time_zone{FieldId{104}, "time_zone"};
/// May release publicly (security.md, section 4).
inline constexpr Field<Answer> releasing_laptop{FieldId{105}, "releasing_laptop"};
inline constexpr Field<QString> publisher{FieldId{106}, "publisher"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::vault
