// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// An observation judged against one right; observers judge against the standard, courts find violations.
namespace dossier::schema::finding {

inline constexpr EntityType kType{32};

inline constexpr Field<base::RecordId> observation{FieldId{3201}, "observation"};
inline constexpr Field<Code> right{FieldId{3202}, "right"};
inline constexpr Field<Code> judged{FieldId{3203}, "judged"};
inline constexpr Field<Code> seriousness{FieldId{3204}, "seriousness"};
inline constexpr Field<QString> facts{FieldId{3205}, "facts"};
inline constexpr SetField<base::RecordId> lines_cited{FieldId{3206}, "lines_cited"};
inline constexpr Field<QString> law_cited{FieldId{3207}, "law_cited"};
inline constexpr Field<base::RecordId> judged_by{FieldId{3208}, "judged_by"};
inline constexpr Field<Code> confidence{FieldId{3209}, "confidence"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::finding
