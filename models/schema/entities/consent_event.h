// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// What an endorser decided, and the evidence for it. Never changed: the next decision is the next record.
namespace dossier::schema::consent_event {

inline constexpr EntityType kType{39};

inline constexpr Field<base::RecordId> endorsement{FieldId{3901}, "endorsement"};
inline constexpr Field<Code> kind{FieldId{3902}, "kind"};
inline constexpr Field<base::PartialDate> date{FieldId{3903}, "date"};
inline constexpr SetField<Code> purpose{FieldId{3904}, "purpose"};
inline constexpr Field<Code> visibility{FieldId{3905}, "visibility"};  ///< agreed by this decision
inline constexpr Field<QString> by_whom{FieldId{3906}, "by_whom"};
inline constexpr Field<base::RecordId> recorded_by{FieldId{3907}, "recorded_by"};
inline constexpr Field<QString> evidence{FieldId{3908}, "evidence"};
inline constexpr Field<QString> text_version{FieldId{3909}, "text_version"};
inline constexpr Field<Code> channel{FieldId{3910}, "channel"};
inline constexpr Field<Code> circumstances{FieldId{3911}, "circumstances"};
inline constexpr Field<QString> capacity{FieldId{3912}, "capacity"};
inline constexpr Field<QString> guardian{FieldId{3913}, "guardian"};
inline constexpr Field<base::PartialDate> expiry{FieldId{3914}, "expiry"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::consent_event
