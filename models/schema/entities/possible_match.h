// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Two persons who may be one: proposed by an import or found by similarity, decided by a person. A
/// decision is remembered, so that nobody is asked twice.
namespace dossier::schema::possible_match {

inline constexpr EntityType kType{44};

inline constexpr Field<base::RecordId> person{FieldId{4401}, "person"};
inline constexpr Field<base::RecordId> other{FieldId{4402}, "other"};
inline constexpr Field<std::int64_t> score{FieldId{4403}, "score"};     ///< percent
inline constexpr SetField<QString> reasons{FieldId{4404}, "reasons"};   ///< permanent codes (names/similarity.h)
inline constexpr Field<QString> list{FieldId{4405}, "list"};            ///< name of the list that raised it
inline constexpr Field<Code> decision{FieldId{4406}, "decision"};       ///< absent while the question is open
inline constexpr Field<base::Instant> decided_at{FieldId{4407}, "decided_at"};
inline constexpr Field<Code> audience = audienceOf(kType);

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::possible_match
