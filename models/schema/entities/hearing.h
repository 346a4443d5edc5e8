// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// One sitting of a court.
namespace dossier::schema::hearing {

inline constexpr EntityType kType{27};

inline constexpr Field<base::RecordId> proceeding{FieldId{2701}, "proceeding"};
/// Where it is about some of the accused of the proceeding only, or none is known.
inline constexpr SetField<base::RecordId> case_{FieldId{2702}, "case"};
inline constexpr Field<base::PartialDate> date{FieldId{2703}, "date"};  ///< where the hour is not known
inline constexpr Field<base::Instant> scheduled{FieldId{2704}, "scheduled"};
inline constexpr Field<QString> learned_how{FieldId{2705}, "learned_how"};
inline constexpr Field<base::PartialDate> learned_on{FieldId{2706}, "learned_on"};
inline constexpr Field<Answer> listed{FieldId{2707}, "listed"};
inline constexpr Field<base::Instant> actual_start{FieldId{2708}, "actual_start"};
inline constexpr Field<base::Instant> actual_end{FieldId{2709}, "actual_end"};
inline constexpr Field<std::int64_t> late_by{FieldId{2710}, "late_by"};  ///< minutes
inline constexpr Field<QString> late_cause{FieldId{2711}, "late_cause"};
inline constexpr Field<std::int64_t> session{FieldId{2712}, "session"};
inline constexpr Field<Code> stage{FieldId{2713}, "stage"};
inline constexpr Field<base::RecordId> court{FieldId{2714}, "court"};
inline constexpr Field<QString> room{FieldId{2715}, "room"};
inline constexpr SetField<base::RecordId> judges{FieldId{2716}, "judges"};
inline constexpr SetField<base::RecordId> prosecutors{FieldId{2717}, "prosecutors"};
inline constexpr Field<Code> attendance{FieldId{2718}, "attendance"};
inline constexpr PartField presence{FieldId{2719}, "presence"};
inline constexpr Field<Code> outcome{FieldId{2720}, "outcome"};
inline constexpr Field<QString> adjournment_reason{FieldId{2721}, "adjournment_reason"};
inline constexpr Field<QString> adjourned_by{FieldId{2722}, "adjourned_by"};
inline constexpr Field<base::PartialDate> next_date{FieldId{2723}, "next_date"};
inline constexpr Field<base::PartialDate> minutes_requested{FieldId{2724}, "minutes_requested"};
inline constexpr Field<base::PartialDate> minutes_received{FieldId{2725}, "minutes_received"};
inline constexpr Field<base::PartialDate> remarks_lodged{FieldId{2726}, "remarks_lodged"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::hearing
