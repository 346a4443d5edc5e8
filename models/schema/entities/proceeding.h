// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// One matter before one court or body; it has many hearings.
namespace dossier::schema::proceeding {

inline constexpr EntityType kType{26};

inline constexpr SetField<base::RecordId> case_{FieldId{2601}, "case"};
inline constexpr Field<base::RecordId> joint_case{FieldId{2602}, "joint_case"};
inline constexpr Field<Code> forum{FieldId{2603}, "forum"};
inline constexpr Field<QString> number{FieldId{2604}, "number"};
inline constexpr Field<base::RecordId> court{FieldId{2605}, "court"};
inline constexpr Field<base::PartialDate> filed{FieldId{2606}, "filed"};
inline constexpr Field<base::PartialDate> decided{FieldId{2607}, "decided"};
inline constexpr Field<base::PartialDate> notified{FieldId{2608}, "notified"};
inline constexpr SetField<Article> articles_invoked{FieldId{2609}, "articles_invoked"};
inline constexpr Field<QString> outcome{FieldId{2610}, "outcome"};
inline constexpr Field<QString> next_step{FieldId{2611}, "next_step"};
inline constexpr Field<base::PartialDate> deadline{FieldId{2612}, "deadline"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::proceeding
