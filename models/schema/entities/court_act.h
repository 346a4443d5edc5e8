// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A decision, ruling, judgment, order or opinion. Every legal clock hangs on when a reasoned copy
/// was received.
namespace dossier::schema::court_act {

inline constexpr EntityType kType{22};

inline constexpr SetField<base::RecordId> case_{FieldId{2201}, "case"};
inline constexpr Field<base::RecordId> proceeding{FieldId{2202}, "proceeding"};
inline constexpr Field<base::RecordId> hearing{FieldId{2203}, "hearing"};
inline constexpr Field<base::RecordId> court{FieldId{2204}, "court"};
inline constexpr SetField<base::RecordId> judges{FieldId{2205}, "judges"};
inline constexpr Field<Code> kind{FieldId{2206}, "kind"};
inline constexpr Field<QString> number{FieldId{2207}, "number"};
inline constexpr Field<base::PartialDate> pronounced{FieldId{2208}, "pronounced"};
inline constexpr Field<QString> operative_part{FieldId{2209}, "operative_part"};
inline constexpr Field<QString> reasons{FieldId{2210}, "reasons"};
inline constexpr Field<base::PartialDate> copy_requested{FieldId{2211}, "copy_requested"};
inline constexpr Field<base::PartialDate> copy_received{FieldId{2212}, "copy_received"};
inline constexpr Field<QString> received_by{FieldId{2213}, "received_by"};
inline constexpr Field<base::PartialDate> in_force{FieldId{2214}, "in_force"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::court_act
