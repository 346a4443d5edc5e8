// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Something that happened, in the chronology of one or more cases. Who took part: participations.
namespace dossier::schema::event {

inline constexpr EntityType kType{33};

inline constexpr SetField<base::RecordId> case_{FieldId{3301}, "case"};
inline constexpr Field<base::PartialDate> date{FieldId{3302}, "date"};
inline constexpr Field<Code> kind{FieldId{3303}, "kind"};
inline constexpr Field<QString> title{FieldId{3304}, "title"};
inline constexpr PartField text{FieldId{3305}, "text"};
inline constexpr Field<QString> place{FieldId{3306}, "place"};
inline constexpr Field<QString> source{FieldId{3307}, "source"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::event
