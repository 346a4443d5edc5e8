// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entities/common.h"

/// A name of an organisation in one language; the first is its display title.
namespace dossier::schema::organisation_name {

inline constexpr EntityType kType{24};

inline constexpr Field<base::RecordId> organisation{FieldId{2401}, "organisation"};
inline constexpr Field<OrderKey> order{FieldId{2402}, "order"};
inline constexpr Field<QString> text{FieldId{2403}, "text"};
inline constexpr Field<Code> language{FieldId{2404}, "language"};
inline constexpr Field<Code> kind{FieldId{2405}, "kind"};

[[nodiscard]] EntitySpec entity();

} // namespace dossier::schema::organisation_name
