// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A line of notes taken in a hearing. What was written stays; a correction is another line.
namespace dossier::schema::note {

inline constexpr EntityType kType{31};

inline constexpr Field<base::RecordId> observation{FieldId{3101}, "observation"};
inline constexpr Field<std::int64_t> number{FieldId{3102}, "number"};
/// When it happened in the room.
inline constexpr Field<base::Instant> observed_at{FieldId{3103}, "observed_at"};
/// Stamp of the first keystroke; never offered as the time of the event.
inline constexpr Field<base::Instant> typed_at{FieldId{3104}, "typed_at"};
inline constexpr Field<QString> page{FieldId{3105}, "page"};  ///< of the paper notebook
inline constexpr Field<Code> speaker_role{FieldId{3106}, "speaker_role"};
inline constexpr Field<QString> speaker{FieldId{3107}, "speaker"};
inline constexpr Field<QString> text{FieldId{3108}, "text"};
inline constexpr Field<Answer> verbatim{FieldId{3109}, "verbatim"};
inline constexpr SetField<Code> right_tags{FieldId{3110}, "right_tags"};
inline constexpr SetField<QString> marks{FieldId{3111}, "marks"};
inline constexpr Field<base::RecordId> corrects{FieldId{3112}, "corrects"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::note
