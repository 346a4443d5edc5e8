// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Courts, prisons, prosecutors, police, bodies of any kind.
namespace dossier::schema::organisation {

inline constexpr EntityType kType{23};

inline constexpr PartField names{FieldId{2301}, "names"};
inline constexpr Field<Code> kind{FieldId{2302}, "kind"};
inline constexpr Field<QString> place{FieldId{2303}, "place"};
inline constexpr Field<QString> address{FieldId{2304}, "address"};
inline constexpr Field<Code> country{FieldId{2305}, "country"};
/// Key of its row in resources/institutions, where it came from there.
inline constexpr Field<QString> catalogue_key{FieldId{2306}, "catalogue_key"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::organisation
