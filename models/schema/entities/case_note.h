// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// Working notes of the team on a case: written once, added to, never changed.
namespace dossier::schema::case_note {

inline constexpr EntityType kType{13};

inline constexpr Field<base::RecordId> case_{FieldId{1301}, "case"};
inline constexpr Field<OrderKey> order{FieldId{1302}, "order"};
inline constexpr Field<QString> text{FieldId{1303}, "text"};
inline constexpr Field<base::Instant> written_at{FieldId{1304}, "written_at"};
inline constexpr Field<base::RecordId> author{FieldId{1305}, "author"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::case_note
