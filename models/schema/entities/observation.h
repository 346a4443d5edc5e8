// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// What one or more observers saw and heard in a hearing; judgments stand in findings, apart.
/// All of it is internal until a release is decided.
namespace dossier::schema::observation {

inline constexpr EntityType kType{29};

inline constexpr Field<base::RecordId> hearing{FieldId{2901}, "hearing"};
inline constexpr SetField<base::RecordId> observers{FieldId{2902}, "observers"};
inline constexpr Field<QString> role{FieldId{2903}, "role"};
inline constexpr Field<Code> language{FieldId{2904}, "language"};
inline constexpr Field<Answer> interpreter{FieldId{2905}, "interpreter"};
inline constexpr Field<Answer> declaration{FieldId{2906}, "declaration"};
inline constexpr Field<QString> conflict_of_interest{FieldId{2907}, "conflict_of_interest"};
inline constexpr Field<QString> access{FieldId{2908}, "access"};
inline constexpr Field<QString> seats{FieldId{2909}, "seats"};
inline constexpr Field<QString> refused_entry{FieldId{2910}, "refused_entry"};
inline constexpr Field<QString> recording_rules{FieldId{2911}, "recording_rules"};
inline constexpr Field<QString> parties{FieldId{2912}, "parties"};
inline constexpr Field<QString> conditions{FieldId{2913}, "conditions"};
inline constexpr Field<QString> dock{FieldId{2914}, "dock"};
inline constexpr Field<QString> restraints{FieldId{2915}, "restraints"};
inline constexpr Field<QString> visible_health{FieldId{2916}, "visible_health"};
inline constexpr Field<QString> conduct{FieldId{2917}, "conduct"};
inline constexpr Field<QString> motions{FieldId{2918}, "motions"};
inline constexpr Field<QString> ruling{FieldId{2919}, "ruling"};
inline constexpr Field<QString> evidence{FieldId{2920}, "evidence"};
inline constexpr Field<QString> outcome{FieldId{2921}, "outcome"};
inline constexpr Field<QString> summary{FieldId{2922}, "summary"};
inline constexpr Field<Code> state{FieldId{2923}, "state"};
inline constexpr PartField comments{FieldId{2924}, "comments"};
inline constexpr Field<Answer> named_by_release{FieldId{2925}, "named_by_release"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::observation
