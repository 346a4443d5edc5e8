// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A recorded release. Absence from a list is not one.
namespace dossier::schema::release {

inline constexpr EntityType kType{18};

inline constexpr Field<base::RecordId> case_{FieldId{1801}, "case"};
inline constexpr Field<base::PartialDate> released_on{FieldId{1802}, "released_on"};
inline constexpr Field<Code> way{FieldId{1803}, "way"};
inline constexpr PartField restrictions_after{FieldId{1804}, "restrictions_after"};
inline constexpr Field<base::RecordId> court_act{FieldId{1805}, "court_act"};
inline constexpr Field<QString> source{FieldId{1806}, "source"};
inline constexpr Field<Code> audience = audienceOf(kType);

/// Term of vocabulary "liberty" for who was let go in that way, a term of vocabulary "release": someone who died in custody
/// is not "released".
[[nodiscard]] QString libertyAfter(QStringView wayOfRelease);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::release
