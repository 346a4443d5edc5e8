// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A case that stood on a list and does not stand on its next edition. Absent is not released: it is
/// a question that stays open until somebody records what happened.
namespace dossier::schema::absence {

inline constexpr EntityType kType{43};

inline constexpr Field<base::RecordId> case_{FieldId{4301}, "case"};
inline constexpr Field<base::RecordId> list{FieldId{4302}, "list"};
inline constexpr Field<base::PartialDate> as_of{FieldId{4303}, "as_of"};              ///< of the edition without it
inline constexpr Field<base::PartialDate> last_listed{FieldId{4304}, "last_listed"};  ///< of the last edition with it
inline constexpr Field<Code> answer{FieldId{4305}, "answer"};                         ///< absent while the question is open
inline constexpr Field<base::RecordId> release{FieldId{4306}, "release"};             ///< where the answer is a release
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::absence
